import xml.sax
from xml.sax import handler, make_parser
from xml.sax.handler import feature_external_ges

import defusedxml.ElementTree
import lxml.etree
from lxml import etree
from lxml.etree import XMLParser, iterparse


def invoice(text):
    parser = etree.XMLParser(resolve_entities=True)
    # ruleid: python.xml.entities
    return etree.fromstring(text, parser)


def with_dtd(path):
    # ruleid: python.xml.entities
    return lxml.etree.parse(path, XMLParser(
        load_dtd=True,
        no_network=False,
    ))


def events(path):
    # ruleid: python.xml.entity-options
    for _, element in iterparse(path, load_dtd=True):
        yield element


class Reader:
    def __init__(self):
        self.parser = make_parser()
        self.parser.setFeature(handler.feature_external_ges, True)

    def read(self, source):
        # ruleid: python.xml.entities
        self.parser.parse(source)


def by_name(source):
    parser = xml.sax.make_parser()
    parser.setFeature("http://xml.org/sax/features/external-general-entities", True)
    # ruleid: python.xml.entities
    parser.parse(source)


OPTIONS = {"strict": {"resolve_entities": False}, "resolve": True}
PARSERS = {
    "strict": etree.XMLParser(resolve_entities=False),
    "plain": etree.XMLParser(resolve_entities=OPTIONS["resolve"]),
}


def chosen(text):
    # ruleid: python.xml.entities
    etree.fromstring(text, parser=PARSERS["plain"])
    # ok: python.xml.entities
    return etree.fromstring(text, parser=PARSERS["strict"])


def undefended(text):
    # ruleid: python.xml.entity-options
    return defusedxml.ElementTree.fromstring(text, forbid_entities=False)


def careful(text):
    # ok: python.xml.entities, python.xml.huge-tree
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    # ok: python.xml.entities
    return etree.fromstring(text, parser)


def local_dtd(text):
    # ok: python.xml.entities
    return etree.fromstring(text, XMLParser(load_dtd=True, resolve_entities=False))


def default(text):
    # ok: python.xml.entities, python.xml.huge-tree
    parser = XMLParser(remove_blank_text=True)
    return etree.fromstring(text, parser)


def sax(source):
    parser = make_parser()
    # ok: python.xml.entities
    parser.setFeature(handler.feature_external_ges, False)
    # ok: python.xml.entities
    parser.setFeature(handler.feature_namespaces, True)
    parser.parse(source)


def defended(text):
    # ok: python.xml.entity-options
    return defusedxml.ElementTree.fromstring(text)


def big(path):
    # ruleid: python.xml.huge-tree
    return etree.parse(path, etree.XMLParser(huge_tree=True))


def big_events(path):
    # ruleid: python.xml.huge-tree
    return iterparse(path, tag="row", huge_tree=True)


def big_but_plain(path):
    # ok: python.xml.huge-tree
    return etree.parse(path, etree.XMLParser(huge_tree=True, resolve_entities=False))
