import functools
import os

from flask import abort

SEPARATORS = {"/", os.sep, "\\"}


def plain_name(view):
    """404 unless the name is a single path component."""

    @functools.wraps(view)
    def checked(name):
        if name in SEPARATORS or name == "..":
            abort(404)
        return view(name)

    return checked
