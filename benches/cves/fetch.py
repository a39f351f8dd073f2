"""Downloads the releases that table.toml names: fetch.py FOLDER. Needs pip and npm.

FOLDER/ID/vulnerable and FOLDER/ID/fixed hold them, without the top folder that archives have.
"""

import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile


def unpack(archive, to):
    with tempfile.TemporaryDirectory() as folder:
        if archive.suffix in (".zip", ".whl"):
            zipfile.ZipFile(archive).extractall(folder)
        else:
            tarfile.open(archive).extractall(folder, filter="data")
        inside = list(pathlib.Path(folder).iterdir())
        # A wheel has no folder around it.
        top = inside[0] if len(inside) == 1 and inside[0].is_dir() and archive.suffix != ".whl" else pathlib.Path(folder)
        shutil.copytree(top, to)


def fetch(entry, version, to):
    with tempfile.TemporaryDirectory() as folder:
        name = entry["package"]
        if entry["ecosystem"] == "npm":
            subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, capture_output=True)
        else:
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            source = ["--no-binary", ":all:", "--no-build-isolation"]
            # What cannot be had as source is had as a wheel.
            if subprocess.run([*pip, *source, f"{name}=={version}"], cwd=folder, capture_output=True).returncode:
                subprocess.run([*pip, f"{name}=={version}"], cwd=folder, check=True, capture_output=True)
        unpack(next(pathlib.Path(folder).iterdir()), to)


def main():
    folder = pathlib.Path(sys.argv[1])
    table = tomllib.loads(pathlib.Path(__file__).with_name("table.toml").read_text())
    for entry in table["cve"]:
        for side in ("vulnerable", "fixed"):
            to = folder / entry["id"] / side
            if not to.exists():
                try:
                    fetch(entry, entry[side], to)
                except Exception as problem:
                    print(f"{entry['id']} {side}: {problem}", file=sys.stderr)


if __name__ == "__main__":
    main()
