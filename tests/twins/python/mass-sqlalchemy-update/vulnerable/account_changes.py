from .models import db

WRITABLE = frozenset({"label", "currency", "statement_day"})


def apply_changes(account, values):
    values.pop("id", None)
    for key in list(values):
        if key.startswith("_"):
            del values[key]
    for key, value in values.items():
        setattr(account, key, value)
    db.session.commit()
