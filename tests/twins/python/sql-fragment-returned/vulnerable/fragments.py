"""Pieces of WHERE clauses that several views share."""


def tag_condition(tags):
    quoted = ", ".join("'" + tag.lower() + "'" for tag in tags)
    return "t.name IN (" + quoted + ")", ()


def visible_condition():
    return "b.visible = 1", ()
