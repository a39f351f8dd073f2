from rest_framework.exceptions import ValidationError

COLUMNS = frozenset(["id", "priority", "opened", "title"])


def order_by(text):
    names = [name.strip() for name in text.split(",")]
    if names[0] not in COLUMNS:
        raise ValidationError({"order": "unknown column"})
    return ", ".join(names)
