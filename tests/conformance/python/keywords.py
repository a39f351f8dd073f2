Popen(cmd, shell=True, env=e)
Popen(cmd, env=e, shell=True)
Popen(cmd, shell=True)
Popen(cmd, env=e, shell=True, cwd=c)
Popen(shell=True, env=e)
app.run(debug=True)
app.run(debug=True, port=1)
app.run(True)
make(mode="w")
make("w")
make(kind="w")
make(mode="w", kind="r")
create("x", role=admin)
create("x", 1, role=admin)
create("x", kind=1, role=admin)
create("y", role=admin)
create(role=admin)
spread(*items)
spread(items)
spread(**opts)
spread(*items, **opts)
def f(a, b=[]):
    pass
def g(a, b=None):
    pass
def h(*args, **kwargs):
    pass
def h2(*args):
    pass
def view(request: HttpRequest, id: int):
    pass
def view2(request: Request):
    pass
def view3(request):
    pass
cookie("sid", v, secure=False)
cookie("sid", v, secure=False, httponly=True)
cookie("sid", v, httponly=True)
