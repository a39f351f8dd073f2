from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from flask import Markup
from markupsafe import Markup as M, escape as escape_html
import markupsafe

STAR = "&#9733;"


def link(user):
    # ruleid: python.markup.built-html
    return mark_safe(f'<a href="/users/{user.pk}">{user.name}</a>')


class Admin:
    def colored(self, row):
        # ruleid: python.markup.built-html
        return mark_safe('<span style="color: %s">%s</span>' % (row.color, row.name))

    def picture(self, row):
        # ruleid: python.markup.built-html
        return SafeString("<img src='{}'>".format(row.image.url))

    def formatted_first(self, row):
        # ruleid: python.markup.formatted-twice
        return format_html(f"<b>{row.title}</b> {{}}", row.count)


    def formatted_first_again(self, row):
        # ruleid: python.markup.formatted-twice
        return format_html("<a href='%s'>x</a>" % row.address)

    def formatted_last(self, row):
        # ok: python.markup.formatted-twice
        first = format_html("<b>{}</b>", f"{row.title}!")
        # ok: python.markup.formatted-twice
        return first + format_html("<b>" + "{}</b>", row.title)

    def escaped_before(self, row):
        name = escape(row.name)
        # ok: python.markup.built-html
        return mark_safe(f"<b>{name}</b>")


def message(text):
    # ruleid: python.markup.built-html
    return Markup("<p>" + text + "</p>")


def message_lines(text, kind):
    # ruleid: python.markup.built-html
    return markupsafe.Markup(
        f"<p class='{kind}'>{text}</p>"
    )


def stars():
    # ok: python.markup.built-html
    first = mark_safe("<b>" + "&#9733;" + "</b>")
    # ok: python.markup.built-html
    second = mark_safe(STAR + "<br>")
    # ok: python.markup.built-html
    return first + second + Markup("<hr>")


def good_link(user):
    # ok: python.markup.built-html
    first = format_html('<a href="/users/{}">{}</a>', user.pk, user.name)
    # ok: python.markup.built-html
    second = Markup("<b>%s</b>") % user.name
    # ok: python.markup.built-html
    third = M("<i>{}</i>").format(user.name)
    # ok: python.markup.built-html
    fourth = mark_safe("<b>%s</b>" % escape(user.name))
    # ok: python.markup.built-html
    return first, second, third, fourth, M("<b>" + escape_html(user.name) + "</b>")
