call(1,  # one
     2)
call(  # none
    a.b  # c
    , [3,
       4],
)
build(
    "x",
    mode="w",
)
total = \
    secret()
first(); second()
first()
# between
second()
first()
third()
second()
def f():
    """danger()"""
    # danger()
    return "danger()"
