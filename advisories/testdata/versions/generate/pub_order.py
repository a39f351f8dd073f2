"""Our own reading of dart-lang/pub_semver, as no Dart is at hand: NOT an independent reference."""
import re
import sys

FORM = re.compile(r"(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?")


def parts(text):
    # Numbers come before words; what is missing before both.
    return [(1, int(part), "") if part.isdigit() else (2, 0, part) for part in text.split(".")] if text else []


def key(text):
    found = FORM.fullmatch(text)
    if not found:
        return None
    major, minor, patch, pre, build = found.groups()
    return tuple(map(int, (major, minor, patch))), not pre, parts(pre), parts(build)


print("our reading of pub_semver (no Dart at hand)")
for line in sys.stdin:
    a, b = map(key, line.rstrip("\n").split("\t"))
    print("!" if a is None or b is None else "<" if a < b else ">" if a > b else "=")
