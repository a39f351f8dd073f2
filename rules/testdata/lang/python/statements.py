import os, a.b as c
from . import x
from ..m.n import y as z, w
from q import *
@d.e(1)
@f
async def g[T](self, a: int = 1, /, *args: str, b, **kw) -> list[int]:
    return a, b
class C(B, metaclass=M):
    x: int = 1
    def __init__(self): pass
if a: b
elif c: d
else: e
for i in j: k
else: l
while a:
    break
try:
    a
except (E, F) as e:
    b
except* G: c
else: d
finally: f
with open(p) as f, g: h
match p:
    case [a, *b] if c: d
    case Point(x=0) | {"k": v, **r}: e
    case _: f
raise A from b
del a, b
global g
type A[T] = list[T]
print "x"
assert a, b
def broken(:
    ok(1)
