import os
os.system("one")
a = secret()
def half(x:
    eval(x)
    os.system(

def whole():
    eval("two")
    os.system("three")
b = secret()
if x
    eval("four")
class
os.system("five")
