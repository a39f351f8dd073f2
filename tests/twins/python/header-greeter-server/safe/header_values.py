"""Values for header fields."""

LIMIT = 100


def header_value(text):
    if len(text) > LIMIT:
        raise ValueError("too long")
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
        raise ValueError("control character")
    return text.strip()
