# weakness: CWE-95 code injection
# features: class field, object kept and read later, two files
# attack: the stored condition is a comparison name and a number
# expect: none
from flask import Flask, jsonify, request

from alarm import Alarm

app = Flask(__name__)
alarms = []


@app.post("/alarms")
def add_alarm():
    alarms.append(Alarm(request.form["condition"], request.form.get("limit", "0")))
    return jsonify(count=len(alarms)), 201


@app.post("/readings")
def reading():
    value = float(request.form["value"])
    return jsonify(ringing=sum(1 for alarm in alarms if alarm.rings(value)))
