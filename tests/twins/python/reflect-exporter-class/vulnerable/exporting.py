# weakness: CWE-470 unsafe reflection
# features: table look-up, helper function
# attack: GET /export?format=antigravity.fly or any importable module is loaded and its attribute called
# expect: 19 CWE-470
import importlib

from flask import Blueprint, Response, abort, request

from .exporters import CsvExporter, JsonExporter, current_rows

bp = Blueprint("exporting", __name__)
EXPORTERS = {"csv": CsvExporter, "json": JsonExporter}


def exporter_for(name):
    if name in EXPORTERS:
        return EXPORTERS[name]
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


@bp.get("/export")
def export():
    cls = exporter_for(request.args.get("format", "csv"))
    if cls is None:
        abort(400)
    return Response(cls().render(current_rows()), mimetype="text/plain")
