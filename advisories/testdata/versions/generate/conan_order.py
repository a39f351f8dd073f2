"""The order of Conan's own Version."""
import importlib.metadata
import sys

from conan.internal.model.version import Version

print("conan", importlib.metadata.version("conan"))
for line in sys.stdin:
    a, b = map(Version, line.rstrip("\n").split("\t"))
    print("=" if a == b else "<" if a < b else ">")
