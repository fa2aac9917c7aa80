import yaml
from yaml import Loader, SafeLoader, load


def read(stream):
    # ruleid: yaml-unsafe-load
    a = yaml.load(stream)
    # ruleid: yaml-unsafe-load
    b = yaml.load(stream, Loader=yaml.Loader)
    # ruleid: yaml-unsafe-load
    c = load(stream, Loader=Loader)
    # ruleid: yaml-unsafe-load
    d = yaml.unsafe_load(stream)
    # ruleid: yaml-unsafe-load
    e = yaml.load(stream, yaml.UnsafeLoader)
    # ok: yaml-unsafe-load
    f = yaml.safe_load(stream)
    # ok: yaml-unsafe-load
    g = yaml.load(stream, Loader=SafeLoader)
    # ok: yaml-unsafe-load
    h = yaml.load(stream, yaml.CSafeLoader)
    # ok: yaml-unsafe-load
    i = json.load(stream)
    return a, b, c, d, e, f, g, h, i
