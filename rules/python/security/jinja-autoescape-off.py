import jinja2
from jinja2 import Environment, select_autoescape

# ruleid: jinja-autoescape-off
env = Environment(loader=loader, autoescape=False)
# ruleid: jinja-autoescape-off
env = jinja2.Environment(autoescape=False)
# ruleid: jinja-autoescape-off
page = jinja2.Template(text, autoescape=False)
# ok: jinja-autoescape-off
env = Environment(loader=loader, autoescape=True)
# ok: jinja-autoescape-off
env = Environment(loader=loader, autoescape=select_autoescape())
# ok: jinja-autoescape-off
other = Settings(autoescape=False)
