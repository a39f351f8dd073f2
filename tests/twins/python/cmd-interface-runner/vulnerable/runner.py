# weakness: CWE-78 OS command injection
# features: interface, ternary, join
# attack: POST name="x & id" is run by the shell that the runner starts behind the interface
# expect: 19 CWE-78
import subprocess
from abc import ABC, abstractmethod

from aiohttp import web


class Runner(ABC):
    @abstractmethod
    def run(self, words):
        """Runs a program and tells its exit code."""


class ProcessRunner(Runner):
    def run(self, words):
        return subprocess.call(" ".join(words), shell=True)


class DryRunner(Runner):
    def run(self, words):
        return 0 if words else 1


async def make_report(request):
    data = await request.post()
    runner = DryRunner() if data.get("dry") == "1" else ProcessRunner()
    code = runner.run(["/opt/report/make", "--title=" + str(data.get("name", "report"))])
    return web.json_response({"ok": code == 0})


app = web.Application()
app.router.add_post("/report", make_report)
