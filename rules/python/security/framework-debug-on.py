import bottle
from fastapi import FastAPI
from tornado.web import Application
from werkzeug.serving import run_simple

# ruleid: framework-debug-on
app = FastAPI(debug=True)
# ok: framework-debug-on
quiet = FastAPI(debug=False)
# ok: framework-debug-on
asked = FastAPI(debug=wanted())
# ruleid: framework-debug-on
pages = Application([], debug=True)

# ruleid: framework-debug-on
run_simple("127.0.0.1", 80, quiet, use_debugger=True)
# ok: framework-debug-on
run_simple("127.0.0.1", 80, quiet, use_reloader=True)
# ruleid: framework-debug-on
bottle.run(host="127.0.0.1", debug=True)
