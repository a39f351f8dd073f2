# weakness: CWE-502 deserialisation of untrusted data
# features: interface, two files
# attack: POST /jobs with a pickled body runs its __reduce__ in the codec behind the interface
# expect: codecs_jobs.py:19 CWE-502
from flask import Flask, jsonify, request

from codecs_jobs import PickleCodec as ActiveCodec

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
