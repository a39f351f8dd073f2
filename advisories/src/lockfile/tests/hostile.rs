//! Files that are empty, cut, of another format, deep, large, or made of chance: for every format.

use proptest::prelude::*;

use super::*;

/// A file of each format, and of each of its versions.
const EXAMPLES: &[(&str, &str)] = &[
    ("package-lock.json", javascript::PACKAGE_LOCK_3),
    ("package-lock.json", javascript::PACKAGE_LOCK_1),
    ("yarn.lock", javascript::YARN_1),
    ("yarn.lock", javascript::YARN_BERRY),
    ("pnpm-lock.yaml", javascript::PNPM_9),
    ("pnpm-lock.yaml", javascript::PNPM_6),
    ("pnpm-lock.yaml", javascript::PNPM_5),
    ("bun.lock", javascript::BUN),
    ("deno.lock", javascript::DENO),
    ("requirements.txt", python::REQUIREMENTS),
    ("poetry.lock", python::POETRY),
    ("uv.lock", python::UV),
    ("pdm.lock", python::PDM),
    ("Pipfile.lock", python::PIPFILE),
    ("pylock.toml", python::PYLOCK),
    ("pom.xml", jvm::POM),
    ("gradle.lockfile", jvm::GRADLE),
    ("verification-metadata.xml", jvm::VERIFICATION),
    ("libs.versions.toml", jvm::CATALOG),
    ("Cargo.lock", languages::CARGO),
    ("go.mod", languages::GO_MOD),
    ("go.sum", languages::GO_SUM),
    ("Gemfile.lock", languages::GEMFILE),
    ("composer.lock", languages::COMPOSER),
    ("packages.lock.json", languages::NUGET),
    ("mix.lock", languages::MIX),
    ("pubspec.lock", languages::PUB),
    ("conan.lock", languages::CONAN),
    ("bom.json", sboms::CYCLONEDX),
    ("demo.spdx.json", sboms::SPDX),
];

fn read(path: &str, text: &str) -> Result<Read, Refused> {
    let read = format_of(&RepoPath::from(path)).expect(path).read(text, &Other(&[]));
    for package in read.iter().flat_map(|read| &read.packages) {
        assert!(text.get(package.span.start..package.span.end).is_some(), "{path}: {package:?}\n{text}");
        assert!(package.needs.iter().all(|(need, _)| (*need as usize) < text.len()), "{path}: {package:?}");
    }
    read
}

#[test]
fn every_format_has_an_example() {
    for format in ALL {
        let has = |path: &str| format_of(&RepoPath::from(path)).is_some_and(|found| found.name == format.name);
        assert!(EXAMPLES.iter().any(|(path, _)| has(path)), "{format:?}");
    }
}

#[test]
fn an_empty_file_is_refused_where_the_format_has_no_empty_file() {
    for (path, _) in EXAMPLES {
        let may_be_empty = ["requirements.txt", "go.sum", "libs.versions.toml"].contains(path);
        assert_eq!(read(path, "").is_ok(), may_be_empty, "{path}");
    }
}

#[test]
fn a_cut_file_loses_nothing_in_silence() {
    for (path, text) in EXAMPLES {
        let full = read(path, text).expect(path);
        for (cut, _) in text.char_indices() {
            let Ok(part) = read(path, &text[..cut]) else { continue };
            if !part.gaps.is_empty() {
                continue;
            }
            // Nothing says that it is cut; then all that stood wholly before the cut must be there.
            for pair in full.packages.windows(2).filter(|pair| pair[1].span.start <= cut) {
                let same = |found: &Package| found.name == pair[0].name && found.version == pair[0].version;
                assert!(part.packages.iter().any(same), "{path} cut at {cut}: {:?} is lost\n{}", pair[0], &text[..cut]);
            }
        }
    }
}

#[test]
fn a_file_of_another_format_is_refused_or_says_so() {
    for (path, text) in EXAMPLES {
        let name = format_of(&RepoPath::from(*path)).expect(path).name;
        for (other, _) in EXAMPLES {
            let format = format_of(&RepoPath::from(*other)).expect(other);
            if format.name == name {
                continue;
            }
            if let Ok(read) = read(other, text) {
                assert!(read.packages.is_empty() || !read.gaps.is_empty(), "{path} as {other}: {read:?}");
            }
        }
        let binary = "\u{0}\u{1}\u{7f}PNG\u{0}";
        assert!(read(path, binary).map_or(true, |read| !read.gaps.is_empty() && read.packages.is_empty()), "{path}");
    }
}

#[test]
fn deep_files_end() {
    let deep = 100_000;
    let nested = |open: &str, inner: &str, close: &str| open.repeat(deep) + inner + &close.repeat(deep);
    let texts = [
        nested("[", "", "]"),
        nested("{\"dependencies\":", "1", "}"),
        format!("{{\"lockfileVersion\":1,\"dependencies\":{}}}", nested("{\"a\":{\"dependencies\":", "{}", "}}")),
        format!("{{\"bomFormat\":\"CycloneDX\",\"components\":{}}}", nested("[{\"components\":", "[]", "}]")),
        nested("<project>", "", "</project>"),
        nested("a = [", "", "]"),
        format!("[[package]]\n{}", nested("a.", "b = 1", "")),
        nested("- ", "a", ""),
        format!("__metadata:\n{}", nested("{a: ", "b", "}")),
        format!("%{{{}}}", nested("{:hex, ", ":a", "}")),
        nested("((", "", "))"),
        nested(" ", "", ""),
        "a @ ".repeat(deep),
    ];
    for (path, _) in EXAMPLES {
        for text in &texts {
            let _ = read(path, text);
        }
    }
}

#[test]
fn one_name_many_times_fills_no_memory() {
    let entry = "[[package]]\nname = \"a\"\nversion = \"1\"\n[package.dependencies]\na = \"1\"\n";
    let text = entry.repeat(3_000) + "[metadata]\ncontent-hash = \"\"\n";
    let read = read("poetry.lock", &text).expect("poetry.lock");
    assert_eq!(read.packages.len(), 3_000);
    assert!(read.gaps[0].contains("more than 4,000,000 needs"), "{:?}", read.gaps);
}

#[test]
fn ten_thousand_packages() {
    let check = |path: &str, head: &str, entry: &str, between: &str, tail: &str| {
        let entries: Vec<String> = (0..10_000).map(|at| entry.replace('#', &at.to_string())).collect();
        let text = format!("{head}{}{tail}", entries.join(between));
        let read = read(path, &text).unwrap_or_else(|refused| panic!("{path}: {refused}"));
        assert_eq!(read.packages.len(), 10_000, "{path}");
        assert_eq!(read.gaps, [""; 0], "{path}");
        assert!(read.packages[9_999].name.contains("9999"), "{path}");
    };
    let npm = r#""node_modules/p#": {"version": "1.0.#", "dependencies": {"p1": "*", "p2": "*"}}"#;
    check("package-lock.json", "{\"packages\": {", npm, ",\n", "}}");
    check(
        "package-lock.json",
        "{\"lockfileVersion\": 1, \"dependencies\": {",
        "\"p#\": {\"version\": \"1.0.#\"}",
        ",",
        "}}",
    );
    check("yarn.lock", "# yarn lockfile v1\n", "p#@1:\n  version \"1.0.#\"\n  dependencies:\n    p1 \"1\"\n", "\n", "");
    check(
        "yarn.lock",
        "__metadata:\n  version: 8\n",
        "\"p#@npm:1\":\n  version: 1.0.#\n  resolution: \"p#@npm:1.0.#\"\n",
        "\n",
        "",
    );
    check(
        "pnpm-lock.yaml",
        "lockfileVersion: '6.0'\npackages:\n",
        "  /p#@1.0.#:\n    dependencies:\n      p1: 1.0.1\n",
        "",
        "",
    );
    check(
        "bun.lock",
        "{\"packages\": {",
        "\"p#\": [\"p#@1.0.#\", \"\", {\"dependencies\": {\"p1\": \"*\"}}]",
        ",",
        "}}",
    );
    check("deno.lock", "{\"version\": \"5\", \"npm\": {", "\"p#@1.0.#\": {\"dependencies\": [\"p1\"]}", ",", "}}");
    check("requirements.txt", "", "p#==1.0.# \\\n    --hash=sha256:00", "\n", "\n");
    check(
        "poetry.lock",
        "",
        "[[package]]\nname = \"p#\"\nversion = \"1.#\"\n[package.dependencies]\np1 = \"*\"\n",
        "\n",
        "[metadata]\ncontent-hash = \"\"\n",
    );
    check(
        "uv.lock",
        "version = 1\n",
        "[[package]]\nname = \"p#\"\nversion = \"1.#\"\nsource = { registry = \"r\" }\n",
        "\n",
        "",
    );
    check(
        "pdm.lock",
        "[metadata]\nlock_version = \"4\"\n",
        "[[package]]\nname = \"p#\"\nversion = \"1.#\"\n",
        "\n",
        "",
    );
    check("Pipfile.lock", "{\"_meta\": {}, \"default\": {", "\"p#\": {\"version\": \"==1.#\"}", ",", "}}");
    check(
        "pylock.toml",
        "lock-version = \"1.0\"\ncreated-by = \"x\"\n",
        "[[packages]]\nname = \"p#\"\nversion = \"1.#\"\n",
        "\n",
        "",
    );
    check(
        "pom.xml",
        "<project><dependencies>",
        "<dependency><groupId>g</groupId><artifactId>p#</artifactId><version>1.#</version></dependency>",
        "\n",
        "</dependencies></project>",
    );
    check("gradle.lockfile", "", "g:p#:1.#=a", "\n", "\nempty=\n");
    check(
        "verification-metadata.xml",
        "<verification-metadata>",
        "<component group=\"g\" name=\"p#\" version=\"1.#\"/>",
        "\n",
        "</verification-metadata>",
    );
    check("libs.versions.toml", "[libraries]\n", "p# = \"g:p#:1.#\"", "\n", "\n");
    check(
        "Cargo.lock",
        "version = 4\n",
        "[[package]]\nname = \"p#\"\nversion = \"1.0.#\"\nsource = \"registry+r\"\ndependencies = [\"p1\"]\n",
        "\n",
        "",
    );
    check("go.mod", "module m\nrequire (\n", "\tp# v1.0.#", "\n", "\n)\n");
    check("go.sum", "", "p# v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "\n", "\n");
    check("Gemfile.lock", "GEM\n  specs:\n", "    p# (1.#)\n      p1 (>= 1)", "\n", "\nDEPENDENCIES\n  p1\n");
    check(
        "composer.lock",
        "{\"packages\": [",
        "{\"name\": \"v/p#\", \"version\": \"1.#\", \"require\": {\"v/p1\": \"*\"}}",
        ",",
        "]}",
    );
    check(
        "packages.lock.json",
        "{\"version\": 1, \"dependencies\": {\"n\": {",
        "\"p#\": {\"type\": \"Direct\", \"resolved\": \"1.#\"}",
        ",",
        "}}}",
    );
    check(
        "mix.lock",
        "%{",
        "\"p#\": {:hex, :p#, \"1.#\", \"\", [:mix], [{:p1, \"~> 1\", [hex: :p1]}], \"hexpm\", \"\"}",
        ",\n",
        "}\n",
    );
    check("pubspec.lock", "packages:\n", "  p#:\n    source: hosted\n    version: \"1.#\"\n", "", "sdks: {}\n");
    check("conan.lock", "{\"requires\": [", "\"p#/1.#\"", ",", "]}");
    check(
        "bom.json",
        "{\"bomFormat\": \"CycloneDX\", \"components\": [",
        "{\"bom-ref\": \"#\", \"name\": \"p#\", \"purl\": \"pkg:npm/p#@1.#\"}",
        ",",
        "]}",
    );
    check(
        "x.spdx.json",
        "{\"spdxVersion\": \"SPDX-2.3\", \"packages\": [",
        "{\"SPDXID\": \"#\", \"externalRefs\": [{\"referenceType\": \"purl\", \"referenceLocator\": \"pkg:npm/p#@1.#\"}]}",
        ",",
        "]}",
    );
}

proptest! {
    #[test]
    fn changed_files_break_nothing(which in 0..EXAMPLES.len(), at in any::<prop::sample::Index>(), put in "[\\[\\]{}<>:,\"'=#@/& \n\ta1ü-]{0,4}", gone in 0usize..6) {
        let (path, text) = EXAMPLES[which];
        let mut characters: Vec<char> = text.chars().collect();
        let at = at.index(characters.len());
        let end = (at + gone).min(characters.len());
        characters.splice(at..end, put.chars());
        let _ = read(path, &characters.into_iter().collect::<String>());
    }
}
