# weakness: CWE-78 OS command injection
# features: decorator, regex guard
# attack: the decorator answers 400 unless the whole name is made of letters, digits and underscores
# expect: none
import functools
import re
import subprocess

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
NAME = re.compile(r"\w{1,40}", re.ASCII)


def with_database_name(view):
    @functools.wraps(view)
    def wrapper():
        name = request.form.get("name", "")
        if not NAME.fullmatch(name):
            abort(400)
        return view(name)

    return wrapper


@app.post("/backup")
@with_database_name
def backup(name):
    subprocess.check_call("pg_dump -Fc " + name + " > /srv/backup/latest.dump", shell=True)
    return jsonify(done=True)
