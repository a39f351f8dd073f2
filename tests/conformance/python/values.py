a = {1, 2}
b = {"x": 1}
c = {}
def f(x, given):
    either = x > 1 and "a" or "b"
    log(either)
    other = x > 1 and given or "b"
    log(other)
    number = 150
    show(f"{number}")
    show(f"{given}")
    with connect() as s:
        s.run(given)
    q = connect()
    q.run(given)
def g(a, b=[]):
    print(b)
    done()
if "aa" == x:
    letter("abab")
    letter("abcd")
