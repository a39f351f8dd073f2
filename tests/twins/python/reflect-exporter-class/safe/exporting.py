# weakness: CWE-470 unsafe reflection
# features: table look-up, helper function
# attack: the format is a key of a fixed table of classes
# expect: none
from flask import Blueprint, Response, abort, request

from .exporters import CsvExporter, JsonExporter, current_rows

bp = Blueprint("exporting", __name__)
EXPORTERS = {"csv": CsvExporter, "json": JsonExporter}


def exporter_for(name):
    return EXPORTERS.get(name)


@bp.get("/export")
def export():
    cls = exporter_for(request.args.get("format", "csv"))
    if cls is None:
        abort(400)
    return Response(cls().render(current_rows()), mimetype="text/plain")
