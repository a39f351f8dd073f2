"""The order of PyPI's `packaging`."""
import importlib.metadata
import sys

from packaging.version import InvalidVersion, Version

print("packaging", importlib.metadata.version("packaging"))
for line in sys.stdin:
    try:
        a, b = map(Version, line.rstrip("\n").split("\t"))
    except InvalidVersion:
        print("!")
        continue
    print("<" if a < b else ">" if a > b else "=")
