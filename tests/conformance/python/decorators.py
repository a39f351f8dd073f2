from django.views.decorators.csrf import csrf_exempt
@csrf_exempt
def one(request):
    return 1

@app.route("/two")
def two():
    return 2

@app.route("/three", methods=["POST"])
@login_required
def three():
    return 3

@login_required
@app.route("/four")
def four():
    return 4

@app.route("/five")
@other
@login_required
async def five():
    return 5

def six():
    return 6

@cached
def secret_view():
    return 7

@cached(60)
def secret_view():
    return 8

@dataclass
class A:
    x: int = 1

@dataclass(frozen=True)
class B:
    x: int = 1

class C:
    @csrf_exempt
    def method(self):
        return 9
