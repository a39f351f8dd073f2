import os
import shlex


class Command:
    """Collects the words of a command line and logs the output of the run."""

    def __init__(self, program):
        self.words = [program]

    def option(self, name, value):
        self.words += [name + "=" + value]
        return self

    def line(self):
        return shlex.join(self.words)

    def run(self):
        return os.system(self.line() + " >> /var/log/poster.log 2>&1")
