#!/usr/bin/env python3
"""A second reader of lockfiles, to compare the crate's readers with: only names and versions, as plainly as it goes.

    python3 reference.py FOLDER    prints one JSON line a file: [path, [[ecosystem, name, version or null], …]]

A version is null where the file does not give one from a registry. Needs PyYAML; everything else is Python's own.
"""

import json
import os
import re
import sys
import tomllib
import xml.etree.ElementTree as ET

import yaml


def text_of(path):
    with open(path, encoding="utf-8-sig") as file:
        return file.read()


def npm_name(spec):
    at = spec.index("@", 1)
    return spec[:at], spec[at + 1 :]


FOREIGN = re.compile(r"^(git|ssh|github:|gitlab:|bitbucket:|gist:|file:|link:|portal:)|\.git($|#)|#commit|://codeload\.")


def npm_version(version, place=""):
    if FOREIGN.search(place) or FOREIGN.search(version) or "://" in version:
        return None
    return version


def package_lock(path):
    lock = json.loads(text_of(path))
    if "packages" in lock:
        for key, entry in lock["packages"].items():
            if "node_modules/" in key and not entry.get("link"):
                name = entry.get("name") or key.rpartition("node_modules/")[2]
                yield "npm", name, npm_version(entry.get("version", ""), entry.get("resolved") or "")
        return
    todo = [lock["dependencies"]]
    while todo:
        for name, entry in todo.pop().items():
            todo.append(entry.get("dependencies", {}))
            version = entry["version"]
            if version.startswith("npm:"):
                name, version = npm_name(version[4:])
            yield "npm", name, npm_version(version)


def yarn(path):
    text = text_of(path)
    if "__metadata:" in text:
        for key, entry in yaml.load(text, yaml.BaseLoader).items():
            if key == "__metadata":
                continue
            name, place = npm_name(entry["resolution"])
            if re.match(r"workspace:|link:|portal:", place):
                continue
            yield "npm", name, entry["version"] if re.match(r"npm:|patch:", place) else None
        return
    for block in re.split(r"\n(?=\S)", text):
        version = re.search(r'^  version "(.*)"', block, re.M)
        if not version:
            continue
        first = re.match(r'"([^"]*)"|([^,:]*(?::[^,\n]+)?)', block)
        descriptor = (first[1] or first[2]).removesuffix(":").split(", ")[0]
        name, wish = npm_name(descriptor)
        if wish.startswith("npm:"):
            name = npm_name(wish[4:])[0]
        place = re.search(r'^  resolved "(.*)"', block, re.M)
        yield "npm", name, npm_version(version[1], place[1] if place else "")


def pnpm(path):
    for lock in yaml.load_all(text_of(path), yaml.BaseLoader):
        major = int(lock["lockfileVersion"].split(".")[0])
        for key, entry in (lock.get("packages") or {}).items():
            if major < 9 and not key.startswith("/"):
                yield "npm", entry["name"], None
            elif major == 5:
                name, version = re.match(r"/((?:@[^/]+/)?[^/]+)/([^_/]+)", key).groups()
                yield "npm", name, version
            else:
                name, version = npm_name(key.removeprefix("/").partition("(")[0])
                yield "npm", name, None if ":" in version else version


def bun(path):
    # Trailing commas: a comma before a closing bracket, none of the sample strings has one.
    for entry in json.loads(re.sub(r",(\s*[}\]])", r"\1", text_of(path)))["packages"].values():
        name, version = npm_name(entry[0])
        if not version.startswith("workspace:"):
            yield "npm", name, npm_version(version)


def deno(path):
    for key in json.loads(text_of(path)).get("npm", {}):
        name, version = npm_name(key)
        yield "npm", name, version.partition("_")[0]


REQUIREMENT = re.compile(
    r"^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*"
    r"((?:(?:===|==|~=|!=|<=|>=|<|>)\s*[^\s,;=<>\"']+\s*,?\s*)*)(?:;.*)?$",
    re.A,
)


def requirements(path):
    found, prose = [], 0
    for line in re.sub(r"\\\r?\n", " ", text_of(path)).splitlines():
        line = re.sub(r"(^|\s)#.*", "", line)
        line = re.sub(r"\s--\S.*", "", line).strip()
        editable = re.match(r"(-e|--editable)[ =](.*)", line)
        if editable:
            line = editable[2].strip()
        elif not line or line.startswith("-"):
            continue
        requirement = REQUIREMENT.match(line)
        if requirement:
            pin = re.fullmatch(r"={2,3}\s*([^,*]+)", requirement[2].strip())
            found.append(("PyPI", requirement[1], pin[1] if pin else None))
        elif "://" in line:
            egg = re.search(r"egg=([\w.-]+)", line)
            if egg:
                found.append(("PyPI", egg[1], None))
        elif not line.startswith((".", "/")) and ("/" not in line or " " in line):
            prose += 1
    return found if prose <= len(found) else []


def poetry(path):
    for entry in tomllib.loads(text_of(path))["package"]:
        source = entry.get("source", {}).get("type", "legacy")
        if source != "directory":
            yield "PyPI", entry["name"], entry["version"] if source == "legacy" else None


def uv(path):
    for entry in tomllib.loads(text_of(path))["package"]:
        source = entry.get("source", {"registry": ""})
        if not {"virtual", "editable", "directory"} & set(source):
            yield "PyPI", entry["name"], entry.get("version") if "registry" in source else None


def pdm(path):
    for entry in tomllib.loads(text_of(path))["package"]:
        if "path" not in entry:
            yield "PyPI", entry["name"], None if {"git", "url"} & set(entry) else entry["version"]


def pipfile(path):
    lock = json.loads(text_of(path))
    for category, entries in lock.items():
        for name, entry in entries.items() if category != "_meta" else ():
            if "path" not in entry:
                yield "PyPI", name, entry.get("version", "").removeprefix("==") or None


def pylock(path):
    for entry in tomllib.loads(text_of(path))["packages"]:
        if "directory" not in entry:
            yield "PyPI", entry["name"], None if {"vcs", "archive"} & set(entry) else entry.get("version")


class Pom:
    def __init__(self, path):
        self.path = path
        self.root = ET.parse(path).getroot()
        for node in self.root.iter():
            node.tag = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        self.parent = None
        parent = self.root.find("parent")
        if parent is not None and os.path.exists(near := self.parent_path(parent)):
            found = Pom(near)
            if found.own("artifactId") == parent.findtext("artifactId", "").strip():
                self.parent = found

    def parent_path(self, parent):
        path = os.path.join(os.path.dirname(self.path), parent.findtext("relativePath", "../pom.xml").strip())
        return os.path.join(path, "pom.xml") if os.path.isdir(path) else path

    def own(self, name):
        return (self.root.findtext(name) or self.root.findtext("parent/" + name, "")).strip()

    def chain(self):
        pom = self
        while pom:
            yield pom
            pom = pom.parent

    def value(self, text):
        def replace(match):
            name = match[1]
            for pom in self.chain():
                for place in ("properties", "profiles/profile/properties"):
                    for properties in pom.root.findall(place):
                        if properties.find(name) is not None:
                            return properties.findtext(name, "").strip()
            name = re.sub(r"^(project|pom)\.", "", name)
            if name in ("groupId", "artifactId", "version"):
                return self.own(name)
            if name.startswith("parent."):
                return self.root.findtext(name.replace(".", "/"), "").strip()
            return match[0]

        for _ in range(9):
            text = re.sub(r"\$\{([^}]+)\}", replace, text)
        return text

    def key(self, node):
        return [self.value(node.findtext(part, default).strip()) for part, default in
                (("groupId", ""), ("artifactId", ""), ("type", "jar"), ("classifier", ""))]

    def version(self, node):
        version = node.findtext("version", "").strip()
        for pom in self.chain() if not version else ():
            for managed in pom.root.iterfind(".//dependencyManagement/dependencies/dependency"):
                if not version and self.key(managed) == self.key(node) and managed.findtext("scope") != "import":
                    version = managed.findtext("version", "").strip()
        return maven_version(self.value(version))

    def packages(self):
        places = ["dependencies", "profiles/profile/dependencies"]
        places += [pre + mid + "plugins/plugin/dependencies" for pre in ("build/", "profiles/profile/build/")
                   for mid in ("", "pluginManagement/")]
        for place in places:
            for node in self.root.iterfind(place + "/dependency"):
                group, name = self.key(node)[:2]
                yield "Maven", f"{group}:{name}", self.version(node)


def maven_version(text):
    exact = re.fullmatch(r"\[([^,\[(]+)\]", text)
    if exact:
        return exact[1].strip()
    odd = not text or "${" in text or re.match(r"[\[(\]]|latest\.|LATEST$|RELEASE$", text) or "," in text
    return None if odd or text.endswith("+") else text


def gradle(path):
    for line in text_of(path).splitlines():
        line = line.strip()
        if line and not line.startswith(("#", "empty=")):
            group, name, version = line.partition("=")[0].split(":")
            yield "Maven", f"{group}:{name}", version


def verification(path):
    for node in ET.parse(path).getroot().iter():
        if node.tag.endswith("}component"):
            yield "Maven", f"{node.get('group')}:{node.get('name')}", node.get("version")


def catalog(path):
    lock = tomllib.loads(text_of(path))
    for entry in lock["libraries"].values():
        if isinstance(entry, str):
            group, name, *version = entry.split(":")
            yield "Maven", f"{group}:{name}", maven_version(":".join(version))
            continue
        version = entry.get("version", "")
        if isinstance(version, dict) and "ref" in version:
            version = lock["versions"].get(version["ref"], "")
        if isinstance(version, dict):
            version = version.get("strictly") or version.get("require") or version.get("prefer") or ""
        module = entry.get("module") or f"{entry['group']}:{entry['name']}"
        yield "Maven", module, maven_version(version)


def cargo(path):
    for entry in tomllib.loads(text_of(path))["package"]:
        if "source" in entry:
            yield "crates.io", entry["name"], None if entry["source"].startswith("git+") else entry["version"]


def go_mod(path):
    text = re.sub(r"//.*", "", text_of(path))
    for block in re.findall(r"^(\w+) \(\n(.*?)^\)", text, re.M | re.S):
        text += "".join(f"\n{block[0]} {line}" for line in block[1].splitlines() if line.strip())
    swaps = {}
    for old, version, new, to in re.findall(r"^replace\s+(\S+)(?: +(v\S+))? +=> +(\S+)(?: +(\S+))?", text, re.M):
        swaps[old, version] = (new, to)
    for name, version in re.findall(r"^require\s+(\S+)\s+(v\S+)", text, re.M):
        name, version = swaps.get((name, version)) or swaps.get((name, "")) or (name, version)
        if version:
            yield "Go", name, version


def gemfile(path):
    section = ""
    for line in text_of(path).splitlines():
        section = line if re.match(r"[A-Z]", line) else section
        entry = re.match(r"    (\S+) \(([^)-]+)[^)]*\)$", line)
        if entry and section in ("GEM", "GIT"):
            yield "RubyGems", entry[1], entry[2] if section == "GEM" else None


def composer(path):
    lock = json.loads(text_of(path))
    for entry in lock["packages"] + lock.get("packages-dev", []):
        branch = re.match(r"dev-|.*-dev$", entry["version"])
        yield "Packagist", entry["name"], None if branch else entry["version"]


def nuget(path):
    for framework in json.loads(text_of(path))["dependencies"].values():
        for name, entry in framework.items():
            if entry["type"] != "Project":
                yield "NuGet", name, entry["resolved"]


def mix(path):
    for kind, name, version in re.findall(r'^  "[^"]+": \{:(\w+), [:"]([^",]+)"?, "([^"]+)"', text_of(path), re.M):
        yield "Hex", name, version if kind == "hex" else None


def pubspec(path):
    for name, entry in yaml.load(text_of(path), yaml.BaseLoader)["packages"].items():
        if entry["source"] in ("hosted", "git"):
            yield "Pub", name, entry["version"] if entry["source"] == "hosted" else None


READERS = [
    ("package-lock.json", package_lock), ("npm-shrinkwrap.json", package_lock), ("yarn.lock", yarn),
    ("pnpm-lock.yaml", pnpm), ("bun.lock", bun), ("deno.lock", deno), ("requirements.txt", requirements),
    ("poetry.lock", poetry), ("uv.lock", uv), ("pdm.lock", pdm), ("Pipfile.lock", pipfile), ("pylock.toml", pylock),
    ("pom.xml", lambda path: Pom(path).packages()), ("gradle.lockfile", gradle),
    ("verification-metadata.xml", verification), ("libs.versions.toml", catalog), ("Cargo.lock", cargo),
    ("go.mod", go_mod), ("Gemfile.lock", gemfile), ("composer.lock", composer), ("packages.lock.json", nuget),
    ("mix.lock", mix), ("pubspec.lock", pubspec),
]


def main(root):
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            for wanted, reader in READERS:
                if name == wanted:
                    path = os.path.join(folder, name)
                    rows = sorted(set(reader(path)), key=lambda row: (row[0], row[1], row[2] or ""))
                    print(json.dumps([os.path.relpath(path, root).replace(os.sep, "/"), rows]))


main(sys.argv[1])
