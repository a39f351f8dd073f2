# weakness: CWE-89 SQL injection
# features: loop, string builder, join
# attack: GET /orders?customer=x' OR '1'='1 returns everybody's orders
# expect: 26 CWE-89
from django.db import connection
from django.http import JsonResponse
from django.views.decorators.http import require_GET

FILTERS = ("customer", "city", "status")


@require_GET
def search_orders(request):
    conditions = []
    params = []
    for field in FILTERS:
        value = request.GET.get(field)
        if not value:
            continue
        conditions.append(field + " = '" + value + "'")
    sql = "SELECT number, total FROM orders"
    if conditions:
        sql += " WHERE " + " AND ".join(conditions)
    sql += " ORDER BY number"
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = cursor.fetchall()
    return JsonResponse({"orders": [{"number": n, "total": str(t)} for n, t in rows]})
