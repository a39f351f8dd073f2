"""Values for header fields."""

LIMIT = 100


def header_value(text):
    if len(text) > LIMIT:
        raise ValueError("too long")
    return text.strip()
