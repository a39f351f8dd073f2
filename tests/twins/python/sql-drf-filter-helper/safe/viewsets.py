# weakness: CWE-89 SQL injection
# features: guard in another file, two files, allow list
# attack: every column of the list must be known, else DRF answers 400
# expect: none
from rest_framework import viewsets
from rest_framework.response import Response

from .models import Ticket
from .ordering import order_by
from .serializers import TicketSerializer


class TicketViewSet(viewsets.ViewSet):
    def list(self, request):
        columns = order_by(request.query_params.get("order", "id"))
        tickets = Ticket.objects.raw(
            "SELECT * FROM desk_ticket WHERE owner_id = %s ORDER BY " + columns,
            [request.user.pk],
        )
        return Response(TicketSerializer(tickets, many=True).data)
