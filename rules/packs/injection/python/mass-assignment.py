import json

from flask import g, request
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

from project.models import Member, Note
from project.schemas import NoteSchema

app = FastAPI()
FIELDS = ("title", "text")


def all_of_it(request):
    # ruleid: python.mass.assignment
    return Note(**json.loads(request.body))


def by_loop():
    for name, value in request.get_json().items():
        # ruleid: python.mass.assignment
        setattr(g.user, name, value)


def whoever_has_it():
    for name, value in request.get_json().items():
        if hasattr(g.user, name):
            # ruleid: python.mass.assignment
            setattr(g.user, name, value)


def in_the_database(request, pk):
    # ruleid: python.mass.assignment
    Note.objects.filter(pk=pk).update(**request.data)


def what_is_there(request):
    data = {name: value for name, value in json.loads(request.body).items() if value is not None}
    # ruleid: python.mass.assignment
    Note(**data).save()


class NewMember(BaseModel):
    model_config = ConfigDict(extra="allow")
    mail: str


@app.post("/members")
def create(body: NewMember):
    # ruleid: python.mass.assignment
    return Member(**body.model_dump())


class PlainMember(BaseModel):
    mail: str


@app.post("/plain")
def create_plain(body: PlainMember):
    # ok: python.mass.assignment
    return Member(**body.model_dump())


def by_loop_over_fields():
    for name, value in request.get_json().items():
        if name in FIELDS:
            # ok: python.mass.assignment
            setattr(g.user, name, value)


def what_is_allowed(request):
    data = {name: value for name, value in json.loads(request.body).items() if name in FIELDS}
    # ok: python.mass.assignment
    Note(**data).save()


def fields_of_it(request):
    data = json.loads(request.body)
    # ok: python.mass.assignment
    return Note(**{name: data[name] for name in FIELDS})


def one_by_one(request):
    data = json.loads(request.body)
    # ok: python.mass.assignment
    return Note(title=data["title"], text=data["text"])


def written_down(request, pk):
    data = json.loads(request.body)
    values = {"title": data["title"]}
    # ok: python.mass.assignment
    Note.objects.filter(pk=pk).update(**values)


def by_schema(request):
    # ok: python.mass.assignment
    return Note(**NoteSchema().load(json.loads(request.body)))


def refused(request):
    data = json.loads(request.body)
    for name in data:
        if name not in FIELDS:
            raise ValueError(name)
    # ok: python.mass.assignment
    return Note(**data)


def taken_out():
    values = dict(request.get_json())
    for name in list(values):
        if name not in FIELDS:
            del values[name]
    for name, value in values.items():
        # ok: python.mass.assignment
        setattr(g.user, name, value)
