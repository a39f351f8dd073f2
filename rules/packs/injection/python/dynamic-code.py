import ast


def total(expression, names):
    # ruleid: python.code.dynamic
    return eval(expression, {}, names)


def run(text):
    # ruleid: python.code.dynamic
    exec("result = " + text)


def answer():
    # ok: python.code.dynamic
    return eval("6 * 7")


def value(text):
    # ok: python.code.dynamic
    return ast.literal_eval(text)
