import re


class HostFilter:
    """Names that contain the searched text."""

    def __init__(self, text):
        self.text = text[:80]

    def accepts(self, host):
        return re.search(re.escape(self.text), host) is not None
