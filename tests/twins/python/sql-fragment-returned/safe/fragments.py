"""Pieces of WHERE clauses that several views share."""


def tag_condition(tags):
    marks = ", ".join("?" for _ in tags)
    return "t.name IN (" + marks + ")", tuple(tag.lower() for tag in tags)


def visible_condition():
    return "b.visible = 1", ()
