import os, hashlib
os.system("rm " + x)
os.system(  cmd  )
os.system(None)
app.secret = "k"
self.app.secret = get()
app.public = "k"
hashlib.new("md5")
hashlib.new(alg)
os.popen(cmd)
audit(1,   2, x=3)
audit()
# api_token: 42
triple(1, 2, 3)
N = 5
show(N)
show("s")
show(N + 1)
show(y)
block([
    1,
    2,  # two
])
block("""a
b|c\d""")
