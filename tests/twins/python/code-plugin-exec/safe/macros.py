# weakness: CWE-94 code injection
# features: class field, inner class, helper method
# attack: the body is a list of known step names, which a table maps to functions
# expect: none
from flask import Flask, jsonify, request

app = Flask(__name__)
STEPS = {"trim": str.strip, "upper": str.upper, "title": str.title}


class MacroStore:
    class Macro:
        def __init__(self, source):
            self.source = source

        def run(self, text):
            for step in self.source.split():
                text = STEPS[step](text)
            return text

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
