# weakness: CWE-117 log injection
# features: wrong sanitizer, right sanitizer, helper function
# attack: coupon=A%0d%0a2026-11-24 INFO order 9 paid: html.escape does not touch line breaks
# expect: 20 CWE-117
import html
import logging

from fastapi import APIRouter, Form

router = APIRouter()
log = logging.getLogger(__name__)


def printable(text):
    return html.escape(text)


@router.post("/orders/{number}/coupon")
def add_coupon(number: int, coupon: str = Form("")):
    log.info("order %d got coupon %s", number, printable(coupon))
    return {"order": number, "accepted": coupon.startswith("A")}
