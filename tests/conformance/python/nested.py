def outer():
    def inner():
        danger()
    inner()
def outer2():
    danger()
    def inner2():
        danger()
    return inner2
wrap(wrap(wrap(1)))
class A:
    class B:
        class C:
            pass
        x = 1
if a:
    if b:
        if c:
            pass
    else:
        pass
lock()
lock()
if x:
    unlock()
unlock()
def p():
    def q():
        target(1)
    target(2)
    f = lambda: target(3)
