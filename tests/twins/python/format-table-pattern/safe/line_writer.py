from catalogue_items import ITEMS

PATTERNS = {"short": "{item.name}\n", "long": "{item.name}: {item.price:.2f}\n"}


class LineWriter:
    def __init__(self, pattern):
        self.pattern = PATTERNS.get(pattern, PATTERNS["short"])

    def lines(self):
        write = self.pattern.format
        return [write(item=item) for item in ITEMS]
