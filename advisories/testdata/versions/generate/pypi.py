"""The order of PyPI's `packaging`, and its specifiers."""
import importlib.metadata
import sys

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

print("packaging", importlib.metadata.version("packaging"))
for line in sys.stdin:
    if sys.argv[1:] == ["ranges"]:
        try:
            specifiers, version = line.rstrip("\n").split("\t")
            print("yes" if SpecifierSet(specifiers).contains(Version(version), prereleases=True) else "no")
        except (InvalidSpecifier, InvalidVersion):
            print("!")
        continue
    try:
        a, b = map(Version, line.rstrip("\n").split("\t"))
    except InvalidVersion:
        print("!")
        continue
    print("<" if a < b else ">" if a > b else "=")
