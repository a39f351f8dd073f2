import os
import stat
import tempfile
from pathlib import Path
from tempfile import mktemp

PUBLIC = 0o666


def report(lines):
    # ruleid: python.file.name-before-use
    name = tempfile.mktemp(suffix=".txt")
    # ruleid: python.file.name-before-use
    other = mktemp()
    # ok: python.file.name-before-use
    handle, third = tempfile.mkstemp()
    # ok: python.file.name-before-use
    return name, other, handle, third, tempfile.mkdtemp()


class Log:
    def write(self, text):
        # ruleid: python.file.fixed-temporary
        with open("/tmp/service.log", "a") as file:
            file.write(text)
        # ruleid: python.file.fixed-temporary
        with open(f"/tmp/service-{self.name}.pid", mode="wt", encoding="utf-8") as file:
            file.write(str(os.getpid()))

    def read(self):
        # ok: python.file.fixed-temporary
        with open("/tmp/service.log") as file:
            return file.read()

    def read_binary(self):
        # ok: python.file.fixed-temporary
        with open("/tmp/service.log", "rb") as file:
            return file.read()

    def write_own(self, text):
        # ok: python.file.fixed-temporary
        with open("/var/log/service.log", "a") as file:
            file.write(text)


def share(path):
    # ruleid: python.file.writable-by-all
    os.chmod(path, 0o777)
    # ruleid: python.file.writable-by-all
    os.chmod(path, PUBLIC)
    # ruleid: python.file.writable-by-all
    Path(path).chmod(0o666)
    # ruleid: python.file.writable-by-all
    os.chmod(
        path,
        mode=0o722,
    )
    # ok: python.file.writable-by-all
    os.chmod(path, 0o755)
    # ok: python.file.writable-by-all
    os.open(path, os.O_CREAT | os.O_WRONLY, 0o666)
    # ok: python.file.writable-by-all
    os.chmod(path, 0o1777)
    # ok: python.file.writable-by-all, python.file.writable-by-all-flags
    os.chmod(path, os.stat(path).st_mode)
    # ok: python.file.writable-by-all
    Path(path).chmod(0o600)


def share_with_flags(path):
    # ruleid: python.file.writable-by-all-flags
    os.chmod(path, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)
    # ruleid: python.file.writable-by-all-flags
    os.chmod(path, os.stat(path).st_mode | stat.S_IWOTH)
    # ok: python.file.writable-by-all-flags
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
    # ok: python.file.writable-by-all-flags
    os.chmod(path, os.stat(path).st_mode & ~stat.S_IWOTH)


def daemon():
    # ruleid: python.file.no-umask
    os.umask(0)
    # ruleid: python.file.no-umask
    os.umask(0o000)
    # ok: python.file.no-umask
    os.umask(0o077)
    # ok: python.file.no-umask
    os.umask(0o022)


def current_mask():
    # ok: python.file.no-umask
    mask = os.umask(0)
    os.umask(mask)
    return mask
