# weakness: CWE-89 SQL injection
# features: inner class, string builder, two files
# attack: the inner class writes a placeholder and keeps the value
# expect: none
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
