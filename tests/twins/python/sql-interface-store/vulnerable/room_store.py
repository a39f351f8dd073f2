import sqlite3
from typing import Protocol


class RoomStore(Protocol):
    def search(self, city: str) -> list[tuple]: ...


class SqliteRoomStore:
    def __init__(self, path: str) -> None:
        self.path = path

    def search(self, city: str) -> list[tuple]:
        sql = f"SELECT name, beds FROM room WHERE city LIKE '%{city}%'"
        with sqlite3.connect(self.path) as conn:
            return conn.execute(sql).fetchall()
