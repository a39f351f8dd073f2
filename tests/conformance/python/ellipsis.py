import requests, random, pickle
requests.get(url, verify=False)
requests.get(url, verify=False, timeout=3)
requests.get(url, timeout=3, verify=False)
requests.get(url, verify=True)
requests.get(verify=False)
random.seed()
random.seed(1)
pickle.loads(data)
pickle.loads()
pickle.loads(data, encoding="x")
pickle.load(data)
run("ls")
run("ls", 1)
run("ls", shell=True)
run()
mix(a)
mix(a, b)
mix()
fmt(1)
fmt(1, 2)
fmt(1, 2, x=3)
edge(1, 2)
edge(1, 2, 3)
edge(1)
handle = open("a")
data = handle.read()
handle.close()
def copy():
    src = open("x")
    if src:
        src.close()
def leak():
    src = open("x")
    dst.close()
def calc(request):
    log(request)
    eval(request.body)
def calc_in_if(a, request, b):
    if a:
        eval(b)
def harmless(x):
    return x
def handler(event, context, extra=None):
    pass
def handler():
    pass
def handler(only):
    pass
ALLOWED = ["sha1", "md5", "sha256"]
ALLOWED = ["sha256"]
ALLOWED = ["md5"]
conf = {"user": "x", "password": "y"}
conf = {"user": "x"}
conf = {"password": p, **more}
CIPHERS = {"aes", "des"}
CIPHERS = {"aes"}
CIPHERS = ("aes", "rc4")
CIPHERS = ("aes", "chacha")
cursor.execute("SELECT %s" % name)
cursor.execute("SELECT " + ("%s" % name))
cursor.execute("SELECT 1")
cursor.execute(wrap(1, lambda: a % b))
if user and is_admin():
    pass
if not is_admin():
    pass
if user:
    is_admin()
print(str(secret_token))
def tx():
    begin()
    work()
    commit()
def tx2():
    commit()
    begin()
def tx3():
    begin()
    while more():
        commit()
class Token(Base):
    header = 1
    algorithm = "none"
    body = 2
class Other:
    algorithm = "HS256"
