from lxml import etree


class PriceList:
    def __init__(self, path):
        self.tree = etree.parse(path)

    def find(self, sku):
        query = etree.XPath(f"//item[@sku='{sku}']/price")
        return [float(node.text) for node in query(self.tree)]
