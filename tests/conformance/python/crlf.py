x = 1
send(x)
send([1,
  2])
def f():
    begin()
    work()
    end()
note("""a
b""")
last = 2
