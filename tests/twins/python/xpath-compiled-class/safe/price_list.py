from lxml import etree


class PriceList:
    def __init__(self, path):
        self.tree = etree.parse(path)
        self.query = etree.XPath("//item[@sku=$sku]/price")

    def find(self, sku):
        return [float(node.text) for node in self.query(self.tree, sku=sku)]
