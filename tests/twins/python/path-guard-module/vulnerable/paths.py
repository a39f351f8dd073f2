import os
from pathlib import Path

ROOT = Path("/srv/docs").resolve()


def locate(page):
    """Absolute path of a page below the documentation root."""
    if not page:
        raise ValueError("empty page")
    return os.path.normpath(os.path.join(ROOT, page))
