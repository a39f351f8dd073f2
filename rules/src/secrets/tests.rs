//! Every built-in rule against its own examples, in every setting a secret is met in, and against its rejects.

use std::fs;
use std::path::Path;

use findings::{RepoPath, Source};

use crate::acceptance;
use crate::rule::{ProvenRule, check, yaml};
use crate::sample::expand;
use crate::secrets::{detector_names, verifier_names};
use crate::{Engine, Want};

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
    let scan = engine.scan(&source, Want { injection: false, secrets: true, generic: true });
    let pair = |f: &findings::Finding| (f.rule.id.to_string(), source.slice(f.location.span).to_owned());
    scan.findings.iter().map(pair).collect()
}

#[test]
fn the_packs_pass_the_lints() {
    let complaints = check::lint(&packs(), &detector_names(), &verifier_names());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_rule_finds_its_examples_and_nothing_in_its_rejects() {
    let engine = Engine::built_in();
    let mut failures = Vec::new();
    for ProvenRule { rule, examples, rejects } in packs() {
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

/// UTF-16 appended to a UTF-8 file, as a shell on Windows does it.
#[test]
fn a_file_of_two_encodings() {
    let engine = Engine::built_in();
    let token = expand("{crc62:ghp_}", "two encodings").expect("a right template");
    let wide: String = format!("TOKEN={token}\r\n").chars().flat_map(|c| [c, '\0']).collect();
    let hits = found(&engine, "notes.env", &format!("# notes\n{wide}"));
    assert_eq!(hits.len(), 1, "{hits:?}");
    assert_eq!(hits[0].1.replace('\0', ""), token);
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
