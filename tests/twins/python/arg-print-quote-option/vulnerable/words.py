"""Checks for words that end up in command lines."""
import shlex

MAXIMUM = 64


def usable_word(text):
    if not text or len(text) > MAXIMUM:
        return False
    return shlex.quote(text) == text
