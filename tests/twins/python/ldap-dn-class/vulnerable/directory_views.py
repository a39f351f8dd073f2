# weakness: CWE-90 LDAP injection
# features: class field, wrong sanitizer, two files
# attack: GET /phone?user=* lists every number: escape_rdn protects a DN, not a filter
# expect: directory.py:13 CWE-90
from flask import Flask, jsonify, request

from directory import Directory

app = Flask(__name__)
app.config.from_prefixed_env()


@app.get("/phone")
def phone():
    directory = Directory(app.config["LDAP_URI"])
    return jsonify(directory.phones(request.args.get("user", "")))
