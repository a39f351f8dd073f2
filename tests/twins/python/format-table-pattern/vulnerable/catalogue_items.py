from dataclasses import dataclass


@dataclass
class Item:
    name: str
    price: float


ITEMS = [Item("chair", 40.0), Item("lamp", 15.5)]
