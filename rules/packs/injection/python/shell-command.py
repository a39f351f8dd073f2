import asyncio
import os
import shlex
import subprocess
import subprocess as sp
import sys
from asyncio import create_subprocess_shell
from os import popen, system as run_in_shell
from subprocess import Popen, check_output

LIST = "ls -l /srv"


def remove(path):
    # ruleid: python.shell.built-command
    os.system("rm -rf " + path)


def archive(name, folder):
    # ruleid: python.shell.built-command
    run_in_shell("tar czf %s.tgz %s" % (name, folder))


def count(path):
    # ruleid: python.shell.built-command
    return int(popen("wc -l < {}".format(path)).read())


def ping(host):
    # ruleid: python.shell.built-command
    return subprocess.run(
        f"ping -c 1 {host}",
        shell=True,
        check=False,
    )


def resolve(host):
    # ruleid: python.shell.built-command
    return sp.getoutput("host " + host + " | head -1")


def through_variable(repository, branch):
    command = f"git clone -b {branch} {repository}"
    print("running", command)
    # ruleid: python.shell.built-command
    return check_output(command, shell=True)


class Worker:
    def start(self, queue):
        # ruleid: python.shell.built-command
        self.process = Popen("worker --queue %s > /dev/null" % queue, stdout=subprocess.PIPE, shell=True)


async def convert(source, target):
    # ruleid: python.shell.built-command
    process = await asyncio.create_subprocess_shell(f"ffmpeg -i {source} {target}")
    await process.wait()


def through_sh(name):
    # ruleid: python.shell.built-command
    subprocess.check_call(["bash", "-c", f"source env.sh && build {name}"])


async def convert_again(line):
    # ruleid: python.shell.variable-command
    process = await create_subprocess_shell(line, stdout=asyncio.subprocess.PIPE)
    await process.communicate()


def task(command):
    # ruleid: python.shell.variable-command
    os.system(command)


def task_of(settings):
    # ruleid: python.shell.variable-command
    return subprocess.call(settings["hook"], shell=True)


def listed():
    # ok: python.shell.built-command, python.shell.variable-command
    os.system("ls -l " + "/srv")
    # ok: python.shell.built-command, python.shell.variable-command
    os.system(LIST)
    # ok: python.shell.built-command, python.shell.variable-command
    return subprocess.check_output("ls -l /srv | wc -l", shell=True)


def without_shell(host):
    # ok: python.shell.built-command, python.shell.variable-command
    subprocess.run(["ping", "-c", "1", host], check=True)
    # ok: python.shell.built-command, python.shell.variable-command
    subprocess.run(f"/opt/tools/{host}")


def explicit_no_shell(command):
    # ok: python.shell.built-command, python.shell.variable-command
    subprocess.Popen(command, shell=False)


def quoted(path):
    # ok: python.shell.built-command
    os.system("du -sh " + shlex.quote(path))
    # ok: python.shell.built-command
    subprocess.run(f"du -sh {shlex.quote(path)} | cut -f1", shell=True)


def quoted_before(path):
    command = "du -sh %s | cut -f1" % shlex.quote(path)
    # ok: python.shell.built-command, python.shell.variable-command
    return check_output(command, shell=True)


def joined(arguments):
    # ok: python.shell.built-command, python.shell.variable-command
    os.system(shlex.join(arguments))


def constant_script():
    # ok: python.shell.built-command
    subprocess.run(["sh", "-c", "exec make"])


def other_program(code):
    # ok: python.shell.built-command
    subprocess.run([sys.executable, "--version"])
    # ok: python.shell.built-command
    subprocess.run(["grep", "-c", code])


def looked_up(commands, name, number, template):
    # ok: python.shell.built-command
    # ruleid: python.shell.variable-command
    os.system(commands["run-" + name])
    # ok: python.shell.built-command
    # ruleid: python.shell.variable-command
    os.system(template.line(number + 1))
    # ok: python.shell.built-command
    # ruleid: python.shell.variable-command
    subprocess.check_output(build(f"step-{name}"), shell=True)
