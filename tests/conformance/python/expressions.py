f = lambda s: eval(s)
f = lambda s: eval(t)
f = lambda: 1
f = lambda a, b: a
x = dev if DEBUG else prod
x = dev if RELEASE else prod
y = [clean(a) for a in request.args]
y = [a for a in request.args if a]
y = [a for a in b if a]
y = (a for a in request.args)
z = {k: v for k in b}
z = {k for k in b}
if any(u.admin for u in users):
    pass
if any([u.admin for u in users]):
    pass
async def go():
    await db.raw(q)
    db.raw(q)
    await db.cooked(q)
def gen():
    yield 1
    yield
    yield from x
msg = f"hello {name}"
msg = f"{name}"
msg = f"hello"
msg = f"a {x} b {y} c"
msg = "plain"
execute(f"select {x}")
execute(f"select")
execute("select")
execute(x)
m = "a %s" % b
m = "a %s %s" % (b, c)
m = x % y
m = "a {}".format(b)
m = x.format(b)
execute("select " + name)
execute("select " + a + " from " + b)
execute(name + "select ")
execute("a" + "b")
if not user.verified:
    pass
if user.verified:
    pass
if host in BLOCKLIST:
    pass
if host not in BLOCKLIST:
    pass
l = [*items]
l = [*items, 1]
a, b = parse_qs(s)
(a, b) = parse_qs(s)
a, b, c = parse_qs(s)
[a, b] = parse_qs(s)
if len(x) > 0:
    pass
if len(x) >= 0:
    pass
if 0 < len(x):
    pass
open(join(base, name))
open(os.path.join(base, name))
open(join(base, name), "w")
while (chunk := recv()):
    pass
chunk = recv()
