# weakness: CWE-89 SQL injection
# features: inner class, string builder, two files
# attack: GET /parcels?state=lost' OR 'a'='a is written into the clause of the inner class
# expect: 16 CWE-89
from django.db import connection
from django.http import JsonResponse

from .parcel_filter import ParcelFilter


def parcels(request):
    chosen = ParcelFilter()
    chosen.where("depot", "north")
    chosen.where("state", request.GET.get("state", "open"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, weight FROM parcel" + chosen.text(), chosen.values())
        rows = cursor.fetchall()
    return JsonResponse({"parcels": [[code, float(weight)] for code, weight in rows]})
