//! The acceptance list: every setting a secret is met in. A rule's examples are put into each, and the rule must find
//! them there; other scanners are run over the same texts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::rule::{ProvenRule, Shape};
use crate::sample::expand;

/// A text that holds a secret, and the file it would stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Id of the rule that must find it.
    pub rule: String,
    /// Number of the rule's example.
    pub example: usize,
    /// In words, what surrounds the secret.
    pub setting: &'static str,
    /// Path of the file.
    pub path: &'static str,
    /// The whole file.
    pub text: String,
    /// How often the secret stands in it.
    pub times: usize,
}

/// Every example of `rules` in every setting it fits in.
///
/// # Errors
/// A template that is wrong, with its rule.
pub fn samples(rules: &[ProvenRule]) -> Result<Vec<Sample>, String> {
    let mut all = Vec::new();
    for ProvenRule { rule, examples, .. } in rules {
        for (example, template) in examples.iter().enumerate() {
            let id = &rule.info.id;
            let text =
                expand(template, &format!("{id} acceptance {example}")).map_err(|error| format!("{id}: {error}"))?;
            let marked = matches!(rule.shape, Shape::Token(_));
            let settings = settings(&text, marked).into_iter().map(|(setting, path, text)| Sample {
                rule: id.to_string(),
                example,
                setting,
                path,
                text,
                times: if setting == "twice" { 2 } else { 1 },
            });
            all.extend(settings);
        }
    }
    Ok(all)
}

/// The settings: words, path, text. `marked`: the secret carries its own mark, so that it is found without its key.
fn settings(text: &str, marked: bool) -> Vec<(&'static str, &'static str, String)> {
    let line = text.trim_end();
    let escaped = line.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let mut settings = vec![
        ("alone", "notes/secret", text.to_owned()),
        ("after multi-byte characters", "config/a.ini", format!("# größe 🦀 é\n{text}")),
        ("with Windows line ends", "config/a.ini", format!("x = 1\r\n{}\r\ny = 2\r\n", text.replace('\n', "\r\n"))),
        ("in a comment", "src/a.rs", format!("// {line}\nfn main() {{}}\n")),
        ("in JSON", "config/a.json", format!("{{\"data\": \"{escaped}\"}}\n")),
        ("encoded in base 64", "k8s/secret.yaml", format!("data:\n  value: {}\n", STANDARD.encode(text))),
        ("twice", "config/a.ini", format!("{text}\n{text}")),
    ];
    if marked && !line.contains(['"', '\'', '\n', ' ']) {
        let (head, tail) = line.split_at(line.floor_char_boundary(line.len() / 2));
        settings.extend([
            ("quoted", "src/a.py", format!("x = \"{line}\"\n")),
            ("quoted once", "src/a.js", format!("const x = '{line}';\n")),
            ("in YAML", "config/a.yaml", format!("key: {line}\n")),
            ("in .env", ".env", format!("KEY={line}\n")),
            ("in a URL", "src/a.py", format!("get(\"https://api.internal/v1?k={line}&x=1\")\n")),
            ("joined", "src/a.js", format!("const x = \"{head}\" + \"{tail}\";\n")),
            ("side by side", "src/a.py", format!("x = (\"{head}\" \"{tail}\")\n")),
        ]);
    }
    settings
}
