#!/usr/bin/env python3
"""Writes the .expected files of this folder: what semgrep answers for every rule on its own target.

    python3 tests/conformance/record.py PATH_OF_SEMGREP [LANGUAGE[/TOPIC] ...]

Without names it records every topic; with names only those. The format is in README.md. It needs nothing but Python 3
and semgrep, opens no connection, and runs semgrep once for all topics, because starting it takes seconds.

Where semgrep's output says less than we need:

- Its JSON holds no bindings unless one is logged in, but its messages do. So the copy of a rule that is run asks in its
  message for each metavariable of the rule, between marks. This is why every rule writes `message:` on one line, and
  why nothing in a target may look like a mark.
- It does not look into folders named `tests`, so an empty .semgrepignore lies in the copy.
- A rule that it refuses is an error here: the topic is not written, and the exit code is 1.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LANGUAGES = ["generic", "java", "javascript", "python", "regex", "typescript"]
# Marks around the values in a message. They must not occur in rules or targets.
OPEN, CLOSE = "\u2997", "\u2998"


def topics(wanted):
    """(language, topic, rules, target) for each topic that is wanted."""
    for language in LANGUAGES:
        for rules in sorted((HERE / language).glob("*.yaml")):
            name = f"{language}/{rules.stem}"
            if wanted and language not in wanted and name not in wanted:
                continue
            beside = [p for p in rules.parent.glob(rules.stem + ".*") if p.suffix not in (".yaml", ".expected")]
            if len(beside) != 1:
                sys.exit(f"{name}: one target is needed beside the rules, there are {len(beside)}")
            yield language, rules.stem, rules, beside[0]


def split(text):
    """The text of a rule file as its head and one text for each rule."""
    parts = re.split(r"(?m)^(?=- id:)", text)
    return parts[0], parts[1:]


def instrument(text):
    """The rule file with the questions added to its messages; and {id: (message, names of the metavariables)}."""
    head, rules = split(text)
    asked, out = {}, [head]
    for rule in rules:
        name = re.match(r"- id: *(\S+)", rule).group(1)
        found = re.search(r"(?m)^  message: *(.*)$", rule)
        if not found or found.group(1) in ("|", ">", "|-", ">-"):
            sys.exit(f"{name}: `message:` must stand on one line")
        message = found.group(1)
        message = json.loads(message) if message.startswith('"') else message
        names = set(re.findall(r"\$(?:\.\.\.)?[A-Z_][A-Z_0-9]*", rule))
        names |= {"$" + group for group in re.findall(r"\(\?P?<([A-Z_][A-Z_0-9]*)>", rule)}
        if "regex" in rule:
            names |= {"$1", "$2", "$3"}
        names = sorted(n for n in names if not re.fullmatch(r"\$(\.\.\.)?_", n))
        if name in asked:
            sys.exit(f"{name}: the id is there twice")
        asked[name] = (message, names)
        full = message + OPEN + "".join(CLOSE + n + CLOSE for n in names)
        out.append(rule[: found.start()] + "  message: " + json.dumps(full) + rule[found.end() :])
    return "".join(out), asked


def escape(text):
    for raw, written in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"), ("|", "\\|")):
        text = text.replace(raw, written)
    return text


def line(result, name, message, names):
    """One result as a line of the .expected file."""
    said, answers = result["extra"]["message"].split(OPEN, 1)
    values = answers.split(CLOSE)[1::2]
    assert len(values) == len(names), (name, answers)
    bound = [f"{n}={escape(v)}" for n, v in zip(names, values) if v != n]
    start, end = result["start"], result["end"]
    text = f"{name} {start['line']}:{start['col']}-{end['line']}:{end['col']}"
    if bound:
        text += " " + "|".join(bound)
    if "$" in message:
        text += "\tmessage: " + escape(said)
    if result["extra"].get("fix") is not None:
        text += "\tfix: " + escape(result["extra"]["fix"])
    if result["extra"].get("fix_regex") is not None:
        text += "\tfix-regex: " + escape(json.dumps(result["extra"]["fix_regex"], sort_keys=True))
    return text


def run(semgrep, chosen, asked, refused):
    """The JSON of one run without the refused rules; None if it refused more of them, which stops the whole run."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / ".semgrepignore").write_text("")
        for language, topic, rules, target in chosen:
            text, asked[language, topic] = instrument(rules.read_text(encoding="utf-8"))
            head, parts = split(text)
            kept = [part for part in parts if (language, topic, part[5:].split()[0]) not in refused]
            # The id in the output holds the folders of the rule file, not its name.
            copy = folder / "rules" / language / topic / "rules.yaml"
            copy.parent.mkdir(parents=True, exist_ok=True)
            if kept:
                copy.write_text(head + "".join(kept), encoding="utf-8")
            # Below the same path as in the repository, for rules with `paths:`.
            copy = folder / "tests" / "conformance" / language / target.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(target.read_bytes())
        command = [semgrep, "scan", "--metrics", "off", "--disable-version-check", "--no-git-ignore", "--json", "--quiet"]
        command += ["--timeout", "60", "--jobs", "1", "--config", "rules", "tests"]
        environment = dict(os.environ, SEMGREP_SEND_METRICS="off", HOME=str(folder))
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        sys.exit(f"semgrep gave no JSON: {done.stdout}{done.stderr}")
    before = len(refused)
    for error in answer["errors"]:
        kind = error.get("type")
        kind = kind[0] if isinstance(kind, list) else kind
        print(f"semgrep: {kind}: {error.get('path') or ''} {(error.get('message') or '')[:600]}")
        if error.get("rule_id") and not error.get("path"):
            refused.add(tuple(error["rule_id"].split(".")[-3:]))
        elif not error.get("path"):
            sys.exit(json.dumps(error, indent=1))
    return answer if len(refused) == before else None


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    semgrep, wanted = sys.argv[1], sys.argv[2:]
    chosen = list(topics(wanted))
    asked = {}
    refused, answer = set(), None
    while answer is None:
        answer = run(semgrep, chosen, asked, refused)
    lines = {key: set() for key in asked}
    for result in answer["results"]:
        language, topic, name = result["check_id"].split(".")[-3:]
        if Path(result["path"]).parent.name != language or Path(result["path"]).stem != topic:
            continue
        lines[language, topic].add(line(result, name, *asked[language, topic][name]))
    silent = 0
    for (language, topic), found in lines.items():
        if any(r[:2] == (language, topic) for r in refused):
            print(f"{language}/{topic}: not written")
            continue
        text = "".join(f"{text}\n" for text in sorted(found))
        (HERE / language / f"{topic}.expected").write_text(text, encoding="utf-8", newline="\n")
        for name in asked[language, topic]:
            if not any(text.startswith(name + " ") for text in found):
                print(f"{language}/{topic}: {name} matches nothing")
                silent += 1
    rules = sum(len(questions) for questions in asked.values())
    print(f"{len(chosen)} topics, {rules} rules, {sum(map(len, lines.values()))} matches, {silent} rules without a match")
    sys.exit(1 if refused else 0)


main()
