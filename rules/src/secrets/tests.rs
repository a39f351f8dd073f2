//! Every built-in rule against its own examples, in every setting a secret is met in, and against its rejects.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use findings::{Reason, RepoPath, Source};

use crate::acceptance;
use crate::rule::{ProvenRule, names, yaml};
use crate::sample::expand;
use crate::secrets::{detector_names, verifier_names};
use crate::{Asked, Engine, Want};

fn packs() -> Vec<ProvenRule> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/secrets");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("packs").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    let read = |path: &Path| {
        let text = fs::read_to_string(path).expect("readable");
        yaml::read(&text).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()))
    };
    paths.iter().flat_map(|path| read(path)).collect()
}

/// Rule ids found in a text, with the text found.
fn found(engine: &Engine, path: &str, text: &str) -> Vec<(String, String)> {
    let source = Source::from_text(RepoPath::from(path), text);
    let scan = engine.scan(&source, Want { injection: false, secrets: true, generic: true }, Asked::NOTHING);
    let pair = |f: &findings::Finding| (f.rule.id.to_string(), source.slice(f.location.span).to_owned());
    scan.findings.iter().map(pair).collect()
}

/// The build reads these names from the lists' source text.
#[test]
fn the_build_knows_detectors_and_verifiers() {
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("readable");
    assert_eq!(names::listed(&read(names::DETECTORS), "Detector"), detector_names());
    assert_eq!(names::listed(&read(names::VERIFIERS), "Verifier"), verifier_names());
}

#[test]
fn every_rule_finds_its_examples_and_nothing_in_its_rejects() {
    let engine = Engine::built_in();
    let mut failures = Vec::new();
    for ProvenRule { rule, examples, rejects, .. } in packs() {
        let id = &rule.info.id;
        for (number, template) in examples.iter().enumerate() {
            let text = expand(template, &format!("{id} {number}")).expect("a right template");
            let hits = found(&engine, "config/settings.ini", &text);
            if !hits.iter().any(|(rule, _)| rule == id) {
                failures.push(format!("{id}: example {number} `{template}` is not found, but {hits:?}\n    in {text}"));
            }
        }
        for (number, template) in rejects.iter().enumerate() {
            let text = expand(template, &format!("{id} reject {number}")).expect("a right template");
            let hits = found(&engine, "config/settings.ini", &text);
            if hits.iter().any(|(rule, _)| rule == id) {
                failures.push(format!("{id}: reject {number} `{template}` is found: {hits:?}\n    in {text}"));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_rule_passes_the_acceptance_list() {
    let engine = Engine::built_in();
    let samples = acceptance::samples(&packs()).expect("right templates");
    let mut failures = Vec::new();
    for sample in &samples {
        let hits = found(&engine, sample.path, &sample.text);
        if hits.iter().filter(|(rule, _)| *rule == sample.rule).count() < sample.times {
            let acceptance::Sample { rule, example, setting, text, .. } = sample;
            failures.push(format!("{rule}: example {example} {setting}: found {hits:?}\n    in {text}"));
        }
    }
    assert!(failures.is_empty(), "{} of {} fail\n{}", failures.len(), samples.len(), failures.join("\n"));
}

/// Base 64 on lines: whichever letter of the token stands at a line's end, it is found whole, and where it stands.
#[test]
fn a_token_in_wrapped_base_64() {
    let engine = Engine::built_in();
    let token = expand("{crc62:ghp_}", "wrapped").expect("a right template");
    let mut failures = Vec::new();
    for before in 0..60 {
        let encoded = STANDARD.encode(format!("{}\ntoken: {token}\nother: value\n", "#".repeat(before)));
        let wrap = |width: usize, open: &str, close: &str| {
            let lines = encoded.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).expect("ASCII"));
            lines.map(|line| format!("{open}{line}{close}")).collect::<String>()
        };
        for (setting, path, text) in [
            ("76", "a.txt", wrap(76, "", "\n")),
            ("64", "a.txt", wrap(64, "", "\n")),
            ("64, Windows", "a.txt", wrap(64, "", "\r\n")),
            ("YAML", "a.yaml", format!("data:\n  value: |\n{}", wrap(70, "    ", "\n"))),
            ("YAML's binary", "a.yaml", format!("value: !!binary |\n{}", wrap(76, "  ", "\r\n"))),
            ("joined", "a.js", format!("const x = {}\"\";\n", wrap(40, "\"", "\" +\n    "))),
            ("joined on one line", "a.js", format!("const x = {}\"\";\n", wrap(40, "\"", "\" + "))),
            ("in a list", "a.py", format!("x = [\n{}]\n", wrap(60, "    '", "',\n"))),
            ("JSON", "a.json", format!("{{\"x\": \"{}\"}}\n", wrap(76, "", "\\n"))),
        ] {
            let hits = found(&engine, path, &text);
            let right = |(rule, place): &(String, String)| rule == "secrets.github-token" && place.len() > 50;
            if hits.len() != 1 || !hits.iter().all(right) {
                failures.push(format!("{setting} {before}: {hits:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{} fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_private_key_of_any_length() {
    let engine = Engine::built_in();
    for length in [100u16, 1000, 20_000, 30_000, u16::MAX] {
        let [high, low] = length.to_be_bytes();
        let mut der = vec![0x30, 0x82, high, low];
        der.extend((0..u32::from(length)).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8));
        let encoded = STANDARD.encode(der);
        let lines = encoded.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).expect("ASCII"));
        let body: String = lines.map(|line| format!("    \"{line}\\n\" +\n")).collect();
        let (begin, end) = ("-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----");
        let hits = found(&engine, "a.js", &format!("x = \"{begin}\\n\" +\n{body}    \"{end}\";\n"));
        assert_eq!(hits.len(), 1, "{length}");
        assert!(hits[0].1.ends_with("-----"), "{length}");
    }
}

/// Files put together by a shell's `>>`, and by programs that write a mark before what it does not belong to.
#[test]
fn a_file_of_two_encodings() {
    let engine = Engine::built_in();
    let token = expand("{crc62:ghp_}", "two encodings").expect("a right template");
    let line = format!("TOKEN={token}\n");
    let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let notes = "\u{feff}# Größe: 7\r\n";
    let plain = |bytes: &[u8]| bytes.to_vec();
    for (what, start, secret, place) in [
        ("UTF-16 after a little UTF-8", plain(b"# notes\n"), little(&line), (2, 7)),
        // Where each NUL byte is a character of its own.
        ("UTF-16 after much UTF-8", plain("# notes ".repeat(50).as_bytes()), little(&format!("\n{line}")), (2, 14)),
        ("UTF-16 after much Latin-1", plain(&b"# \xfcber\n".repeat(50)), little(&line), (51, 13)),
        ("ASCII after UTF-16", little(notes), plain(line.as_bytes()), (2, 7)),
        ("ASCII after UTF-16, big endian", big(notes), plain(line.as_bytes()), (2, 7)),
        ("one UTF-16 after the other", little(notes), big(&line), (2, 7)),
        ("a wrong mark", plain(b"\xff\xfe"), plain(line.as_bytes()), (1, 7)),
        ("a wrong mark, big endian", plain(b"\xfe\xff"), plain(line.as_bytes()), (1, 7)),
        ("a mark of UTF-32", plain(b"\xff\xfe\0\0"), plain(line.as_bytes()), (1, 7)),
    ] {
        let bytes: Vec<u8> = [start, secret].concat();
        let source = Source::decode(RepoPath::from("notes.env"), &bytes).expect("a text");
        let scan = engine.scan(&source, Want { injection: false, secrets: true, generic: true }, Asked::NOTHING);
        assert_eq!(scan.findings.len(), 1, "{what}: {:?}", scan.findings);
        let location = &scan.findings[0].location;
        assert_eq!(source.slice(location.span).replace('\0', ""), token, "{what}");
        assert_eq!((location.start.line, location.start.column), place, "{what}");
    }
}

/// Padding of what may be secrets hides no token behind it, and the limit is said.
#[test]
fn a_token_after_too_many_candidates() {
    let engine = Engine::built_in();
    let passwords: String = (0..20_100).map(|n| format!("password = \"Kx7{n}qRt9{n}\"\n")).collect();
    let token = expand("TOKEN={crc62:ghp_}\n", "behind").expect("a right template");
    let source = Source::from_text(RepoPath::from("a.env"), format!("{passwords}{token}"));
    let scan = engine.scan(&source, Want { injection: false, secrets: true, generic: true }, Asked::NOTHING);
    let found = scan.findings.iter().filter(|finding| finding.rule.id == "secrets.github-token").count();
    assert_eq!((found, scan.findings.len()), (1, super::MAX_CANDIDATES));
    assert_eq!(scan.problems.iter().map(|problem| problem.reason).collect::<Vec<_>>(), [Reason::Limit]);
}

#[test]
fn nothing_is_found_in_ordinary_text() {
    let engine = Engine::built_in();
    let check = |path: &str, text: &str| assert_eq!(found(&engine, path, text), [], "{path}: {text}");
    check("a.py", "def f(ctx, api_key=None):\n    return ctx.api, is_mixin_scan=True\n");
    check("a.py", "key, passive=attributes.PASSIVE_NO_INITIALIZE\n");
    check("a.js", "'new-password': 'newPassword',\n");
    check("a.java", "String password = request.getParameter(\"password\");\n");
    check("a.ts", "password: Joi.string().required(),\n");
    check("a.go", "// -----BEGIN RSA PRIVATE KEY----- is the first line\n");
    check("de.yml", "password: Passwort\npassword_hint: Mindestens 8 Zeichen\n");
    check("a.tf", "secret_name = \"prod-db-password\"\n");
    check(
        "ci.yml",
        "token: ${{ secrets.GITHUB_TOKEN }}\nuses: actions/checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3\n",
    );
    check("a.conf", "password = op://vault/item/password\n");
}
