# weakness: CWE-502 deserialisation of untrusted data
# features: interface, two files
# attack: the codec in use is the JSON one
# expect: none
from flask import Flask, jsonify, request

from codecs_jobs import JsonCodec as ActiveCodec

app = Flask(__name__)
codec = ActiveCodec()
queue = []


@app.post("/jobs")
def add_job():
    job = codec.decode(request.get_data())
    queue.append(job["kind"])
    return jsonify(queued=len(queue)), 202


@app.get("/jobs")
def count_jobs():
    return jsonify(queued=len(queue))
