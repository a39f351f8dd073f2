from lxml import etree


def make_parser():
    return etree.XMLParser(resolve_entities=True, load_dtd=True, huge_tree=False)


def read_document(raw):
    return etree.XML(raw, parser=make_parser())
