# weakness: CWE-470 unsafe reflection
# features: anonymous class, allow list, early return
# attack: GET /reports/purge is an attribute of the registry too and is called
# expect: 26 CWE-470
from flask import Flask, abort, jsonify

from .numbers import monthly, purge_all, yearly

app = Flask(__name__)
PUBLIC = ("monthly", "yearly")
Registry = type(
    "Registry",
    (),
    {
        "monthly": staticmethod(monthly),
        "yearly": staticmethod(yearly),
        "purge": staticmethod(purge_all),
    },
)


@app.get("/reports/<name>")
def report(name):
    if not hasattr(Registry, name):
        abort(404)
    build = getattr(Registry, name)
    return jsonify(rows=build())
