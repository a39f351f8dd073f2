#!/usr/bin/env python3
"""Makes the tables of ordered versions, ../<ecosystem>.txt, from real and from made versions, and those of ranges,
../ranges/<ecosystem>.txt.

    generate.py [--shared FOLDER] [ECOSYSTEM…]

Each order comes from the ecosystem's own implementation, which is run as a child: `references.sh` says which, and
where they come from. It reads `a<TAB>b` lines and answers `<`, `=`, `>`, or `!` where one of them is no version to it.
Versions are taken from the advisories and lockfiles in FOLDER (facts, in an order of chance that is always the same),
and from the lists below, which hold what is hard in each ecosystem.
"""

import itertools
import json
import pathlib
import random
import re
import subprocess
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
PAIRS = 6000

# The pieces that hard versions are made of: starts, and what may follow, up to two of them.
SEMVER = (
    ["0.0.0", "0.0.1", "1.0.0", "1.0.1", "1.2.3", "1.10.0", "1.9.9", "2.0.0", "10.0.0"],
    ["", "-0", "-1", "-10", "-2", "-a", "-A", "-alpha", "-alpha.1", "-alpha.beta", "-beta", "-beta.2", "-beta.11",
     "-rc.1", "-rc1", "-rc-1", "-1a", "-a.b.c", "-a.b", "-x-y-z.--", "-99999999999", "-100000000000"],
)
HARD = {
    "npm": (["v", "=", ""], SEMVER[0], SEMVER[1] + ["+build", "-rc.1+5"]),
    "crates.io": (SEMVER[0], SEMVER[1] + ["+build", "-rc.1+5"]),
    "Hex": (SEMVER[0], SEMVER[1] + ["+build"]),
    "Pub": (SEMVER[0], SEMVER[1] + ["+1", "+2", "+10", "+a", "-rc.1+5", "-rc.1+6"]),
    "Go": (["v0.0.0", "v1", "v1.2", "v1.2.3", "v1.10.0", "v2.0.0", "v2.0.1"],
           ["", "-0.20190101000000-abcdefabcdef", "-0.20200101000000-abcdefabcdef", "-20190101000000-abcdefabcdef",
            "-rc.1", "-rc.1.0.20190101000000-abcdefabcdef", "-rc.2", "-pre", "-beta", "-1", "-10", "-2",
            "+incompatible", "-rc.1+incompatible"]),
    "PyPI": (["", "v", "0!", "1!"], ["0", "1", "1.0", "1.0.0", "1.1", "1.10", "1.9", "2004.1"],
             ["", "a1", ".a1", "-alpha-1", "_ALPHA_1", "a", "b2", "beta2", "c1", "rc1", "pre1", "preview1", "rc10"],
             ["", ".post1", "-1", "rev1", ".post", "-r2"], ["", ".dev1", "dev", ".dev10"],
             ["", "+local", "+local.1", "+1", "+a.10", "+A_9"]),
    "Maven": (["1", "1.0", "1.0.0", "1.1", "1.1.0", "2", "1-1", "1.0-1", "1.0.1"],
              ["", "-", ".", "", "-0", ".0", "-1", ".1", "-x", ".x", "x", "-", "."],
              ["", "alpha", "a", "a1", "alpha1", "alpha-1", "ALPHA.1", "b2", "beta-2", "m3", "milestone-3", "rc", "cr1", "RC-1",
               "SNAPSHOT", "ga", "Final", "RELEASE", "sp", "sp1", "sp-1", "x", "xyz", "jre8", "1", "0", "0000000000", "99999999999",
               "00000000000000000001", "jre", "1a", "a.b", "android", "1-2", "redhat-00001"],
              ["", "", "", "-SNAPSHOT", ".1", "-1", ".0", "-0", "-x", "1"]),
    "RubyGems": (["0", "1", "1.0", "1.0.0", "1.1", "1.10", "1.9", "2"],
                 ["", ".a", ".a1", ".a.1", ".a.0", ".pre", ".pre1", ".pre.1", ".rc1", ".RC1", ".b10", ".b9", ".0.a", ".1a2b",
                  "-1", "-a", "-rc.1", "-rc-1", ".beta.2"], ["", ".0", ".1", ".0.0", "-x"]),
    "Packagist": (["", "v"], ["1", "1.0", "1.0.0", "1.0.0.0", "1.0.0.1", "1.1", "1.10", "2.0", "20100102", "2010-01-02", "2010.01.02",
                   "2010-01-02.5", "1.x", "1.0.x", "2.*"],
                  ["", "-dev", ".dev", "dev", "-alpha", "alpha1", "-a2", "-beta", "-beta1", "-b10", "-beta.2", "_beta-3", "-RC1", "-rc.2",
                   "RC", "-p1", "-pl2", "-patch1", ".patch", "-stable", "-alpha1-dev", "-RC1-dev", "-stable-dev", "+build", "-beta1.2",
                   "@beta", "-p"]),
    "NuGet": (["0", "1", "1.0", "1.0.0", "1.0.0.0", "1.0.0.1", "1.00.1", "1.2.3", "1.2.3.4", "1.10", "2.0.0"],
              ["", "-0", "-1", "-10", "-2", "-a", "-A", "-alpha", "-ALPHA.1", "-alpha.1", "-alpha.beta", "-beta.2", "-beta.11", "-rc1",
               "-2147483647", "-2147483648", "-20240101120000", "-3000000000", "--5", "-5-", "+meta", "-rc1+meta"]),
    "ConanCenter": (["0", "1", "1.0", "1.0.0", "1.1", "1.10", "1.9", "2", "1.1.1", "1.1.1a", "1.1.1k", "1.1.1w", "cci.20200101",
               "cci.20210101", "2021.01.01", "system", "1.a", "1.b"],
              ["", "-1", "-10", "-2", "-alpha", "-alpha.1", "-beta", "-rc1", "-rc.2", "-a-b", "-"],
              ["", "+1", "+2", "+10", "+a"]),
}

# Ranges: operators, and versions behind and before them; what joins two; and whole ones.
PARTIAL = ["0", "1", "0.0", "0.1", "1.2", "2.0", "0.0.1", "0.1.2", "1.2.3", "1.10.0", "2.0.0", "1.2.3-rc.1", "2.0.0-beta"]
NEAR = ["0.0.0", "0.0.1", "0.0.2", "0.1.0", "0.1.2", "0.1.3", "0.2.0", "1.0.0", "1.1.9", "1.2.0", "1.2.2", "1.2.3", "1.2.4", "1.3.0",
        "1.10.0", "1.10.1", "2.0.0", "2.0.1", "2.1.0", "3.0.0", "10.0.0"]
RANGES = {
    "npm": (["", "^", "~", "~>", ">", ">=", "<", "<=", "=", ">= ", "^v"], PARTIAL + ["1.x", "1.2.x", "1.*", "*", "x", "1.2.X"],
            [" ", " || ", "||", " - "], ["*", "1 - 2", "1.2 - 2.0.0", ">=1.2.3-alpha <2.0.0", "^1.2.3-beta.2 || ^2"],
            NEAR + ["1.2.3-beta.1", "1.2.3-rc.1", "1.2.3-rc.2", "1.2.4-alpha", "2.0.0-alpha", "2.0.0-beta.1", "1.3.0-0"]),
    "crates.io": (["", "^", "~", ">", ">=", "<", "<=", "=", ">= "], PARTIAL, [", ", ","], ["*", "1.*", "1.2.*", "0.*"],
                  NEAR + ["1.2.3-beta.1", "1.2.3-rc.1", "1.2.3-rc.2", "1.2.4-alpha", "2.0.0-alpha", "2.0.0-beta.1", "1.3.0-0"]),
    "Hex": (["", "~> ", ">= ", "> ", "< ", "<= ", "== ", "!= "], PARTIAL, [" and ", " or "], ["~> 1.2 or ~> 2.0", "~> 1.2.3-rc.1"],
            NEAR + ["1.2.3-beta.1", "1.2.3-rc.1", "1.2.3-rc.2", "2.0.0-alpha", "1.3.0-dev"]),
    "PyPI": (["==", "!=", "~=", ">=", ">", "<=", "<", "==="], ["0.1", "1.2", "1.2.3", "1!1.2", "2", "1.2rc1", "1.2.post1", "1.2.dev1", "1.2+local",
             "1.2.*", "1.*", "2.0.*", "1.2.0"], [",", ", "], [">=1.2,<2", ">=1,!=1.2.*,<2", "~=1.2.3"],
             ["0.1", "0.1.0", "1", "1.0", "1.1", "1.2", "1.2.0", "1.2.1", "1.2.3", "1.2.4", "1.3", "1.10", "2", "2.0", "2.0.1", "3", "1.2rc1", "1.2rc2",
              "1.2a1", "1.2.dev1", "1.2.dev0", "1.2.post1", "1.2.post2", "1.2.post1.dev1", "1.2+local", "1.2+other", "1.2.post1+local", "1!1.2", "1!1.3",
              "2.0a1", "2.dev0", "1.2.1rc1"]),
    "Maven": (["["], ["1.0]", "1.0,2.0]", "1.0,2.0)", "1.0,)", ",1.0]", "1.0-rc1,2.0)", "1.0.1,1.0.10]"], [",", ", "],
              ["(,1.0],[1.2,)", "1.0", "2", "(1.0,2.0)", "(,1.1),(1.1,)", "[1.0,1.1],[1.3,2.0)"],
              NEAR + ["1", "1.0", "1.0-rc1", "1.0-SNAPSHOT", "1.0.1", "2.0-rc1", "2.0", "1.1", "1.0-sp", "1.0.5", "1.2-alpha-1"]),
    "RubyGems": (["", "= ", "!= ", "> ", ">= ", "< ", "<= ", "~> "], ["0", "0.1", "1", "1.2", "1.2.3", "1.2.3.4", "1.2.a", "1.2.3.rc1", "2.0.0.pre", "1.10"],
                 [", "], ["~> 1.2, >= 1.2.3"], NEAR + ["1", "1.2.a", "1.2.3.4", "1.2.3.5", "1.2.3.rc1", "1.2.3.rc2", "2.0.0.pre", "1.3.pre", "2.a"]),
    "Packagist": (["", "^", "~", ">", ">=", "<", "<=", "=", "==", "!=", ">= "], ["0.1", "0.0.1", "1", "1.2", "1.2.3", "v1.2.3", "1.2.3.4", "2.0", "1.2.3-beta1",
                  "1.2-dev", "1.2.*", "1.*", "2.x", "*", "0.3"], [" ", ", ", " || ", "|", " - "], ["^1.2@beta", "~1.2@dev", "1.2.3@beta", "^1.2 || ^2.0", ">=1.2 <2", "1.2 - 2.0", "1.x-dev"],
                  NEAR + ["1.2.3.4", "1.2.3.5", "1.2.3-beta1", "1.2.3-beta2", "1.2.3-dev", "1.2.0-alpha1", "2.0.0-RC1", "2.0.0-dev", "1.x-dev", "1.2.x-dev",
                          "1.2.3-p1", "v1.2.5"]),
    "NuGet": (["", "[", "("], ["1.0", "1.0]", "1.0,2.0)", "1.0,2.0]", "1.0,)", ",1.0]", ",2.0)", "1.0.0-beta,2.0)", "1.2.3.4, )"], [],
              ["1.2.3-beta"], NEAR + ["1.0", "1.0.0.0", "1.0.0-alpha", "1.0.0-BETA", "1.2.3.4", "1.2.3.5", "2.0.0-rc", "2.0.0.1"]),
}


def advisories(shared, ecosystem):
    path = shared / "osv" / ecosystem / "all.zip"
    if not path.is_file():
        return
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            for affected in json.loads(archive.read(name)).get("affected", []):
                if affected.get("package", {}).get("ecosystem", "").split(":")[0] != ecosystem:
                    continue
                yield from affected.get("versions", [])
                for found in affected.get("ranges", []):
                    if found["type"] != "GIT":
                        for event in found["events"]:
                            yield from event.values()


def lockfiles(shared, ecosystem):
    """What looks like a version and stands in the lockfiles of an ecosystem."""
    folders = {"npm": ("npm", "yarn", "pnpm", "bun", "deno"), "PyPI": ("poetry", "uv", "pdm", "Pipfile", "pipfile", "requirements", "pylock"),
               "Maven": ("maven", "gradle"), "Go": ("go-",), "crates.io": ("cargo",), "RubyGems": ("gem",), "Packagist": ("composer",),
               "NuGet": ("nuget",), "Pub": ("pub",), "Hex": ("mix",), "ConanCenter": ("conan",)}[ecosystem]
    word = re.compile(r"(?<![\w.+/-])v?\d+(?:\.\d+)+(?:[-+.][0-9A-Za-z.+-]*[0-9A-Za-z])?(?![\w/])")
    for path in sorted((shared / "lockfiles").glob("*/**/*")):
        if path.is_file() and path.relative_to(shared / "lockfiles").parts[0].startswith(folders):
            yield from word.findall(path.read_text(encoding="utf-8", errors="replace"))


def pairs(ecosystem, shared):
    chance = random.Random(ecosystem)
    real = sorted(set(itertools.chain(advisories(shared, ecosystem), lockfiles(shared, ecosystem))))
    if ecosystem == "Go":
        real = [version if version.startswith("v") else "v" + version for version in real]
    plain = re.compile(r"[!-~]+")
    real = [version for version in real if plain.fullmatch(version) and version != "0" and len(version) < 60]
    hard = sorted(set("".join(parts) for parts in itertools.product(*HARD[ecosystem])))
    chance.shuffle(real)
    chance.shuffle(hard)
    real, hard = real[:2000], hard[:1500]
    seen = set()

    def one(a, b):
        if (a, b) not in seen:
            seen.add((a, b))
            yield a, b

    # Neighbours by the alphabet differ late, any two differ early, and real ones meet hard ones.
    for pool, count in ((real, PAIRS // 4), (hard, PAIRS // 4)):
        ordered = sorted(pool)
        near = list(zip(ordered, ordered[1:])) + list(zip(ordered, ordered[2:]))
        chance.shuffle(near)
        for a, b in near[:count]:
            yield from one(*chance.sample((a, b), 2))
    for a_pool, b_pool, count in ((hard, hard, PAIRS // 3), (real or hard, real or hard, PAIRS // 6), (real or hard, hard, PAIRS // 12)):
        for _ in range(count):
            yield from one(chance.choice(a_pool), chance.choice(b_pool))


def ranges(ecosystem):
    chance = random.Random(ecosystem)
    operators, bounds, joints, whole, versions = RANGES[ecosystem]
    single = [operator + bound for operator, bound in itertools.product(operators, bounds)] + whole
    for text in single:
        for version in versions:
            yield text, version
    # What is no range by itself is joined with none; flags of stability stand alone.
    single = [text for text in single if "@" not in text and (ecosystem != "Maven" or text.startswith(("[", "(")))]
    for _ in range(2000 if joints else 0):
        text = chance.choice(single) + chance.choice(joints) + chance.choice(single)
        yield text, chance.choice(versions)


def answers(ecosystem, asked, *mode):
    lines = "".join(f"{a}\t{b}\n" for a, b in asked)
    child = subprocess.run([HERE / "references.sh", ecosystem, *mode], input=lines, capture_output=True, text=True, check=True)
    title, *found = child.stdout.splitlines()
    if len(found) != len(asked):
        sys.exit(f"{ecosystem}: {len(asked)} questions, {len(found)} answers\n{child.stderr}")
    return title, found


def write(path, title, asked, found, line):
    lines = [line(a, b, answer) for (a, b), answer in zip(asked, found) if answer != "!"]
    path.write_text(f"# {title}\n" + "\n".join(lines) + "\n")
    print(f"{path.name}: {len(lines)} lines, {len(asked) - len(lines)} that are nothing to {title}")


def main():
    arguments = sys.argv[1:]
    shared = HERE.parents[3] / ".." / "shared"
    if arguments[:1] == ["--shared"]:
        shared = pathlib.Path(arguments[1])
        arguments = arguments[2:]
    for ecosystem in arguments or HARD:
        asked = list(pairs(ecosystem, shared))
        title, found = answers(ecosystem, asked)
        write(HERE.parent / f"{ecosystem}.txt", title, asked, found, lambda a, b, sign: f"{a} {sign} {b}")
        if ecosystem in RANGES:
            asked = sorted(set(ranges(ecosystem)))
            title, found = answers(ecosystem, asked, "ranges")
            write(HERE.parent / "ranges" / f"{ecosystem}.txt", title, asked, found, lambda a, b, word: f"{a}\t{b}\t{word}")


if __name__ == "__main__":
    main()
