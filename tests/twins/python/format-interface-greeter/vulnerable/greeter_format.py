# weakness: CWE-134 format string
# features: interface, class field, wrong sanitizer, right sanitizer
# attack: POST text={who.__class__.__mro__}: only percent signs are doubled, str.format reads braces
# expect: 30 CWE-134
from abc import ABC, abstractmethod
from dataclasses import dataclass

from flask import Flask, jsonify, request

app = Flask(__name__)


@dataclass
class Reader:
    name: str
    card: str


class Greeter(ABC):
    @abstractmethod
    def greet(self, who):
        """The greeting of a reader."""


class CustomGreeter(Greeter):
    def __init__(self, text):
        self.text = text.replace("%", "%%")

    def greet(self, who):
        return (self.text + " {who.name}").format(who=who)


@app.post("/greeting")
def greeting():
    greeter: Greeter = CustomGreeter(request.form.get("text", "Hello"))
    return jsonify(length=len(greeter.greet(Reader("guest", "0"))))
