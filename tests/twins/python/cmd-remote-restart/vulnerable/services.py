# weakness: CWE-78 OS command injection
# features: helper method, ternary, allow list
# attack: POST service=nginx;id: the ternary keeps every non-empty name
# expect: 19 CWE-78
import paramiko
import tornado.web

SERVICES = ("nginx", "postgresql", "worker")


class RestartHandler(tornado.web.RequestHandler):
    def initialize(self, host):
        self.host = host

    def run_remote(self, command):
        client = paramiko.SSHClient()
        client.load_system_host_keys()
        client.connect(self.host, username="deploy")
        _, stdout, _ = client.exec_command(command)
        code = stdout.channel.recv_exit_status()
        client.close()
        return code

    def post(self):
        wanted = self.get_body_argument("service")
        service = wanted if wanted else "nginx"
        code = self.run_remote("sudo systemctl restart " + service)
        self.write({"ok": code == 0})
