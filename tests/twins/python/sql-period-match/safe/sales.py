# weakness: CWE-89 SQL injection
# features: match, overwritten by a constant
# attack: every case of the match assigns a constant, unknown words become month
# expect: none
from django.db import connection
from django.http import JsonResponse


def sales(request):
    by = request.GET.get("by", "month")
    match by:
        case "day" | "week":
            unit = by
        case "m" | "month":
            unit = "month"
        case _:
            unit = "month"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT date_trunc('" + unit + "', sold_at) AS period, sum(total) "
            "FROM sale WHERE shop_id = %s GROUP BY 1 ORDER BY 1",
            [request.user.shop_id],
        )
        rows = cursor.fetchall()
    return JsonResponse({"sales": [[str(p), str(t)] for p, t in rows]})
