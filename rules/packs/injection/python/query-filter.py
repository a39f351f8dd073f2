import ldap
import ldap.filter
from bson.code import Code
from ldap3.utils.conv import escape_filter_chars
from lxml import etree


def find(connection, name):
    # ruleid: python.ldap.built-filter
    return connection.search_s("ou=people", ldap.SCOPE_SUBTREE, "(uid=" + name + ")")


class Directory:
    def find(self, mail):
        # ruleid: python.ldap.built-filter
        self.connection.search(
            search_base="dc=example",
            search_filter=f"(&(objectClass=person)(mail={mail}))",
        )

    def groups(self, dn):
        # ruleid: python.ldap.built-filter
        return self.connection.search_ext_s("ou=groups", ldap.SCOPE_ONELEVEL, "(|(member=%s)(owner=%s))" % (dn, dn))

    def quick(self, name):
        # ruleid: python.ldap.built-filter
        self.connection.search("dc=example", "(cn={})".format(name), attributes=["mail"])


def careful(connection, name):
    # ok: python.ldap.built-filter
    first = connection.search_s("ou=people", ldap.SCOPE_SUBTREE, ldap.filter.filter_format("(uid=%s)", [name]))
    # ok: python.ldap.built-filter
    connection.search(search_base="dc=example", search_filter=f"(uid={escape_filter_chars(name)})")
    # ok: python.ldap.built-filter
    return first, connection.search_s("ou=people", ldap.SCOPE_SUBTREE, "(objectClass=" + "person)")


def no_directory(index, words):
    # ok: python.ldap.built-filter
    return index.search("articles", "title " + words, attributes=None)


def login(tree, name):
    # ruleid: python.xpath.built-query
    return tree.xpath("//user[@name='" + name + "']/secret")


def item(tree, key):
    # ruleid: python.xpath.built-query
    return tree.xpath(f'//item[contains(@class, "{key}")]')


def item_fine(tree, key, position):
    # ok: python.xpath.built-query
    first = tree.xpath("//item[@key = $key]", key=key)
    # ok: python.xpath.built-query
    second = tree.xpath("//item[@key='" + "a" + "']")
    # ok: python.xpath.built-query
    third = tree.xpath("//item[%d]" % position)
    # ok: python.xpath.built-query
    return first, second, third, etree.XPath("//item[@key='a']")


def newer(collection, year):
    # ruleid: python.nosql.built-where
    return collection.find({"$where": "this.year > " + year})


def reducer(collection, field):
    # ruleid: python.nosql.built-where
    return collection.map_reduce(Code(f"function () {{ emit(this.{field}, 1) }}"), "x", "out")


def newer_fine(collection, year):
    # ok: python.nosql.built-where
    first = collection.find({"year": {"$gt": year}})
    # ok: python.nosql.built-where
    second = collection.find({"$where": "this.a > this.b"})
    # ok: python.nosql.built-where
    return first, second, collection.find(Code("function () { return this.year > y }", {"y": year}))
