from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from flask import Flask
from flask_wtf import CSRFProtect, FlaskForm
from rest_framework.views import APIView

app = Flask(__name__)
csrf = CSRFProtect(app)


@csrf_exempt
# ruleid: python.csrf.exempt
def pay(request):
    return transfer(request.POST["to"])


@login_required
@csrf_exempt
# ruleid: python.csrf.exempt
async def pay_later(request):
    return await transfer(request.POST["to"])


@method_decorator(csrf_exempt, name="dispatch")
# ruleid: python.csrf.exempt
class Pay(APIView):
    pass


@app.route("/hook", methods=["POST"])
@csrf.exempt
# ruleid: python.csrf.exempt
def hook():
    return "ok"


urls = [
    # ruleid: python.csrf.exempt
    path("pay", csrf_exempt(Pay.as_view())),
    # ok: python.csrf.exempt
    path("pay", csrf_protect(Pay.as_view())),
]


@csrf_protect
# ok: python.csrf.exempt
def protected(request):
    return transfer(request.POST["to"])


@tax.exempt
# ok: python.csrf.exempt
def books():
    return 0


# ruleid: python.csrf.disabled
app.config["WTF_CSRF_ENABLED"] = False
# ruleid: python.csrf.disabled
app.config.update(
    WTF_CSRF_ENABLED=False,
)
# ok: python.csrf.disabled
app.config["WTF_CSRF_ENABLED"] = True
# ok: python.csrf.disabled
app.config.update(WTF_CSRF_TIME_LIMIT=None)


class Config:
    # ruleid: python.csrf.disabled
    WTF_CSRF_ENABLED = False


class SearchForm(FlaskForm):
    class Meta:
        # ruleid: python.csrf.disabled
        csrf = False


def form():
    # ruleid: python.csrf.disabled
    return SearchForm(meta={"csrf": False})


class Dialog:
    # ok: python.csrf.disabled
    csrf = False
