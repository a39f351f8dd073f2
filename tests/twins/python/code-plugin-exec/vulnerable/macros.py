# weakness: CWE-94 code injection
# features: class field, inner class, helper method
# attack: PUT /macros/x with a body of Python statements is executed on run
# expect: 18 CWE-94
from flask import Flask, jsonify, request

app = Flask(__name__)
STEPS = {"trim": str.strip, "upper": str.upper, "title": str.title}


class MacroStore:
    class Macro:
        def __init__(self, source):
            self.source = source

        def run(self, text):
            scope = {"text": text, "steps": STEPS}
            exec(self.source, scope)
            return str(scope["text"])

    def __init__(self):
        self.macros = {}

    def put(self, name, source):
        self.macros[name] = self.Macro(source)


store = MacroStore()


@app.put("/macros/<name>")
def put_macro(name):
    store.put(name, request.get_data(as_text=True))
    result = store.macros[name].run("sample text")
    return jsonify(sample=result)
