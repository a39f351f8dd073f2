# weakness: CWE-78 OS command injection
# features: guard in a helper, exception, two files
# attack: the ValueError ends the request with 400
# expect: none
import subprocess

from flask import Flask, jsonify, request

from names import require_name

app = Flask(__name__)


@app.post("/volumes/snapshot")
def snapshot():
    volume = request.form.get("volume", "")
    try:
        require_name(volume)
    except ValueError:
        return jsonify(error="bad volume name"), 400
    done = subprocess.run("zfs snapshot tank/" + volume + "@$(date +%s)", shell=True, check=False)
    return jsonify(ok=done.returncode == 0)
