# weakness: CWE-918 server-side request forgery
# features: two files, class field, constructor
# attack: the part number is a query parameter, the address before it is constant
# expect: none
from flask import Flask, jsonify

from depot_client import DepotClient

app = Flask(__name__)
client = DepotClient("https://depot.example.test")


@app.get("/stock/<path:part>")
def stock(part):
    return jsonify(amount=client.amount(part))
