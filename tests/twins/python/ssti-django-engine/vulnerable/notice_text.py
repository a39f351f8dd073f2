from django.template import Context, Template

BODY = "\nThe office is closed on {{ day }}.\n"


def notice_text(request, heading):
    template = Template(heading + BODY)
    values = {"day": "Friday", "request": request}
    return template.render(Context(values))
