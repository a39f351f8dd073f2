import sqlite3

import pandas as pd
from django.db import connection
from django.db.models.expressions import RawSQL
from psycopg import sql
from sqlalchemy import text
import sqlalchemy as sa

TABLE = "users"


def user(cursor, name):
    # ruleid: python.sql.built-query
    cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")
    return cursor.fetchone()


class Repository:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def find(self, name):
        # ruleid: python.sql.built-query
        return self.connection.execute("select id from users where name = '%s'" % name).fetchall()

    def remove(self, ident):
        # ruleid: python.sql.built-query
        self.connection.cursor().execute(
            "DELETE FROM users WHERE id = {}".format(ident),
        )

    def through_variable(self, column, value):
        query = f"""
            UPDATE users
            SET {column} = '{value}'
        """
        with self.connection:
            # ruleid: python.sql.built-query
            self.connection.execute(query)


def rows(session, order):
    # ruleid: python.sql.built-name
    return session.execute(text(f"SELECT * FROM posts ORDER BY {order}"))


def frame(engine, day):
    # ruleid: python.sql.built-query
    return pd.read_sql(f"SELECT * FROM log WHERE day = '{day}'", engine)


async def with_asyncpg(pool, name):
    # ruleid: python.sql.built-query
    return await pool.fetchrow("SELECT id FROM users WHERE name = '%s'" % name)


def django(name, order):
    # ruleid: python.sql.built-query
    people = Person.objects.raw("SELECT * FROM person WHERE name = '%s'" % name)
    # ruleid: python.sql.built-query
    more = Person.objects.annotate(x=RawSQL(f"select max(a) from b where c = {order}", ()))
    # ruleid: python.sql.built-query
    other = Person.objects.extra(where=["id in (select id from old where name = '%s')" % name])
    with connection.cursor() as cursor:
        # ruleid: python.sql.built-name
        cursor.execute("GRANT ALL ON DATABASE main TO " + name)
    return people, more, other


def grows(cursor, wanted):
    query = "SELECT * FROM users"
    query += " WHERE id = " + wanted
    # ruleid: python.sql.built-query
    cursor.execute(query)


def grows_sometimes(cursor, wanted):
    query = "SELECT * FROM users"
    if wanted:
        query += " WHERE id = " + wanted
    # todoruleid: python.sql.built-query
    cursor.execute(query)


def placeholders(cursor, name, names):
    # ok: python.sql.built-query, python.sql.built-name
    cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
    # ok: python.sql.built-query, python.sql.built-name
    cursor.executemany("INSERT INTO users (name) VALUES (?)", [(name,) for name in names])
    # ok: python.sql.built-query, python.sql.built-name
    cursor.execute("SELECT * FROM users " + "WHERE name = %s", (name,))
    # ok: python.sql.built-query, python.sql.built-name
    cursor.execute("SELECT * FROM " + TABLE + " WHERE name = %s", [name])


def composed(cursor, column, name):
    # ok: python.sql.built-query, python.sql.built-name
    cursor.execute(sql.SQL("SELECT {} FROM users WHERE name = %s").format(sql.Identifier(column)), (name,))


def with_text(session, name):
    # ok: python.sql.built-query, python.sql.built-name
    return session.execute(text("SELECT * FROM users WHERE name = :name"), {"name": name})


def no_sql(task, context, name):
    # ok: python.sql.built-query, python.sql.built-name
    task.execute("run %s" % name)
    # ok: python.sql.built-query, python.sql.built-name
    context.fetch(f"https://example.org/{name}")


def table(session, model):
    # ok: python.sql.built-query, python.sql.built-name
    return session.execute(sa.select(model).where(model.id == 1))


def looked_up(cursor, queries, kind):
    # ok: python.sql.built-query, python.sql.built-name
    cursor.execute(queries["select " + kind + " from"])
    # ok: python.sql.built-query, python.sql.built-name
    cursor.execute(build(f"select {kind} from"))


def names(cursor, table, key, columns):
    # ok: python.sql.built-query
    # ruleid: python.sql.built-name
    cursor.execute("SELECT count(*) FROM %s" % table)
    # ok: python.sql.built-query
    # ruleid: python.sql.built-name
    cursor.execute(f"SELECT * FROM {table} WHERE key = %s", (key,))
    # ok: python.sql.built-query
    # ruleid: python.sql.built-name
    cursor.execute("SELECT * FROM " + table + " WHERE key = %s", [key])
    # ok: python.sql.built-query
    # ruleid: python.sql.built-name
    cursor.execute("SELECT * FROM %s WHERE key = %%s" % table, [key])
    query = "DROP TABLE {}".format(table)
    # ok: python.sql.built-query
    # ruleid: python.sql.built-name
    cursor.execute(query)


def values(cursor, key, day, words):
    # ruleid: python.sql.built-query
    cursor.execute("INSERT INTO log (key, day) VALUES ('%s', '%s')" % (key, day))
    # ruleid: python.sql.built-query
    cursor.execute(f"SELECT * FROM log WHERE text LIKE '%{words}%'")
    # ruleid: python.sql.built-query
    cursor.execute("SELECT * FROM log WHERE id IN ({})".format(",".join(words)))
    # ruleid: python.sql.built-query
    cursor.execute("SELECT * FROM log WHERE id = %(id)s" % {"id": key})


def columns_of(cursor, table, first, second):
    # ok: python.sql.built-query
    # ruleid: python.sql.built-name
    cursor.execute("SELECT %s, %s FROM %s WHERE %s = %%s" % (first, second, table, first), [1])


from flask import request
from sqlalchemy import select


def search(cursor):
    word = request.args.get("q", "")
    # ruleid: python.sql.injection
    # ruleid: python.sql.built-query
    cursor.execute("SELECT * FROM posts WHERE title LIKE '%" + word + "%'")
    # ok: python.sql.injection
    cursor.execute("SELECT * FROM posts WHERE title LIKE ?", ("%" + word + "%",))
    return cursor.fetchall()


def find_by(cursor, column, value):
    # ruleid: python.sql.injection
    # ruleid: python.sql.built-query
    cursor.execute(f"SELECT * FROM posts WHERE {column} = '{value}'")


def view(request, cursor):
    find_by(cursor, "title", request.GET["title"])


class Finder:
    def __init__(self, order):
        self.order = order

    def run(self, connection):
        # ruleid: python.sql.injection
        # ruleid: python.sql.built-name
        return connection.execute("SELECT id FROM posts ORDER BY " + self.order)


def ordered(connection):
    return Finder(request.args["order"]).run(connection)


def ordered_by_list(connection):
    column = request.args.get("order")
    if column not in ("created_at", "title"):
        return []
    # ok: python.sql.injection
    # ruleid: python.sql.built-name
    return connection.execute("SELECT id FROM posts ORDER BY " + column)


def by_number(cursor):
    page = int(request.args.get("page", "1"))
    # ok: python.sql.injection
    # ruleid: python.sql.built-query
    cursor.execute("SELECT id FROM posts LIMIT 20 OFFSET %d" % page)


def orm(session):
    name = request.form["name"]
    # ok: python.sql.injection
    people = session.execute(select(User).where(User.name == name)).all()
    # ruleid: python.sql.injection
    # ruleid: python.sql.built-query
    more = session.execute(text("SELECT * FROM users WHERE name = '%s'" % name))
    # ruleid: python.sql.injection
    # ruleid: python.sql.built-query
    last = Person.objects.raw("SELECT * FROM person WHERE name = '%s'" % name)
    return people, more, last


def quoted_only(cursor):
    name = request.form["name"].replace("'", "")
    # ruleid: python.sql.injection
    # ruleid: python.sql.built-query
    cursor.execute("SELECT * FROM users WHERE id = " + name)


def forgotten(cursor):
    name = request.form["name"]
    name = "root"
    # ok: python.sql.injection
    cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")
