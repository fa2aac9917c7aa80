import os

# ruleid: flask-secret-in-code
app.secret_key = "6f1b0d8e4a7c"
# ruleid: flask-secret-in-code
app.config["SECRET_KEY"] = "s3ssion-k3y-of-prod"
# ruleid: flask-secret-in-code
app.config.update(DEBUG=False, SECRET_KEY="9c2e7a41d0f3b586")
# ok: flask-secret-in-code
app.secret_key = os.environ["SECRET_KEY"]
# ok: flask-secret-in-code
app.config["SECRET_KEY"] = "change-me-please"
# ok: flask-secret-in-code
app.config["SECRET_KEY"] = "test-secret-key"
# ok: flask-secret-in-code
app.config["SECRET_NAME"] = "6f1b0d8e4a7c"
# ok: flask-secret-in-code
app.secret_key = ""
