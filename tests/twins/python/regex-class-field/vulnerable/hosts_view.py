# weakness: CWE-1333 regex injection
# features: class field, constructor, two files
# attack: GET /hosts?match=(.*)*(.*)*(.*)*x is compiled by the filter object
# expect: host_filter.py:11 CWE-1333
from flask import Flask, jsonify, request

from host_filter import HostFilter

app = Flask(__name__)
HOSTS = ["web-1.example.test", "web-2.example.test", "db-1.example.test"]


@app.get("/hosts")
def hosts():
    wanted = HostFilter(request.args.get("match", ""))
    return jsonify([host for host in HOSTS if wanted.accepts(host)])
