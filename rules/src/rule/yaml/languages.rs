//! The names that Semgrep's format has for languages, so that a rule for a language we do not read is told from a slip.

use super::super::Complaint;
use super::super::Text;
use super::super::code::Placed;
use super::fields::{complaint, unknown};

/// All names, sorted.
const NAMES: &[&str] = &[
    "apex",
    "bash",
    "c",
    "c#",
    "c++",
    "cairo",
    "circom",
    "clojure",
    "cpp",
    "csharp",
    "dart",
    "docker",
    "dockerfile",
    "elixir",
    "ex",
    "fregex",
    "generic",
    "go",
    "golang",
    "gosu",
    "hack",
    "hacklang",
    "hcl",
    "html",
    "java",
    "javascript",
    "js",
    "json",
    "jsonnet",
    "jsx",
    "julia",
    "kotlin",
    "kt",
    "lisp",
    "lua",
    "move_on_aptos",
    "move_on_sui",
    "none",
    "ocaml",
    "php",
    "promql",
    "prometheus",
    "proto",
    "proto3",
    "protobuf",
    "py",
    "python",
    "python2",
    "python3",
    "ql",
    "r",
    "rb",
    "regex",
    "ruby",
    "rust",
    "scala",
    "scheme",
    "sh",
    "sol",
    "solidity",
    "swift",
    "terraform",
    "tf",
    "ts",
    "tsx",
    "typescript",
    "vb",
    "visualbasic",
    "vue",
    "xml",
    "yaml",
    "yml",
];

/// Languages that stand alone: any text.
const ALONE: &[&str] = &["generic", "none", "regex"];

/// Complains about names that no language has.
pub(super) fn check(languages: &[Placed<Text>]) -> Result<(), Complaint> {
    for language in languages {
        let name = language.value.to_ascii_lowercase();
        if !NAMES.contains(&name.as_str()) {
            return Err(complaint(
                language.place,
                unknown(&format!("there is no language `{}`", language.value), &name, NAMES),
            ));
        }
        if ALONE.contains(&name.as_str()) && languages.len() > 1 {
            return Err(complaint(language.place, format!("`{name}` means any text and stands alone in `languages`")));
        }
    }
    Ok(())
}
