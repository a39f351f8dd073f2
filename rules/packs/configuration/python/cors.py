from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask
from flask_cors import CORS, cross_origin
from starlette.middleware import Middleware

app = Flask(__name__)
api = FastAPI()

# ruleid: python.cors.any-origin-with-credentials
CORS(app, supports_credentials=True)
# ruleid: python.cors.any-origin-with-credentials
api.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
    allow_methods=["*"],
)
# ruleid: python.cors.any-origin-with-credentials
stack = [Middleware(CORSMiddleware, allow_credentials=True, allow_origins=["*"])]
# ok: python.cors.any-origin-with-credentials, python.cors.flask-star-with-credentials
CORS(app, origins=["https://app.example.org"], supports_credentials=True)
# ok: python.cors.any-origin-with-credentials
CORS(app)
# ok: python.cors.any-origin-with-credentials, python.cors.any-origin
api.add_middleware(CORSMiddleware, allow_origins=["https://app.example.org"], allow_credentials=True)

# ruleid: python.cors.flask-star-with-credentials
CORS(app, origins="*", supports_credentials=True)
# ruleid: python.cors.flask-star-with-credentials
CORS(app, resources={r"/api/*": {"origins": "*"}}, supports_credentials=True)
# ok: python.cors.flask-star-with-credentials, python.cors.any-origin-with-credentials
CORS(app, resources={r"/api/*": {"origins": "https://app.example.org"}}, supports_credentials=True)


@app.route("/news")
# ok: python.cors.any-origin-with-credentials, python.cors.flask-star-with-credentials
@cross_origin(origins="*")
def news():
    return "news"


class Open:
    # ruleid: python.cors.any-origin
    CORS_ALLOW_ALL_ORIGINS = True
    # ruleid: python.cors.any-origin-with-credentials
    CORS_ALLOW_CREDENTIALS = True


class Closed:
    # ok: python.cors.any-origin
    CORS_ALLOW_ALL_ORIGINS = False
    # todook: python.cors.any-origin-with-credentials
    CORS_ALLOW_CREDENTIALS = True
    CORS_ALLOWED_ORIGINS = ["https://app.example.org"]


def headers(response, handler, origin):
    # ruleid: python.cors.any-origin
    response.headers["Access-Control-Allow-Origin"] = "*"
    # ruleid: python.cors.any-origin
    handler.send_header("Access-Control-Allow-Origin", "*")
    # ok: python.cors.any-origin
    response.headers["Access-Control-Allow-Origin"] = "https://app.example.org"
    # ok: python.cors.any-origin
    response.headers["Access-Control-Allow-Methods"] = "*"


# ruleid: python.cors.any-origin
api.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"])
