from jinja2 import Environment

environment = Environment(autoescape=True)
SOURCE = "Invoice {{ number }}\n"
FOOT = "\nThank you."


def render_invoice(number, note):
    template = environment.from_string(SOURCE + note + FOOT)
    return template.render(number=number)
