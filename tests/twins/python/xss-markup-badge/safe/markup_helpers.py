from markupsafe import Markup

BADGE = '<span class="badge">{}</span>'


def badge(text):
    """A small coloured label."""
    return Markup(BADGE).format(text)


def separator():
    return Markup("<hr>")
