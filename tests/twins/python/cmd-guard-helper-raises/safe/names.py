import string

LETTERS = frozenset(string.ascii_letters + string.digits + "_")


def require_name(text):
    if not text or len(text) > 30:
        raise ValueError("length")
    if not LETTERS.issuperset(text):
        raise ValueError("characters")
