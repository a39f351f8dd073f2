import os, pickle
os.system("a")
pickle.load(f)
pickle.loads(f)
pickle.dump(f)
execute(a + b)
execute(a)
fetch(u)
fetch(u, verify=True)
def view(request):
    eval(1)
def other(req):
    eval(2)
send(1)
with tls():
    send(2)
# KEY-123
my_token = "a"
my_name = "b"
query("a" % b)
query("a")
sleep(61)
sleep(59)
cookie("a", secure=False)
cookie("a", secure=True)
connect("http://a")
connect("ftp://a")
connect("https://a")
store("9fK2xQv7LmZ8pR4tWq1c")
store("hello")
def t(m: Manager, n):
    m.raw(1)
    n.raw(2)
class L:
    def f(self):
        log(password)
        log(user)
log(password)
trace(1)
trace(2)
