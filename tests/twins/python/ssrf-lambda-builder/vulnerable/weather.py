# weakness: CWE-918 server-side request forgery
# features: builder, helper method, constant key
# attack: {"host": "169.254.169.254"} sets the host of the address builder
# expect: 29 CWE-918
import json
import urllib.parse
import urllib.request


class Address:
    def __init__(self):
        self.parts = {"host": "weather.example.test", "city": "prague"}

    def with_city(self, city):
        self.parts["city"] = urllib.parse.quote(city, safe="")
        return self

    def with_host(self, host):
        self.parts["host"] = host
        return self

    def text(self):
        return "https://" + self.parts["host"] + "/now?city=" + self.parts["city"]


def lambda_handler(event, context):
    body = json.loads(event["body"])
    address = Address().with_city(body["city"]).with_host(body.get("host", "weather.example.test"))
    with urllib.request.urlopen(address.text(), timeout=5) as answer:
        report = json.load(answer)
    return {"statusCode": 200, "body": json.dumps({"degrees": float(report["degrees"])})}
