import sqlite3


class CustomerRepository:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def by_mail(self, mail):
        cur = self.conn.cursor()
        cur.execute(f"SELECT name, city FROM customers WHERE mail = '{mail}'")
        return cur.fetchone()

    def close(self):
        self.conn.close()
