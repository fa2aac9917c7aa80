import io

from flask import request
from lxml import etree


def read():
    # ruleid: python-xml-from-request
    tree = etree.fromstring(request.data)
    # ruleid: python-xml-from-request
    tree = etree.parse(request.files["f"].stream)
    # ok: python-xml-from-request
    tree = etree.fromstring(request.data, etree.XMLParser(resolve_entities=False))
    # ok: python-xml-from-request
    tree = etree.parse("fixed.xml")
    return tree
