# weakness: CWE-89 SQL injection
# features: comprehension, type cast, destructuring
# attack: each id becomes an integer before the list is joined
# expect: none
from django.contrib.auth.decorators import permission_required
from django.db import connection
from django.http import HttpResponseBadRequest, JsonResponse


@permission_required("stock.delete_batch")
def delete_batches(request):
    raw = request.POST.getlist("ids")
    try:
        first, *others = [int(text) for text in raw]
    except ValueError:
        return HttpResponseBadRequest()
    wanted = ", ".join(str(number) for number in [first, *others])
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM stock_batch WHERE id IN ({wanted})")
        count = cursor.rowcount
    return JsonResponse({"deleted": count})
