resp.set_cookie("a", b)
set_cookie("a", b)
make_response(x).set_cookie("a")
self.resp.set_cookie()
db.execute(q)
db.session.execute(q)
db.session().begin().execute(q)
other.session.execute(q)
Client("x").verify(False)
Client("x").timeout(3).verify(False)
Client("x").verify(True)
client.verify(False)
User.objects.filter(id=1).delete()
users.filter().delete()
users.filter().first().delete()
users.delete()
builder.unsafe().build()
builder.name("x").unsafe().port(1).build()
builder.safe().build()
builder.unsafe().x.build()
request.headers
request.headers["x"]
request.headers.get("x")
os.environ["PASSWORD"]
os.environ['PASSWORD']
os.environ["USER"]
os.environ.get("PASSWORD")
request.args["q"]
request.args[0]
token[1:2]
token[1:]
token[1:2:3]
class A:
    def read(self):
        self.name = input()
        this.name = input()
flask.session.permanent
app.ctx.session.permanent = True
