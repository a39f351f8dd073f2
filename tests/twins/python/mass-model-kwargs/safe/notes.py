# weakness: CWE-915 mass assignment
# features: spread, comprehension, allow list
# attack: only title and text are taken from the body
# expect: none
import json

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from .models import Note

OPEN_FIELDS = {"title", "text"}


@login_required
@require_POST
def create_note(request):
    body = json.loads(request.body)
    fields = {name: value for name, value in body.items() if name in OPEN_FIELDS}
    note = Note(**fields)
    note.author = request.user
    note.save()
    return JsonResponse({"id": note.pk}, status=201)
