# weakness: CWE-601 open redirect
# features: regex guard, wrong guard, constant key
# attack: ?state=//evil.test matches ^/ and any characters
# expect: 15 CWE-601
import re

STATE = re.compile(r"^/.*$")


def lambda_handler(event, context):
    query = event.get("queryStringParameters") or {}
    state = query.get("state", "/")
    if len(state) > 60 or not STATE.fullmatch(state):
        return {"statusCode": 400, "body": "bad state"}
    return {"statusCode": 302, "headers": {"Location": state}, "body": ""}
