import json
from abc import ABC, abstractmethod


class Codec(ABC):
    @abstractmethod
    def decode(self, raw):
        """Job description of a message."""


class JsonCodec(Codec):
    def decode(self, raw):
        return json.loads(raw)
