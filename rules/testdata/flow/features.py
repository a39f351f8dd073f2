import os
from enum import Enum


def assigned():
    a = source()
    b = "x" + a
    sink(b)  # found
    b = "safe"
    sink(b)
    c, d = a, "safe"
    sink(c)  # found
    sink(d)
    e = [a, "safe"]
    sink(e[0])  # found
    sink(e[1])
    f = {"k": a, "l": "safe"}
    sink(f["k"])  # found
    sink(f["l"])
    sink(f.get("k"))  # found
    sink(f.get("l"))


def branches(flag):
    a = source()
    if flag:
        a = "safe"
    sink(a)  # found
    b = source()
    if flag:
        b = "safe"
    else:
        b = "other"
    sink(b)
    c = source() if flag else "safe"
    sink(c)  # found
    d = "safe" if 1 + 1 == 2 else source()
    sink(d)
    e = source() or "default"
    sink(e)  # found


def constants():
    n = 106
    if 7 * 42 - n > 200:
        x = source()
    else:
        x = "safe"
    sink(x)
    if 7 * 18 + n > 200:
        y = source()
    else:
        y = "safe"
    sink(y)  # found
    word = "ABC"
    match word[1]:
        case "B":
            z = "safe"
        case _:
            z = source()
    mode = "on"
    if mode == "off":
        sink(source())


def early_return():
    a = source()
    if a not in ("x", "y"):
        return
    sink(a)


def early_raise():
    a = source()
    if not a == "x":
        raise ValueError(a)
    sink(a)


ALLOWED = {"name": "name", "age": "age"}
NAMES = ["a", "b"]


def allow_lists():
    a = source()
    if a in ALLOWED:
        sink(a)
    sink(a)  # found
    sink(ALLOWED[a])
    sink(ALLOWED.get(a, "name"))
    column = ALLOWED.get(a)
    sink(column)
    if a in NAMES and len(a) > 1:
        sink(a)
    b = a if a in NAMES else "name"
    sink(b)


def numbers():
    a = int(source())
    sink(a)
    b = len(source())
    sink(b)
    c = float(source()) * 2
    sink(str(c))


def lists():
    items = []
    items.append("safe")
    items.append(source())
    items.append("more")
    items.pop(0)
    sink(items[0])  # found
    sink(items[1])
    items[0] = "safe"
    sink(items[0])
    other = []
    other.append(source())
    alias = other
    sink(alias[0])  # found
    sink("".join(other))  # found


def dicts():
    d = {}
    d["a"] = source()
    d["b"] = "safe"
    sink(d["b"])
    sink(d["a"])  # found
    del d["a"]
    for key, value in {"x": source()}.items():
        sink(value)  # found
    e = dict(q=source(), r="safe")
    sink(e["q"])  # found
    sink(e["r"])


def loops(rows):
    out = ""
    for row in rows:
        out += row
    sink(out)
    out = ""
    for row in source():
        out += row
    sink(out)  # found
    parts = [part.strip() for part in source().split(",")]
    sink(parts[0])  # found
    clean = [p for p in source() if p in NAMES]
    sink(clean)
    numbers = [int(p) for p in source()]
    sink(numbers)
    while True:
        line = source()
        if not line:
            break
        sink(line)  # found


def helper(value):
    return "select " + value


def harmless(value):
    return "constant"


def to_sink(value):
    sink(value)  # found


def choose(flag, value):
    if flag == "safe":
        return "x"
    return value


def across_functions():
    a = source()
    sink(helper(a))  # found
    sink(helper("x"))
    sink(harmless(a))
    to_sink(a)
    to_sink("safe")
    sink(choose("safe", a))
    sink(choose("other", a))  # found


def check(value):
    if value not in NAMES:
        raise ValueError("no")


def is_fine(value):
    return value in NAMES


def is_fine_or_empty(value):
    if not value:
        return True
    return value in NAMES


def validated():
    a = source()
    check(a)
    sink(a)
    b = source()
    if not is_fine(b):
        return
    sink(b)
    c = source()
    if is_fine(c):
        pass
    sink(c)  # found
    d = source()
    ok = is_fine(d)
    if ok:
        sink(d)


class Holder:
    prefix = "p"

    def __init__(self, value):
        self.value = value
        self.other = "safe"

    def text(self):
        return self.prefix + self.value

    def run(self):
        sink(self.other)


class View:
    def setup(self):
        self.name = source()
        self.fixed = "safe"

    def show(self):
        sink(self.name)  # found
        sink(self.fixed)


def objects():
    h = Holder(source())
    sink(h.value)  # found
    sink(h.other)
    sink(h.text())  # found
    g = Holder("safe")
    sink(g.value)
    sink(g.text())
    h.value = "safe"
    sink(h.value)


def closures():
    a = source()

    def inner():
        sink(a)  # found

    inner()

    def made(x):
        return lambda y: x + y

    f = made(a)
    sink(f("b"))  # found
    g = made("a")
    sink(g("b"))
    sink((lambda v: v)(a))  # found
    sink(list(map(lambda v: v + "x", [a])))  # found
    sink(list(map(lambda v: "x", [a])))


def generators():
    def produce(values):
        for value in values:
            yield value

    for item in produce([source()]):
        sink(item)  # found
    for item in produce(["a"]):
        sink(item)


def handlers():
    a = "safe"
    try:
        a = source()
        might_fail()
    except ValueError:
        sink(a)  # found
    finally:
        done()
    try:
        b = int(source())
    except ValueError:
        b = 0
    sink(b)
    with open("x") as f:
        c = source()
        sink(c)  # found


def formats():
    a = source()
    sink("%s" % a)  # found
    sink("{}".format(a))  # found
    sink(f"{a!r:>10}")  # found
    sink("a" "b" + a.upper().strip()[1:])  # found
    sink(str(a).encode())  # found
    sink("x" * len(a))


def overwritten(flag):
    a = source()
    a = a.replace("'", "")
    sink(a)  # found
    a = sanitize(a)
    sink(a)
    b = source()
    sanitize(b)
    sink(b)  # found


async def awaited():
    a = await source()
    sink(a)  # found
    if (m := source()) in NAMES:
        sink(m)
    sink(m)  # found


def keywords(**kw):
    def take(*args, name="x", **rest):
        sink(args[0])  # found
        sink(name)  # found
        sink(rest["z"])

    take(source(), name=source(), z="safe")


class Color(Enum):
    RED = "red"


def by_match():
    a = source()
    match a:
        case "x" | "y":
            sink(a)
        case other:
            sink(other)  # found
    kind = source()
    match kind:
        case {"name": name}:
            sink(name)  # found


def nested_functions_first():
    def run(q):
        return sink(q)  # found

    return run(source())


def recursion(n, value):
    if n == 0:
        return value
    return recursion(n - 1, value)


def recursive():
    sink(recursion(3, source()))  # found


def isinstance_guard():
    a = source()
    if isinstance(a, int):
        sink(a)
    if not a.isdigit():
        return
    b = a
    sink(b)  # found


def module_constants():
    sink(os.path.join("a", ALLOWED["name"]))


def look_ups_with_defaults():
    key = source()
    sink({"a": "x"}.get(key, key))  # found
    sink({"a": "x"}.get(key, "y"))
    table = {"a": "x", "b": "y"}
    table.update(source())
    sink(table["a"])  # found
    table.pop("a")
    sink(table.get("a", "safe"))
    items = ["x", source(), "y"]
    del items[1]
    sink(items[1])


MODE = "json"


def letters_of_constants():
    a = source()
    match MODE[0]:
        case "p":
            sink(a)
        case "j":
            sink("safe")


def decoded_after_the_check():
    sink(decode(sanitize(source())))  # found
    a = source()
    if a not in NAMES:
        return
    sink(decode(a))


def every_element_is_checked():
    names = [part.strip() for part in source().split(",")]
    for name in names:
        if name not in NAMES:
            raise ValueError(name)
    sink(",".join(names))
    other = source().split(",")
    for name in other:
        if name not in NAMES:
            continue
        sink(name)
    sink(",".join(other))  # found


def loops_that_run():
    a = source()
    for kind in ("x", "y"):
        a = "safe"
    sink(a)
    b = source()
    for kind in unknown():
        b = "safe"
    sink(b)  # found


def filtered():
    sink(list(filter(lambda word: word in NAMES, source())))
    sink(list(filter(lambda word: len(word) < 9, source())))  # found


def texts_of_numbers():
    a = source()
    sink("%d of %5.2f" % (a, a))
    sink("%s" % a)  # found


def says_what_it_could_not_read():
    try:
        float(source())
    except ValueError as error:
        sink(str(error))  # found


class Outer:
    class Inner:
        def __init__(self, value):
            self.value = value

    def run(self):
        sink(self.Inner(source()).value)  # found
        sink(self.Inner("safe").value)


def checks_name(view):
    def checked():
        name = source()
        if name not in NAMES:
            raise ValueError
        return view(name)

    return checked


def passes_on(view):
    def passed():
        return view(source())

    return passed


@checks_name
def decorated(name):
    sink(name)


@passes_on
def decorated_too(name):
    sink(name)  # found


LAST = {}


def remembers():
    LAST["x"] = source()


def finds():
    sink(LAST["x"])  # found


last_seen = "none"
chosen = "none"


def keeps_for_others():
    global last_seen, chosen
    last_seen = source()
    chosen = "safe"


def reads_what_others_left():
    sink(last_seen)  # found
    sink(chosen)
