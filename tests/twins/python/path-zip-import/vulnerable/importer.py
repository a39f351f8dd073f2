# weakness: CWE-22 path traversal
# features: loop, path guard, wrong guard
# attack: an uploaded archive with the member ../../app/settings.py overwrites the application, only absolute names are refused
# expect: 25 CWE-22
import zipfile
from pathlib import Path

from flask import Blueprint, abort, jsonify, request

bp = Blueprint("importer", __name__)
TARGET = Path("/srv/import").resolve()


@bp.post("/import")
def import_archive():
    upload = request.files["archive"]
    written = 0
    with zipfile.ZipFile(upload.stream) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            destination = TARGET / member.filename
            if member.filename.startswith("/"):
                abort(400)
            destination.write_bytes(archive.read(member))
            written += 1
    return jsonify(files=written)
