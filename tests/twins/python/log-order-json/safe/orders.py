# weakness: CWE-117 log injection
# features: wrong sanitizer, right sanitizer, helper function
# attack: json.dumps writes a line break as \n within quotes
# expect: none
import json
import logging

from fastapi import APIRouter, Form

router = APIRouter()
log = logging.getLogger(__name__)


def printable(text):
    return json.dumps(text)


@router.post("/orders/{number}/coupon")
def add_coupon(number: int, coupon: str = Form("")):
    log.info("order %d got coupon %s", number, printable(coupon))
    return {"order": number, "accepted": coupon.startswith("A")}
