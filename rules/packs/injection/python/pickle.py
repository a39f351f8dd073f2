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
        # ruleid: python.deserialization.pickle
        return pickle.load(file)


def from_cache(cache, key):
    # ruleid: python.deserialization.pickle
    return pkl.loads(cache.get(key))


class Session:
    def load(self, row):
        # ruleid: python.deserialization.pickle
        self.values = unpickle(
            row["data"],
            encoding="latin-1",
        )

    def read(self, stream):
        # ruleid: python.deserialization.pickle
        return Unpickler(stream).load()


def others(blob, path):
    # ruleid: python.deserialization.pickle
    function = cloudpickle.loads(blob)
    # ruleid: python.deserialization.pickle
    scope = dill.load(open(path, "rb"))
    # ruleid: python.deserialization.pickle
    code = marshal.loads(blob[16:])
    # ruleid: python.deserialization.pickle
    thing = jsonpickle.decode(blob)
    # ruleid: python.deserialization.pickle
    with shelve.open(path) as store:
        return function, scope, code, thing, store["x"]


def view():
    # ruleid: python.deserialization.pickle-from-outside, python.deserialization.pickle
    return pickle.loads(base64.b64decode(request.cookies["state"]))


def django_view(request):
    # ruleid: python.deserialization.pickle-from-outside, python.deserialization.pickle
    return pickle.loads(request.body)


def serve(connection):
    # ruleid: python.deserialization.pickle-from-outside, python.deserialization.pickle
    return pickle.loads(connection.recv(65536))


def download(url):
    # ruleid: python.deserialization.pickle-from-outside, python.deserialization.pickle
    return dill.loads(requests.get(url, timeout=10).content)


def deep_copy(thing):
    # ok: python.deserialization.pickle
    return pickle.loads(pickle.dumps(thing, -1))


def survives(thing):
    text = pickle.dumps(thing)
    # ok: python.deserialization.pickle
    assert pickle.loads(text) == thing


def save(thing, path):
    with open(path, "wb") as file:
        # ok: python.deserialization.pickle
        pickle.dump(thing, file)
    # ok: python.deserialization.pickle
    return copy.deepcopy(thing)


def as_json(connection):
    # ok: python.deserialization.pickle-from-outside, python.deserialization.pickle
    return json.loads(connection.recv(65536))


def tokens(serializer):
    # ok: python.deserialization.pickle-from-outside
    return serializer.loads(request.cookies["state"])


def own(path):
    # ok: python.deserialization.pickle-from-outside
    # ruleid: python.deserialization.pickle
    return pickle.loads(path.read_bytes())
