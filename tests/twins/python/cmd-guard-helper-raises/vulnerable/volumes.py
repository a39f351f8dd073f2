# weakness: CWE-78 OS command injection
# features: guard in a helper, exception, two files
# attack: POST volume=data;id: the ValueError of the check is swallowed and the command runs
# expect: 21 CWE-78
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
        app.logger.warning("odd volume name")
    done = subprocess.run("zfs snapshot tank/" + volume + "@$(date +%s)", shell=True, check=False)
    return jsonify(ok=done.returncode == 0)
