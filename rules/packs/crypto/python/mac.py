import base64
import hashlib
import hmac
from hmac import compare_digest


def valid(key, body, given):
    # ruleid: python.mac.slow-compare
    return hmac.new(key, body, hashlib.sha256).hexdigest() == given


class Hook:
    def check(self, request):
        expected = hmac.new(self.key, request.body, "sha256").hexdigest()
        # ruleid: python.mac.slow-compare
        if request.headers["X-Signature"] != expected:
            raise PermissionError

    def check_base64(self, request):
        expected = base64.b64encode(hmac.new(self.key, request.body, "sha1").digest())
        # ruleid: python.mac.slow-compare
        return expected == request.headers["X-Signature"].encode()


def compared(key, body, given):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    # ok: python.mac.slow-compare
    if len(given) == 64 and hmac.compare_digest(expected, given):
        return True
    # ok: python.mac.slow-compare
    return compare_digest(expected, given.lower())


def checksum(body, given):
    # ok: python.mac.slow-compare
    return hashlib.sha256(body).hexdigest() == given
