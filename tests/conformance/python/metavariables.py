import os
from hmac import compare_digest
os.system("ls")
os.system("ls " + name)
os.system("a", "b")
os.popen("ls")
print(os.system(cmd))
compare_digest(token, token)
compare_digest(token, other)
compare_digest(a.b[0], a.b[ 0 ])
compare_digest(f(1), f(2))
pair(1, 2)
pair(1)
send_mail("reset-password")
self.mailer.send("reset-password")
send_mail("welcome")
settings.SECRET_KEY = "changeme"
settings.DEBUG = True
config.SECRET_KEY = "changeme"
key = Fernet.generate_key()
self.key = Fernet.generate_key()
Fernet.generate_key()
if amount == amount:
    pass
if amount == total:
    pass
login("bob")
login('bob')
login(bob)
login(f"bob")
login(f"bob{x}")
login(b"bob")
login("""bob""")
role("admin")
role('admin')
role("""admin""")
role("guest")
role("")
role(r"admin")
role("ad" "min")
connect("ftp://example.com")
connect("http://example.com")
connect("sftp://example.com")
connect("MY_SECRET_URL")
connect(url)
chmod("/tmp/x", 0o777)
chmod("/tmp/x", 511)
chmod("/tmp/x", 0o600)
cursor.execute("DROP TABLE users")
db.session.cursor().execute("DROP TABLE users")
execute("DROP TABLE users")
def f():
    return os.getenv("HOME")
def g():
    return
def h():
    yield DANGEROUS_FLAG
if DANGEROUS_FLAG:
    config.DANGEROUS_FLAG = 1
DANGEROUS_FLAG = False
