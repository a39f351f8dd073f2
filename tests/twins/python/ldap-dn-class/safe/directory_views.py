# weakness: CWE-90 LDAP injection
# features: class field, wrong sanitizer, two files
# attack: the filter characters are escaped
# expect: none
from flask import Flask, jsonify, request

from directory import Directory

app = Flask(__name__)
app.config.from_prefixed_env()


@app.get("/phone")
def phone():
    directory = Directory(app.config["LDAP_URI"])
    return jsonify(directory.phones(request.args.get("user", "")))
