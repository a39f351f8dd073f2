import json
import xml.sax

import bson
import ldap
import ldap3
from defusedxml.ElementTree import fromstring
from flask import Flask, abort, request
from ldap3.utils.conv import escape_filter_chars
from ldap3.utils.dn import escape_rdn
from lxml import etree

app = Flask(__name__)


@app.route("/login", methods=["POST"])
def login():
    data = request.get_json()
    # ruleid: python.nosql.injection
    user = db.users.find_one({"name": data["name"], "word": data["word"]})
    # ok: python.nosql.injection
    user = db.users.find_one({"name": str(data["name"])})
    # ok: python.nosql.injection
    user = db.users.find_one({"name": request.form["name"]})
    # ruleid: python.nosql.injection
    db.users.delete_many(data)
    return {"user": user}


@app.route("/typed", methods=["POST"])
def typed():
    name = request.json.get("name")
    if not isinstance(name, str):
        abort(400)
    # ok: python.nosql.injection
    return {"user": db.users.find_one({"name": name})}


def find(collection, name):
    # ruleid: python.nosql.injection
    return list(collection.find({"owner": name}))


async def items(request):
    body = await request.json()
    return find(db.items, body.get("owner"))


def scripted(request):
    name = request.GET["name"]
    # ruleid: python.nosql.where
    first = db.users.find({"$where": "this.name == '" + name + "'"})
    # ok: python.nosql.where
    second = db.users.find({"$where": "this.name == other", "name": name})
    # ruleid: python.nosql.where
    third = bson.Code("function() { return this.x == '%s' }" % name)
    # ok: python.nosql.where
    fourth = bson.Code("function() { return this.x == x }", {"x": name})
    return first, second, third, fourth


def person(request):
    uid = request.GET["uid"]
    connection = ldap.initialize("ldap://ldap.example.com")
    # ruleid: python.ldap.injection
    found = connection.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=%s)" % uid)
    # ok: python.ldap.injection
    found += connection.search_s("dc=example", ldap.SCOPE_SUBTREE, ldap.filter.filter_format("(uid=%s)", [uid]))
    return found


class Directory:
    def __init__(self, server):
        self.connection = ldap3.Connection(server)

    def find(self, name):
        # ruleid: python.ldap.injection
        self.connection.search("dc=example", search_filter=f"(cn={name})")

    def find_escaped(self, name):
        # ok: python.ldap.injection
        self.connection.search("dc=example", search_filter=f"(cn={escape_filter_chars(name)})")


@app.route("/people/<name>")
def people(name):
    directory = Directory("ldap.example.com")
    directory.find(name)
    directory.find_escaped(name)
    if not name.isalnum():
        abort(400)
    # ok: python.ldap.injection
    directory.connection.search("dc=example", search_filter=f"(cn={name})")
    return {}


def user_node(request, tree):
    name = request.GET.get("name")
    # ruleid: python.xpath.injection
    node = tree.xpath("//user[@name='" + name + "']")
    # ok: python.xpath.injection
    node = tree.xpath("//user[@name = $name]", name=name)
    if "'" in name:
        return None
    # ok: python.xpath.injection
    return tree.xpath("//user[@name='" + name + "']") or node


def nodes(root, query):
    # ruleid: python.xpath.injection
    return root.findall(f".//item[@id='{query}']")


def items_of(request, root):
    found = nodes(root, request.POST["id"])
    # ok: python.xpath.injection
    return found + root.findall(".//item[@id='%d']" % int(request.POST["id"]))


def wrongly_escaped(request, tree):
    name = request.GET["name"].replace("<", "&lt;")
    # ruleid: python.xpath.injection
    return tree.xpath("//user[@name='%s']" % name)


@app.route("/xml", methods=["POST"])
def xml_body():
    # ruleid: python.xml.request
    first = etree.fromstring(request.data)
    # ok: python.xml.request
    second = etree.fromstring(request.data, etree.XMLParser(resolve_entities=False))
    # ok: python.xml.request
    third = fromstring(request.data)
    parser = etree.XMLParser(resolve_entities=True)
    # ruleid: python.xml.request
    fourth = etree.fromstring(request.data, parser)
    return str([first, second, third, fourth])


def sax(request):
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    # ruleid: python.xml.request
    parser.parse(request.FILES["file"])


def sax_default(request):
    parser = xml.sax.make_parser()
    # ok: python.xml.request
    parser.parse(request.FILES["file"])


def entry(connection):
    # ruleid: python.ldap.name
    return connection.search_s("uid=" + request.args["name"] + ",ou=people", ldap.SCOPE_BASE)


def escaped_for_filters(connection):
    name = escape_filter_chars(request.args["name"])
    # ruleid: python.ldap.name
    return connection.search_s(f"uid={name},ou=people", ldap.SCOPE_BASE)


def login():
    # ruleid: python.ldap.name
    return ldap3.Connection("ldap.example.test", user=f"uid={request.form['name']},ou=people", password="")


def escaped_name(connection):
    name = escape_rdn(request.args["name"])
    # ok: python.ldap.name
    return connection.search_s(f"uid={name},ou=people", ldap.SCOPE_BASE)


def name_of_letters(connection):
    name = request.args["name"]
    if not name.isalnum():
        abort(400)
    # ok: python.ldap.name
    return connection.search_s("uid=" + name + ",ou=people", ldap.SCOPE_BASE)


def name_in_filter():
    name = escape_rdn(request.args["name"])
    with ldap3.Connection("ldap.example.test") as connection:
        # ok: python.ldap.name
        # ruleid: python.ldap.injection
        connection.search("ou=people", f"(uid={name})")


PARSERS = {"plain": etree.XMLParser(resolve_entities=False), "full": etree.XMLParser(resolve_entities=True)}


def parser_of_table(request):
    # ruleid: python.xml.request
    etree.fromstring(request.body, PARSERS["full"])
    # ok: python.xml.request
    return etree.fromstring(request.body, PARSERS["plain"])
