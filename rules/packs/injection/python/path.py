import os
import shutil
import tarfile
import zipfile
from pathlib import Path

from flask import Flask, abort, request, send_file
from project.checks import check_file_name
from werkzeug.utils import secure_filename

app = Flask(__name__)
BASE = "/srv/files"
ROOT = Path("/srv/files").resolve()


@app.route("/files/<path:name>")
def download(name):
    # ruleid: python.path.traversal
    return send_file(os.path.join(BASE, name))


@app.route("/read")
def read():
    name = request.args.get("name")
    # ruleid: python.path.traversal
    with open(BASE + "/" + name) as file:
        text = file.read()
    # ok: python.path.traversal
    with open(os.path.join(BASE, os.path.basename(name))) as file:
        text += file.read()
    return {"text": text}


@app.route("/upload", methods=["POST"])
def upload():
    file = request.files["file"]
    # ruleid: python.path.traversal
    file.save(os.path.join(BASE, file.filename))
    # ok: python.path.traversal
    file.save(os.path.join(BASE, secure_filename(file.filename)))
    return {}


def resolved(request):
    path = os.path.realpath(os.path.join(BASE, request.GET["name"]))
    if not path.startswith(BASE + os.sep):
        abort(404)
    # ok: python.path.traversal
    return open(path).read()


def without_separator(request):
    path = os.path.realpath(os.path.join(BASE, request.GET["name"]))
    if not path.startswith(BASE):
        abort(404)
    # ruleid: python.path.traversal
    return open(path).read()


def unresolved(request):
    path = os.path.join(BASE, request.GET["name"])
    if not path.startswith(BASE + os.sep):
        abort(404)
    # ruleid: python.path.traversal
    return open(path).read()


def common(request):
    path = os.path.abspath(os.path.join(BASE, request.GET["name"]))
    if os.path.commonpath([BASE, path]) != BASE:
        raise PermissionError
    # ok: python.path.traversal
    os.remove(path)


def prefix(request):
    path = os.path.abspath(os.path.join(BASE, request.GET["name"]))
    if os.path.commonprefix([BASE, path]) != BASE:
        raise PermissionError
    # ruleid: python.path.traversal
    os.remove(path)


def with_pathlib(request):
    path = (ROOT / request.GET["name"]).resolve()
    if not path.is_relative_to(ROOT):
        return None
    # ok: python.path.traversal
    return path.read_text()


def with_pathlib_unchecked(request):
    path = (ROOT / request.GET["name"]).resolve()
    # ruleid: python.path.traversal
    return path.read_text()


def checked(root, name):
    path = (root / name).resolve()
    try:
        path.relative_to(root)
    except ValueError:
        raise PermissionError(name)
    return path


def through_helper(request):
    # ok: python.path.traversal
    return checked(ROOT, request.GET["name"]).read_text()


def checked_elsewhere(request):
    name = request.GET["name"]
    check_file_name(name)
    # ok: python.path.traversal
    return open(BASE + "/" + name).read()


def upwards(request):
    name = request.GET["name"]
    if ".." in name:
        abort(400)
    # ok: python.path.traversal
    shutil.rmtree(BASE + "/" + name)


def starts_upwards(request):
    name = request.GET["name"]
    if name.startswith(".."):
        abort(400)
    # ruleid: python.path.traversal
    shutil.rmtree(BASE + "/" + name)


class Store:
    def __init__(self, root):
        self.root = root

    def load(self, name):
        # ruleid: python.path.traversal
        return open(f"{self.root}/{name}", "rb").read()


def stored(request):
    names = request.GET.getlist("names")
    return [Store(BASE).load(name) for name in names]


def unpack(archive, folder):
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            target = os.path.join(folder, name)
            # ruleid: python.path.archive-member
            with open(target, "wb") as out:
                out.write(packed.read(name))


def unpack_tar(archive, folder):
    with tarfile.open(archive) as packed:
        for member in packed.getmembers():
            # ruleid: python.path.archive-member
            os.makedirs(os.path.join(folder, member.name))


def unpack_checked(archive, folder):
    folder = os.path.realpath(folder)
    with zipfile.ZipFile(archive) as packed:
        for info in packed.infolist():
            target = os.path.realpath(os.path.join(folder, info.filename))
            if not target.startswith(folder + os.sep):
                continue
            # ok: python.path.archive-member
            with open(target, "wb") as out:
                out.write(packed.read(info))


def unpack_flat(archive, folder):
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            # ok: python.path.archive-member
            with open(os.path.join(folder, os.path.basename(name)), "wb") as out:
                out.write(packed.read(name))


def restore(request):
    with tarfile.open(fileobj=request.FILES["archive"]) as archive:
        # ruleid: python.path.request-archive
        archive.extractall("/srv/restore")


def restore_trusted(request):
    archive = tarfile.open(fileobj=request.FILES["archive"])
    # ruleid: python.path.request-archive
    archive.extractall("/srv/restore", filter="fully_trusted")


def restore_any(request):
    # ruleid: python.path.request-archive
    shutil.unpack_archive(request.FILES["archive"].temporary_file_path(), "/srv/restore")


def restore_filtered(request):
    with tarfile.open(fileobj=request.FILES["archive"]) as archive:
        # ok: python.path.request-archive
        archive.extractall("/srv/restore", filter="data")


def restore_own():
    with tarfile.open("/srv/backup.tar") as archive:
        # ok: python.path.request-archive
        archive.extractall("/srv/restore")


def restore_zip(request):
    with zipfile.ZipFile(request.FILES["archive"]) as archive:
        # ok: python.path.request-archive
        archive.extractall("/srv/restore")


def stored_field(request, report):
    # ok: python.path.traversal
    report.file.save(request.POST["name"], request.FILES["report"])


def stored_upload():
    sent = request.files["report"]
    # ruleid: python.path.traversal
    sent.save(os.path.join(BASE, sent.filename))
