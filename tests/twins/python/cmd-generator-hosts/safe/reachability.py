# weakness: CWE-78 OS command injection
# features: generator, loop, regex guard
# attack: each host is checked before it is yielded
# expect: none
import os
import re

from flask import Flask, jsonify, request

app = Flask(__name__)
HOST = re.compile(r"[a-z0-9][a-z0-9.-]{0,60}")


def hosts_of(text):
    for host in text.split(","):
        if HOST.fullmatch(host):
            yield host


@app.get("/reachable")
def reachable():
    result = {}
    for number, host in enumerate(hosts_of(request.args.get("hosts", ""))):
        result[number] = os.system("nc -z -w 2 " + host + " 443") == 0
    return jsonify(result)
