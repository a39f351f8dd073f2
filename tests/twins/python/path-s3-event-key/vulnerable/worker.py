# weakness: CWE-22 path traversal
# features: loop, encoding round trip, right sanitizer
# attack: an object uploaded as ../../var/task/handler.py is downloaded over the code
# expect: 24 CWE-22
import os
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")
SCRATCH = "/tmp/incoming"


def lambda_handler(event, context):
    os.makedirs(SCRATCH, exist_ok=True)
    sizes = []
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        name = key.lstrip("/")
        if name in ("", ".", ".."):
            continue
        target = os.path.join(SCRATCH, name)
        s3.download_file(bucket, key, target)
        sizes.append(record["s3"]["object"]["size"])
    return {"count": len(sizes), "bytes": sum(sizes)}
