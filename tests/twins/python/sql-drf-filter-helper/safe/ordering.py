from rest_framework.exceptions import ValidationError

COLUMNS = frozenset(["id", "priority", "opened", "title"])


def order_by(text):
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in COLUMNS:
            raise ValidationError({"order": "unknown column"})
    return ", ".join(names)
