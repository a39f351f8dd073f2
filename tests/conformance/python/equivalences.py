total = total + price
total = price + total
total += price
total -= price
danger(a + b)
danger((a + b))
danger(((a) + (b)))
danger(a - b)
if user == None:
    pass
if None == user:
    pass
if user is None:
    pass
check(n + 1)
check(1 + n)
if is_user and is_owner:
    pass
if is_owner and is_user:
    pass
if (is_user) and (is_owner):
    pass
x = legacy_auth or fallback
x = fallback or legacy_auth
x = fallback or (other or legacy_auth)
if one and two and three:
    pass
if one and (two and three):
    pass
if three and two and one:
    pass
if one and two:
    pass
token = make_token()
token: str = make_token()
if (token := make_token()):
    pass
use(token=make_token())
self.token = make_token()
if a < b:
    pass
if a < b < c:
    pass
if b > a:
    pass
limit = 5
limit: int = 5
limit: Final = 5
limit == 5
if not (a == b):
    pass
if not a == b:
    pass
if a != b:
    pass
def f():
    return (a, b)
def g():
    return a, b
