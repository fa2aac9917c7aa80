from lxml import etree


def find(tree, name, tag):
    # ruleid: xpath-built
    tree.xpath("//user[name='" + name + "']")
    # ruleid: xpath-built
    tree.xpath(f"//user[@id='{name}']")
    # ruleid: xpath-built
    tree.find(".//user[@name='%s']" % name)
    # ok: xpath-built
    tree.xpath("//user[@name=$name]", name=name)
    # ok: xpath-built
    tree.xpath("//user[@id='1']")
    # ok: xpath-built
    tree.find(f"{tag}/name")
