import pickle, yaml, shelve
pickle.load(f)
pickle.loads(f)
shelve.open(f)
pickle.dump(f)
cur.execute("a %s" % b)
cur.execute("a", b)
cur.execute(q)
yaml.load(x)
yaml.load(x, Loader=SafeLoader)
yaml.load(x, Loader=yaml.Loader)
yaml.load(Loader=SafeLoader, stream=x)
compare(a, a)
compare(a, b)
compare(f(1), f(2))
def index(request):
    eval(a)
    def inner():
        eval(b)
def other(req):
    eval(c)
eval(d)
def pass_on(a, b):
    sink(b)
    sink(c)
    sink(a.x)
transfer(1)
with lock:
    transfer(2)
    if x:
        transfer(3)
with other:
    transfer(4)
class V(View):
    def post(self, r):
        save(1)
    def get(self, r):
        save(2)
class W:
    def post(self, r):
        save(3)
def cookie():
    resp = make_response("x")
    resp.set_cookie("a")
    if y:
        resp.set_cookie("b")
    other.set_cookie("c")
def guarded(u, v):
    fetch(u)
    check(u)
    fetch(u)
    fetch(v)
def one():
    a1(1)
    a1(0)
def two():
    a1(2)
def three():
    a1(3)
log(password)
log(passwd + x)
log(user)
debug(safe_value)
debug(value)
# TODO-SEC-12 fix
x = "TODO-X-7"  # ticket 99
try:
    risky(1)
except E:
    risky(2)
risky(3)
class H:
    def safe(self):
        hash(1)
    def unsafe(self):
        hash(2)
    field = hash(3)
hash(4)
def three_parameters(a, b=1, *c):
    pass
a.run(unsafe)
b.c.walk(unsafe)
run(unsafe)
a.run(safe)
copy(s, d)
copy(s)
move(s, d)
def page(name):
    render(name)
    render(other)
