import logging.config
from logging.config import listen
from xmlrpc.server import SimpleXMLRPCServer

import kombu
from celery import Celery

# ruleid: python.logging.listen
thread = logging.config.listen(9999)
# ruleid: python.logging.listen
other = listen()


def check(data):
    return data if signed(data) else None


# ok: python.logging.listen
checked = logging.config.listen(9999, verify=check)
# ok: python.logging.listen
checked_too = listen(9999, check)
# ok: python.logging.listen
logging.config.dictConfig({"version": 1})


class Calls:
    def add(self, a, b):
        return a + b


server = SimpleXMLRPCServer(("localhost", 8000))
# ruleid: python.xmlrpc.dotted-names
server.register_instance(Calls(), allow_dotted_names=True)
# ruleid: python.xmlrpc.dotted-names
server.register_instance(Calls(), True)
# ok: python.xmlrpc.dotted-names
server.register_instance(Calls())
# ok: python.xmlrpc.dotted-names
server.register_instance(Calls(), allow_dotted_names=False)

app = Celery("jobs")
# ruleid: python.celery.pickle
app.conf.accept_content = ["json", "pickle"]
# ruleid: python.celery.pickle
app.conf.update(
    task_serializer="pickle",
    accept_content=["pickle"],
)
# ruleid: python.celery.pickle
CELERY_ACCEPT_CONTENT = ["pickle", "json", "msgpack"]
# ruleid: python.celery.pickle
kombu.enable_insecure_serializers(["pickle"])
# ok: python.celery.pickle
app.conf.accept_content = ["json"]
# ok: python.celery.pickle
app.conf.update(task_serializer="json", accept_content=["json", "msgpack"])


class settings:
    # ruleid: python.django.pickle-sessions
    SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"


# ruleid: python.django.pickle-sessions
SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"
# ok: python.django.pickle-sessions
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
# ok: python.django.pickle-sessions
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
