import yaml
import yaml as y
from ruamel.yaml import YAML
from yaml import Loader, SafeLoader, load, safe_load, unsafe_load

TEXT = "a: [1, 2]"


def settings(path):
    with open(path) as file:
        # ruleid: python.deserialisation.yaml-no-loader
        return yaml.load(file)


def documents(stream):
    # ruleid: python.deserialisation.yaml-no-loader
    return list(y.load_all(stream))


def short(stream):
    # ruleid: python.deserialisation.yaml-no-loader
    return load(stream.read())


def loaders(stream):
    # ruleid: python.deserialisation.yaml
    first = yaml.load(stream, Loader=yaml.Loader)
    # ruleid: python.deserialisation.yaml
    second = yaml.load(stream, yaml.UnsafeLoader)
    # ruleid: python.deserialisation.yaml
    third = load(stream, Loader=Loader)
    # ruleid: python.deserialisation.yaml
    fourth = unsafe_load(stream)
    return first, second, third, fourth, list(
        # ruleid: python.deserialisation.yaml
        yaml.load_all(
            stream,
            Loader=yaml.CLoader,
        )
    )


def round_trip(stream):
    # ruleid: python.deserialisation.yaml
    reader = YAML(typ="unsafe", pure=True)
    return reader.load(stream)


def safe(stream):
    # ok: python.deserialisation.yaml, python.deserialisation.yaml-no-loader
    first = yaml.safe_load(stream)
    # ok: python.deserialisation.yaml, python.deserialisation.yaml-no-loader
    second = yaml.load(stream, Loader=yaml.SafeLoader)
    # ok: python.deserialisation.yaml, python.deserialisation.yaml-no-loader
    third = load(stream, SafeLoader)
    # ok: python.deserialisation.yaml, python.deserialisation.yaml-no-loader
    fourth = yaml.load(stream, Loader=yaml.CSafeLoader)
    # ok: python.deserialisation.yaml, python.deserialisation.yaml-no-loader
    fifth = yaml.load(stream, Loader=yaml.FullLoader)
    # ok: python.deserialisation.yaml, python.deserialisation.yaml-no-loader
    return first, second, third, fourth, fifth, safe_load(stream)


class OwnLoader(yaml.SafeLoader):
    pass


def own(stream):
    # ok: python.deserialisation.yaml, python.deserialisation.yaml-no-loader
    return yaml.load(stream, Loader=OwnLoader)


def constant():
    # ok: python.deserialisation.yaml, python.deserialisation.yaml-no-loader
    return yaml.load(TEXT)


def ruamel(stream):
    # ok: python.deserialisation.yaml, python.deserialisation.yaml-no-loader
    reader = YAML(typ="safe")
    # ok: python.deserialisation.yaml, python.deserialisation.yaml-no-loader
    return reader.load(stream)
