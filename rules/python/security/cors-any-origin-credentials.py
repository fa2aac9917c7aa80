from fastapi.middleware.cors import CORSMiddleware
from flask_cors import CORS

# ruleid: cors-any-origin-credentials
CORS(app, origins="*", supports_credentials=True)
# ruleid: cors-any-origin-credentials
CORS(app, supports_credentials=True, origins=["*"])
# ruleid: cors-any-origin-credentials
api.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
# ruleid: cors-any-origin-credentials
api.add_middleware(CORSMiddleware, allow_credentials=True, allow_methods=["*"], allow_origins=["*"])
# ok: cors-any-origin-credentials
CORS(app, origins="*")
# ok: cors-any-origin-credentials
CORS(app, origins=["https://a.example"], supports_credentials=True)
# ok: cors-any-origin-credentials
api.add_middleware(CORSMiddleware, allow_origins=["*"])
