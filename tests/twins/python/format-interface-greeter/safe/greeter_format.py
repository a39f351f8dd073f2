# weakness: CWE-134 format string
# features: interface, class field, wrong sanitizer, right sanitizer
# attack: the braces are doubled, so format sees no field of the user
# expect: none
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
        self.text = text.replace("{", "{{").replace("}", "}}")

    def greet(self, who):
        return (self.text + " {who.name}").format(who=who)


@app.post("/greeting")
def greeting():
    greeter: Greeter = CustomGreeter(request.form.get("text", "Hello"))
    return jsonify(length=len(greeter.greet(Reader("guest", "0"))))
