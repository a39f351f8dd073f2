import hashlib
A = "md5"
hashlib.new(A)
hashlib.new("md5")
hashlib.new("m" + "d5")
if a and b and c:
    pass
if a and (b and c):
    pass
if (a and b) and c:
    pass
if left and right:
    pass
if right and left:
    pass
danger(1)
x = danger(2)
print(danger(3))
def f():
    start()
    y = danger(4)
def g():
    start()
    danger(5)
def h():
    start()
    if danger(6):
        pass
level = 3
level: int = 3
args = request.args
load(args)
load(request.args)
# marker
conf = {"role": "admin"}
conf = {"role": "admin", "x": 1}
conf = {"x": 1, "role": "admin"}
@cached
def a1():
    pass
@one
@two
def d1():
    pass
@two
@one
def d2():
    pass
@one
@mid
@two
def d3():
    pass
