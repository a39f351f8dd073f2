#!/usr/bin/env python3
"""Makes scores.txt: vectors of CVSS and the scores that PyPI's `cvss` gives them.

All base vectors of versions 2.0 and 3.1; of 3.0 and 4.0 as many as chance, always the same, takes.
"""

import importlib.metadata
import itertools
import pathlib
import random

from cvss import CVSS2, CVSS3, CVSS4

CHANCE = random.Random("cvss")
V2 = {"AV": "LAN", "AC": "HML", "Au": "MSN", "C": "NPC", "I": "NPC", "A": "NPC"}
V3 = {"AV": "NALP", "AC": "LH", "PR": "NLH", "UI": "NR", "S": "UC", "C": "NLH", "I": "NLH", "A": "NLH"}
V4 = {"AV": "NALP", "AC": "LH", "AT": "NP", "PR": "NLH", "UI": "NPA", "VC": "HLN", "VI": "HLN", "VA": "HLN",
      "SC": "HLN", "SI": "HLN", "SA": "HLN"}
V4_MORE = {"E": "XAPU", "CR": "XHML", "IR": "XHML", "AR": "XHML", "MAV": "XNALP", "MAC": "XLH", "MAT": "XNP", "MPR": "XNLH",
           "MUI": "XNPA", "MVC": "XHLN", "MVI": "XHLN", "MVA": "XHLN", "MSC": "XHLN", "MSI": "XSHLN", "MSA": "XSHLN",
           "S": "XNP", "AU": "XNY", "R": "XAUI", "V": "XDC", "RE": "XLMH"}


def every(metrics):
    for values in itertools.product(*metrics.values()):
        yield "/".join(f"{name}:{value}" for name, value in zip(metrics, values))


def some(metrics, often=1.0):
    return "/".join(f"{name}:{CHANCE.choice(values)}" for name, values in metrics.items() if CHANCE.random() < often)


def vectors():
    for vector in every(V2):
        yield vector, CVSS2(vector).base_score
    for vector in every(V3):
        vector = f"CVSS:3.1/{vector}"
        yield vector, CVSS3(vector).base_score
    for _ in range(800):
        vector = f"CVSS:3.0/{some(V3)}"
        yield vector, CVSS3(vector).base_score
        # What is not the base is read and says nothing.
        vector = f"CVSS:3.1/{some(V3)}/E:P/RL:O/RC:C/MAV:N/CR:L"
        yield vector, CVSS3(vector).base_score
    for _ in range(2000):
        vector = f"CVSS:4.0/{some(V4)}"
        yield vector, CVSS4(vector).base_score
        more = some(V4_MORE, 0.3)
        vector = f"{vector}/{more}" if more else vector
        yield vector, CVSS4(vector).base_score


lines = sorted({f"{vector} {score}" for vector, score in vectors()})
title = f"# cvss {importlib.metadata.version('cvss')} from PyPI"
pathlib.Path(__file__).with_name("scores.txt").write_text("\n".join([title, *lines]) + "\n")
print(len(lines), "vectors")
