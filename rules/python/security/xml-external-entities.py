import xml.sax
from xml.sax.handler import feature_external_ges

from lxml import etree

# ruleid: xml-external-entities
loose = etree.XMLParser(resolve_entities=True)
# ruleid: xml-external-entities
online = etree.XMLParser(recover=True, no_network=False)
parser = xml.sax.make_parser()
# ruleid: xml-external-entities
parser.setFeature(feature_external_ges, True)
# ruleid: xml-external-entities
parser.setFeature(xml.sax.handler.feature_external_pes, True)
# ok: xml-external-entities
strict = etree.XMLParser(resolve_entities=False, no_network=True)
# ok: xml-external-entities
parser.setFeature(feature_external_ges, False)
# ok: xml-external-entities
default = etree.XMLParser()


def own_settings():
    # ok: xml-external-entities
    reader = etree.XMLParser(resolve_entities=True, load_dtd=True)
    return etree.parse("/etc/app/settings.xml", reader)


def own_schema():
    # ok: xml-external-entities
    return etree.parse("schema.xsd", parser=etree.XMLParser(load_dtd=True))


def theirs(path):
    # ruleid: xml-external-entities
    reader = etree.XMLParser(resolve_entities=True)
    return etree.parse(path, reader)
