import os
import re
import shlex
import subprocess
import sys

from flask import Blueprint, abort, request

bp = Blueprint("tools", __name__)
HOST = re.compile(r"^[a-z0-9-]+$")


@bp.route("/ping")
def ping():
    host = request.args.get("host")
    # ruleid: python.command.injection
    os.system("ping -c 1 " + host)
    # ruleid: python.command.injection
    out = subprocess.check_output(f"ping -c 1 {host}", shell=True)
    # ok: python.command.injection
    os.system("ping -c 1 " + shlex.quote(host))
    # ruleid: python.command.injection
    subprocess.run(["bash", "-c", "ping " + host])
    return out


@bp.route("/safe")
def safe():
    host = request.args["host"]
    if not HOST.match(host):
        abort(400)
    # ok: python.command.injection
    os.system("ping -c 1 " + host)


@bp.route("/wrong")
def wrong():
    host = request.args["host"]
    if not re.match(r"[a-z]+", host):
        abort(400)
    # ruleid: python.command.injection
    os.system("ping -c 1 " + host)


def execute(command):
    # ruleid: python.command.injection
    return subprocess.Popen(command, shell=True)


def check(request):
    return execute("ls " + request.POST["folder"])


class Job:
    def __init__(self, name):
        self.command = "run-job %s" % name

    def start(self):
        # ruleid: python.command.injection
        os.popen(self.command)


def start(request):
    Job(request.GET.get("job")).start()


def chosen(request):
    tool = {"a": "ls", "b": "df"}[request.GET["tool"]]
    # ok: python.command.injection
    os.system(tool)
    # ruleid: python.command.injection
    subprocess.run([request.GET["tool"], "-v"])


def through_list(request):
    command = ["sh", "-c", "ls " + request.GET["folder"]]
    # ruleid: python.command.injection
    subprocess.run(command, check=True)


def remote(request, client):
    # ruleid: python.command.injection
    client.exec_command("tail " + request.GET["file"])


def repository(request):
    url = request.GET["url"]
    # ruleid: python.command.argument-injection
    subprocess.run(["git", "clone", url])
    # ok: python.command.argument-injection, python.command.injection
    subprocess.run(["git", "clone", "--", url])
    # ruleid: python.command.argument-injection
    subprocess.check_call(["git", "log", "-n", "1", url, "x"], cwd="/srv")
    command = ["git", "fetch", url]
    # ruleid: python.command.argument-injection
    subprocess.check_call(command)
    # ok: python.command.argument-injection, python.command.injection
    subprocess.check_call(["git", "config", "url=" + url])
    if url.startswith("-"):
        raise ValueError(url)
    # ok: python.command.argument-injection
    subprocess.run(["git", "clone", url])


def depth(request):
    # ok: python.command.argument-injection
    subprocess.run(["git", "log", "-n", str(int(request.GET["n"]))])


def main():
    # ruleid: python.command.local-input
    os.system("tar xf " + sys.argv[1])
    name = input("name: ")
    # ruleid: python.command.local-input
    subprocess.run("make " + name, shell=True)
    # ok: python.command.local-input
    os.system("tar xf " + shlex.quote(sys.argv[1]))
    # ok: python.command.local-input
    subprocess.run(["tar", "xf", sys.argv[1]])


class Service:
    @staticmethod
    def run(command):
        # ruleid: python.command.injection
        os.popen(command)

    @classmethod
    def start(cls, name):
        return cls.run("start " + name)


def service(request):
    Service.start(request.POST["name"])


def names(request):
    for name in request.GET.getlist("all"):
        print(name)
    allowed = [name for name in request.GET.getlist("some") if name.isalnum()]
    # ok: python.command.injection
    os.system("ls " + allowed[0])
