class Machine:
    def __init__(self):
        self.state = "stopped"

    def start(self):
        self.state = "running"
        return self.state

    def stop(self):
        self.state = "stopped"
        return self.state

    def status(self):
        return self.state

    def wipe(self):
        self.state = "empty"
        return self.state
