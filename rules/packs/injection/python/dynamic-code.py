import ast
import builtins
import cProfile
import timeit
from timeit import timeit as measure

FORMULA = "6 * 7"


def total(expression, names):
    # ruleid: python.code.dynamic
    return eval(expression, {}, names)


def run(text):
    # ruleid: python.code.exec
    exec("result = " + text)


def run_more(statements, scope):
    for statement in statements:
        # ruleid: python.code.exec
        builtins.exec(
            f"{statement}\n",
            scope,
        )


class Calculator:
    def __init__(self, source):
        self.source = source

    def value(self):
        # ruleid: python.code.dynamic
        return eval(self.source)


def column_filter(name, value):
    # ruleid: python.code.built-text
    return eval(compile("row['%s'] == %r" % (name, value), "<filter>", "eval"))


def define(name):
    # ruleid: python.code.built-text
    exec(compile(f"def {name}(): pass", "<generated>", "exec"), {})


def how_long(expression):
    # ruleid: python.code.built-text
    return measure("for _ in range(10): " + expression, number=100)


def profile(call):
    # ruleid: python.code.built-text
    cProfile.run("work.{}()".format(call))


def answer():
    # ok: python.code.dynamic
    return eval("6 * 7")


def folded():
    # ok: python.code.dynamic
    return eval(FORMULA)


def joined():
    # ok: python.code.exec
    exec("import antigravity"
         "\n")


def value(text):
    # ok: python.code.dynamic
    return ast.literal_eval(text)


def own_file(path, scope):
    with open(path, "rb") as file:
        # ok: python.code.exec, python.code.built-text
        exec(compile(file.read(), path, "exec"), scope)


def body_of(function, scope):
    # ok: python.code.exec
    exec(function.__code__, scope)


def frame_average(frame):
    # ok: python.code.dynamic
    return frame.eval("total / count")


def evaluate(model):
    # ok: python.code.dynamic
    model.eval()


def fixed():
    # ok: python.code.built-text
    return timeit.timeit("x + " + "1", setup="x = 1")


def of_function():
    # ok: python.code.built-text
    return timeit.timeit(lambda: sum(range(10)))

def round_trip(value):
    # ok: python.code.dynamic
    return eval(repr(value)) == value


def plug_in(loader, name, module, source):
    code = loader.get_code(name)
    # ok: python.code.exec
    exec(code, vars(module))
    compiled = compile(source, name, "eval")
    # ok: python.code.dynamic
    return eval(compiled, vars(module))


def frames(left, right):
    from pandas.core.computation.eval import eval

    # ok: python.code.dynamic
    return eval(left, local_dict=right)
