import hashlib
ALGO = "md5"
hashlib.new(ALGO)
hashlib.new("md5")
hashlib.new("m" + "d5")
hashlib.new(f"md5")
PREFIX = "m"
hashlib.new(PREFIX + "d5")
hashlib.new(f"{PREFIX}d5")
hashlib.new("sha256")
def pick(flag):
    algo = "md5"
    hashlib.new(algo)
    algo = "sha1"
    hashlib.new(algo)
def branch(flag):
    algo = "md5"
    if flag:
        algo = "sha1"
    hashlib.new(algo)
def both(flag):
    if flag:
        algo = "md5"
    else:
        algo = "md5"
    hashlib.new(algo)
def loop(items):
    algo = "md5"
    for i in items:
        hashlib.new(algo)
        algo = i
def param(algo="md5"):
    hashlib.new(algo)
connect(password="hunter")
pw = "hunter"
connect(password=pw)
connect(password=pw + "x")
connect(password=os.environ["PW"])
exec("import" + " os")
exec("import " + name)
part = "import"
part += " os"
exec(part)
BITS = 1024
generate(BITS)
generate(512 * 2)
generate(2048)
SECURE = False
fetch(verify=SECURE)
fetch(verify=not True)
fetch(verify=True)
BASE = "http://example.com"
fetch(BASE + "/login")
fetch(f"{BASE}/login")
fetch("https://example.com")
fetch(f"http://{host}/")
notify(ALGO)
q = "select 1"
query(q)
query("select " + x)
query(f"select {x}")
query("a" + "b")
query("a %s" % "b")
query("a {}".format("b"))
q2 = q
query(q2)
N = 10
rounds(N * 100)
rounds(999 + 1)
rounds(2000 / 2)
class Config:
    ALG = "HS256"
    def run(self):
        sign(self.ALG)
        sign(Config.ALG)
        sign(ALG)
sign(Config.ALG)
shift(-1)
shift(- 1)
shift(1)
authenticate(None)
nothing = None
authenticate(nothing)
global_algo = "md5"
def reassign():
    global global_algo
    global_algo = "sha1"
def use_global():
    hashlib.new(global_algo)
