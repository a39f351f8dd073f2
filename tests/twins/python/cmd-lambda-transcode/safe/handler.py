# weakness: CWE-78 OS command injection
# features: table look-up, f-string
# attack: an unknown preset takes the default one of the table
# expect: none
import json
import subprocess

PRESETS = {
    "small": "-vf scale=480:-2 -crf 30",
    "medium": "-vf scale=1280:-2 -crf 26",
}


def lambda_handler(event, context):
    body = json.loads(event["body"])
    preset = body.get("preset", "small")
    options = PRESETS.get(preset, PRESETS["small"])
    done = subprocess.run(
        f"/opt/bin/ffmpeg -y -i /tmp/in.mp4 {options} /tmp/out.mp4",
        shell=True,
        check=False,
    )
    return {
        "statusCode": 200 if done.returncode == 0 else 422,
        "body": json.dumps({"code": done.returncode}),
    }
