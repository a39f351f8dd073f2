import yaml
import yaml as y
from ruamel.yaml import YAML
from yaml import Loader, SafeLoader, load, safe_load, unsafe_load

TEXT = "a: [1, 2]"


def settings(path):
    with open(path) as file:
        # ruleid: python.deserialization.yaml-no-loader
        return yaml.load(file)


def documents(stream):
    # ruleid: python.deserialization.yaml-no-loader
    return list(y.load_all(stream))


def short(stream):
    # ruleid: python.deserialization.yaml-no-loader
    return load(stream.read())


def loaders(stream):
    # ruleid: python.deserialization.yaml
    first = yaml.load(stream, Loader=yaml.Loader)
    # ruleid: python.deserialization.yaml
    second = yaml.load(stream, yaml.UnsafeLoader)
    # ruleid: python.deserialization.yaml
    third = load(stream, Loader=Loader)
    # ruleid: python.deserialization.yaml
    fourth = unsafe_load(stream)
    return first, second, third, fourth, list(
        # ruleid: python.deserialization.yaml
        yaml.load_all(
            stream,
            Loader=yaml.CLoader,
        )
    )


def round_trip(stream):
    # ruleid: python.deserialization.yaml
    reader = YAML(typ="unsafe", pure=True)
    return reader.load(stream)


def safe(stream):
    # ok: python.deserialization.yaml, python.deserialization.yaml-no-loader
    first = yaml.safe_load(stream)
    # ok: python.deserialization.yaml, python.deserialization.yaml-no-loader
    second = yaml.load(stream, Loader=yaml.SafeLoader)
    # ok: python.deserialization.yaml, python.deserialization.yaml-no-loader
    third = load(stream, SafeLoader)
    # ok: python.deserialization.yaml, python.deserialization.yaml-no-loader
    fourth = yaml.load(stream, Loader=yaml.CSafeLoader)
    # ok: python.deserialization.yaml, python.deserialization.yaml-no-loader
    fifth = yaml.load(stream, Loader=yaml.FullLoader)
    # ok: python.deserialization.yaml, python.deserialization.yaml-no-loader
    return first, second, third, fourth, fifth, safe_load(stream)


class OwnLoader(yaml.SafeLoader):
    pass


def own(stream):
    # ok: python.deserialization.yaml, python.deserialization.yaml-no-loader
    return yaml.load(stream, Loader=OwnLoader)


def constant():
    # ok: python.deserialization.yaml, python.deserialization.yaml-no-loader
    return yaml.load(TEXT)


def ruamel(stream):
    # ok: python.deserialization.yaml, python.deserialization.yaml-no-loader
    reader = YAML(typ="safe")
    # ok: python.deserialization.yaml, python.deserialization.yaml-no-loader
    return reader.load(stream)
