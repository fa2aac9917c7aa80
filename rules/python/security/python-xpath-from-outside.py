import sys

from lxml import etree


def find(tree):
    name = sys.stdin.readline().strip()
    # ruleid: python-xpath-from-outside
    tree.xpath("//user[@name='" + name + "']")
    # ok: python-xpath-from-outside
    tree.xpath("//user[@name=$name]", name=name)
