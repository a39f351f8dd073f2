def unsafe_view(request):
    return 1
def unsafe_view(request, id):
    return 1
def calc(a, b):
    return eval(a)
def calc2(a, b):
    x = 1
    return eval(a)
async def fetch(url):
    return await get(url)
async def outer():
    async def inner():
        pass
class UserSerializer(Serializer):
    pass
class Two(Base, Serializer):
    pass
class Both(Base, Unsafe, metaclass=Meta):
    pass
class Plain:
    def __reduce__(self):
        return (f, ())
    x = 1
class Derived(Base):
    y = 2
    def __reduce__(self):
        return (f, ())
try:
    risky()
except ValueError:
    pass
try:
    risky()
except:
    pass
try:
    risky()
except (A, B) as err:
    log(err)
try:
    risky()
except A as err:
    cleanup()
    log(err)
except B:
    pass
try:
    risky()
finally:
    done()
with open("f") as fh:
    fh.read()
with open("f", "w") as fh:
    fh.read()
with open("a") as a, open("b") as b:
    pass
with lock:
    pass
if user.ok:
    grant()
if user.ok:
    grant()
    more()
if user.ok:
    grant()
else:
    deny()
if a:
    x()
elif b:
    grant()
else:
    deny()
for u in users:
    delete(u)
for u in users:
    log(u)
    delete(u)
for u in users:
    delete(v)
for i, u in enumerate(users):
    delete(u)
while True:
    poll()
while 1:
    poll()
while running:
    poll()
def bad():
    raise Exception("no")
def bad2():
    raise ValueError("no")
def bad3():
    raise ValueError("no") from err
def bad4():
    raise
def bad5():
    global COUNTER
    assert user.is_admin
    assert user.is_admin, "not allowed"
    assert user
    del cache[key]
    del cache
    return
print("x", password)
print(user)
