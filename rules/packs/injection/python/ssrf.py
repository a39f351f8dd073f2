from urllib.parse import urlparse
from urllib.request import urlopen

import aiohttp
import httpx
import requests
from fastapi import FastAPI, HTTPException
from flask import Flask, abort, request

app = Flask(__name__)
api = FastAPI()
ALLOWED = {"example.com", "www.example.com"}
MIRRORS = {"eu": "https://eu.example.com/", "us": "https://us.example.com/"}


@app.route("/fetch")
def fetch():
    url = request.args.get("url")
    # ruleid: python.ssrf.request
    return requests.get(url, timeout=5).text


@app.route("/fetch2")
def fetch_checked():
    url = request.args.get("url")
    if urlparse(url).hostname not in ALLOWED:
        abort(400)
    # ok: python.ssrf.request
    return requests.get(url, timeout=5).text


@app.route("/fetch3")
def fetch_checked_host():
    url = request.args["url"]
    parts = urlparse(url)
    host = parts.hostname
    if host in ALLOWED:
        # ok: python.ssrf.request
        return requests.get(url, timeout=5).text
    return ""


@app.route("/fetch4")
def fetch_prefix():
    url = request.args["url"]
    if not url.startswith("https://example.com"):
        abort(400)
    # ruleid: python.ssrf.request
    return requests.get(url, timeout=5).text


@app.route("/fetch5")
def fetch_prefix_right():
    url = request.args["url"]
    if not url.startswith("https://example.com/"):
        abort(400)
    # ok: python.ssrf.request
    return requests.get(url, timeout=5).text


def load(address):
    # ruleid: python.ssrf.request
    return urlopen(address).read()


@app.route("/load", methods=["POST"])
def load_json():
    return load(request.get_json()["address"])


@app.route("/user/<name>")
def user(name):
    # ok: python.ssrf.request
    return requests.get(f"https://api.example.com/users/{name}").json()


@app.route("/tenant/<tenant>")
def tenant(tenant):
    # ruleid: python.ssrf.request
    return requests.get(f"https://{tenant}/users").json()


@app.route("/mirror")
def mirror():
    base = MIRRORS.get(request.args.get("region"), MIRRORS["eu"])
    # ok: python.ssrf.request
    return requests.get(base + "list").json()


@api.get("/proxy")
async def proxy(target: str, size: int):
    async with httpx.AsyncClient() as client:
        # ruleid: python.ssrf.request
        answer = await client.get(target, params={"size": size})
    return answer.text


@api.get("/preview")
async def preview(target: str):
    if not is_allowed(target):
        raise HTTPException(400)
    async with aiohttp.ClientSession() as session:
        # ok: python.ssrf.request
        return await session.get(target)


def is_allowed(address):
    parts = urlparse(address)
    return parts.scheme == "https" and parts.hostname in ALLOWED


@api.get("/suffix")
async def suffix(target: str):
    if not urlparse(target).hostname.endswith("example.com"):
        raise HTTPException(400)
    # ruleid: python.ssrf.request
    return requests.get(target).text
