from sqlalchemy import Session
from sqlalchemy import Session as Other
def view(request: HttpRequest, other: Request, third):
    request.GET
    other.GET
    third.GET
    r: HttpRequest = make()
    r.GET
def db(c: Cursor, s: Session, o: Other):
    c.execute(1)
    s.execute(2)
    s.query(3)
    o.query(4)
d = Cursor()
d.execute(3)
class A:
    cur: Cursor
    def run(self):
        self.cur.execute(4)
render("text")
render(1)
render(x)
render("a" + "b")
def t(text: str, n: int):
    render(text)
    limit(n)
limit(1)
limit("1")
limit(1.5)
