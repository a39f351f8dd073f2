# weakness: CWE-1333 regex injection
# features: callback, string builder, wrong guard
# attack: the word is only letters
# expect: none
import re

import tornado.web


def starred(match):
    return "*" + match.group(0) + "*"


class HighlightHandler(tornado.web.RequestHandler):
    def post(self):
        word = self.get_body_argument("word")
        text = self.get_body_argument("text")[:2000]
        if not word.isalpha():
            raise tornado.web.HTTPError(400)
        pattern = r"\b"
        pattern += word
        pattern += r"\b"
        self.set_header("Content-Type", "application/json")
        self.write({"text": re.sub(pattern, starred, text)})
