# weakness: CWE-601 open redirect
# features: regex guard, wrong guard, constant key
# attack: the path consists of word characters with single slashes between them
# expect: none
import re

STATE = re.compile(r"/(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]*")


def lambda_handler(event, context):
    query = event.get("queryStringParameters") or {}
    state = query.get("state", "/")
    if len(state) > 60 or not STATE.fullmatch(state):
        return {"statusCode": 400, "body": "bad state"}
    return {"statusCode": 302, "headers": {"Location": state}, "body": ""}
