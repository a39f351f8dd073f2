# weakness: CWE-90 LDAP injection
# features: right sanitizer, f-string
# attack: escape_filter_chars encodes the parentheses and the star
# expect: none
from flask import Blueprint, current_app, jsonify, request
from ldap3 import Connection, Server
from ldap3.utils.conv import escape_filter_chars

bp = Blueprint("staff", __name__)
BASE_DN = "ou=people,dc=example,dc=test"


@bp.get("/staff")
def staff():
    uid = escape_filter_chars(request.args.get("uid", "").strip())
    server = Server(current_app.config["LDAP_URI"], use_ssl=True)
    with Connection(server, auto_bind=True) as conn:
        conn.search(BASE_DN, f"(&(objectClass=person)(uid={uid}))", attributes=["cn", "mail"])
        found = [entry.entry_attributes_as_dict for entry in conn.entries]
    return jsonify(found)
