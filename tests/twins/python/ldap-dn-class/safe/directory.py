from ldap3 import Connection, Server
from ldap3.utils.conv import escape_filter_chars


class Directory:
    base = "ou=people,dc=example,dc=test"

    def __init__(self, uri):
        self.connection = Connection(Server(uri, use_ssl=True), auto_bind=True)

    def phones(self, user):
        term = "(uid=" + escape_filter_chars(user) + ")"
        self.connection.search(self.base, term, attributes=["telephoneNumber"])
        return [str(entry.telephoneNumber) for entry in self.connection.entries]
