import asyncssh
import paramiko
import pysftp
from paramiko import AutoAddPolicy, RejectPolicy, SSHClient
from paramiko.client import WarningPolicy


def connect(host):
    client = paramiko.SSHClient()
    # ruleid: python.ssh.unknown-host-key
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host)
    return client


class Machine:
    def __init__(self, host):
        self.client = SSHClient()
        self.client.load_system_host_keys()
        # ruleid: python.ssh.unknown-host-key
        self.client.set_missing_host_key_policy(AutoAddPolicy)
        # ruleid: python.ssh.unknown-host-key
        self.client.set_missing_host_key_policy(WarningPolicy())


async def run(host):
    # ruleid: python.ssh.unknown-host-key
    async with asyncssh.connect(host, username="root", known_hosts=None) as connection:
        return await connection.run("uptime")


def put(host):
    options = pysftp.CnOpts()
    # ruleid: python.ssh.unknown-host-key
    options.hostkeys = None
    return pysftp.Connection(host, cnopts=options)


def strict(host):
    client = SSHClient()
    client.load_system_host_keys()
    # ok: python.ssh.unknown-host-key
    client.set_missing_host_key_policy(RejectPolicy())
    # ok: python.ssh.unknown-host-key
    client.set_missing_host_key_policy(paramiko.RejectPolicy)
    client.connect(host)


async def run_strict(host):
    # ok: python.ssh.unknown-host-key
    async with asyncssh.connect(host, known_hosts="/etc/ssh/known_hosts") as connection:
        return await connection.run("uptime")
