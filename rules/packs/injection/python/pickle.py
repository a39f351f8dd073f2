import base64
import copy
import hmac
import json
import marshal
import pickle
import pickle as pkl
import shelve
from pickle import Unpickler, loads as unpickle

import cloudpickle
import dill
import jsonpickle
import requests
from flask import request


def restore(path):
    with open(path, "rb") as file:
        # ruleid: python.deserialisation.pickle
        return pickle.load(file)


def from_cache(cache, key):
    # ruleid: python.deserialisation.pickle
    return pkl.loads(cache.get(key))


class Session:
    def load(self, row):
        # ruleid: python.deserialisation.pickle
        self.values = unpickle(
            row["data"],
            encoding="latin-1",
        )

    def read(self, stream):
        # ruleid: python.deserialisation.pickle
        return Unpickler(stream).load()


def others(blob, path):
    # ruleid: python.deserialisation.pickle
    function = cloudpickle.loads(blob)
    # ruleid: python.deserialisation.pickle
    scope = dill.load(open(path, "rb"))
    # ruleid: python.deserialisation.pickle
    code = marshal.loads(blob[16:])
    # ruleid: python.deserialisation.pickle
    thing = jsonpickle.decode(blob)
    # ruleid: python.deserialisation.pickle
    with shelve.open(path) as store:
        return function, scope, code, thing, store["x"]


def view():
    # ruleid: python.deserialisation.pickle-from-outside, python.deserialisation.pickle
    return pickle.loads(base64.b64decode(request.cookies["state"]))


def django_view(request):
    # ruleid: python.deserialisation.pickle-from-outside, python.deserialisation.pickle
    return pickle.loads(request.body)


def serve(connection):
    # ruleid: python.deserialisation.pickle-from-outside, python.deserialisation.pickle
    return pickle.loads(connection.recv(65536))


def download(url):
    # ruleid: python.deserialisation.pickle-from-outside, python.deserialisation.pickle
    return dill.loads(requests.get(url, timeout=10).content)


def deep_copy(thing):
    # ok: python.deserialisation.pickle
    return pickle.loads(pickle.dumps(thing, -1))


def survives(thing):
    text = pickle.dumps(thing)
    # ok: python.deserialisation.pickle
    assert pickle.loads(text) == thing


def save(thing, path):
    with open(path, "wb") as file:
        # ok: python.deserialisation.pickle
        pickle.dump(thing, file)
    # ok: python.deserialisation.pickle
    return copy.deepcopy(thing)


def as_json(connection):
    # ok: python.deserialisation.pickle-from-outside, python.deserialisation.pickle
    return json.loads(connection.recv(65536))


def tokens(serializer):
    # ok: python.deserialisation.pickle-from-outside
    return serializer.loads(request.cookies["state"])


def own(path):
    # ok: python.deserialisation.pickle-from-outside
    # ruleid: python.deserialisation.pickle
    return pickle.loads(path.read_bytes())
