import jwt
from jose import jwt as jose_jwt
from jwt import decode as decode_token


def user_of(token):
    # ruleid: python.jwt.no-verification
    return jwt.decode(token, options={"verify_signature": False})["sub"]


class Tokens:
    def read(self, token, key):
        # ruleid: python.jwt.no-verification
        return decode_token(
            token,
            key,
            algorithms=["HS256"],
            options={"verify_exp": True, "verify_signature": False},
        )

    def old(self, token):
        # ruleid: python.jwt.no-verification
        return jwt.decode(token, verify=False)

    def claims(self, token):
        # ruleid: python.jwt.no-verification
        return jose_jwt.get_unverified_claims(token)


def checked(token, key):
    # ok: python.jwt.no-verification, python.jwt.none-algorithm, python.jwt.no-expiry
    first = jwt.decode(token, key, algorithms=["RS256"])
    # ok: python.jwt.no-verification
    second = jwt.decode(token, key, algorithms=["RS256"], options={"verify_aud": False})
    # ok: python.jwt.no-verification
    third = jwt.get_unverified_header(token)["kid"]
    # ok: python.jwt.no-verification, python.jwt.none-algorithm
    return first, second, third, jose_jwt.decode(token, key, algorithms=["HS256"])


def two_steps(token, keys):
    # ok: python.jwt.no-verification
    claims = jwt.decode(token, options={"verify_signature": False})
    key = keys[claims["iss"]]
    return jwt.decode(token, key, algorithms=["ES256"])


def unsigned(claims, token, key):
    # ruleid: python.jwt.none-algorithm
    first = jwt.encode(claims, None, algorithm="none")
    # ruleid: python.jwt.none-algorithm
    second = jwt.decode(token, key, algorithms=["HS256", "none"])
    # ruleid: python.jwt.none-algorithm
    third = jose_jwt.decode(token, key, algorithms=["None"])
    # ok: python.jwt.none-algorithm
    return first, second, third, jwt.encode(claims, key, algorithm="HS256")


def for_ever(token, key):
    # ruleid: python.jwt.no-expiry
    first = jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": False})
    # ruleid: python.jwt.no-expiry
    second = jose_jwt.decode(token, key, options={"verify_aud": False, "verify_exp": False})
    # ok: python.jwt.no-expiry
    return first, second, jwt.decode(token, key, algorithms=["HS256"], leeway=30, options={"verify_exp": True})


def two_tokens(first, second, key):
    # ruleid: python.jwt.no-verification
    claims = jwt.decode(first, options={"verify_signature": False})
    # ruleid: python.jwt.no-verification
    others = jwt.decode(second, key, options={"verify_signature": False})
    return claims, others
