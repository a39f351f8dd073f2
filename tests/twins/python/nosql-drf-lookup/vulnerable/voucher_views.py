# weakness: CWE-943 NoSQL injection
# features: declared type, two files
# attack: {"code": {"$gt": ""}} finds the first voucher
# expect: 18 CWE-943
from pymongo import MongoClient
from rest_framework.response import Response
from rest_framework.views import APIView

from .voucher_forms import VoucherForm

vouchers = MongoClient("mongodb://db:27017").shop.vouchers


class RedeemView(APIView):
    def post(self, request):
        form = VoucherForm(data=request.data)
        form.is_valid(raise_exception=True)
        voucher = vouchers.find_one({"code": form.validated_data["code"], "used": False})
        if voucher is None:
            return Response({"ok": False}, status=404)
        return Response({"ok": True, "amount": voucher["amount"]})
