# weakness: CWE-918 server-side request forgery
# features: two files, class field, constructor
# attack: GET /stock/@evil.test%2Fx : the path joins the host name because no slash stands before it
# expect: depot_client.py:11 CWE-918
from flask import Flask, jsonify

from depot_client import DepotClient

app = Flask(__name__)
client = DepotClient("https://depot.example.test")


@app.get("/stock/<path:part>")
def stock(part):
    return jsonify(amount=client.amount(part))
