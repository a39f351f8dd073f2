f(a, *b, c=1, **d)
a.b.c(x)[1][2:3][::4][1, 2]
x = y = 0x1F + 1_000 * -2.50
x += "a" "b" + b'c' + rf"d{e!r:>{w}}f"
not a and b or c in d
a < b not in c is not d
p if q else r
lambda a, *b, c=1: a
[i async for i in xs if i if j]
{1: 2, **e}
{1, 2}
(n := 10)
await t
