//! The same content in three syntaxes is the same tree.

use proptest::prelude::*;

use super::{Document, Kind, Value};
use crate::lockfile::Refused;

/// Everything in a tree, as a line.
fn shown(document: &Document<'_>) -> String {
    fn show(value: Value<'_>, out: &mut String) {
        match value.kind() {
            Some(Kind::Map) => {
                out.push('{');
                for child in value.children() {
                    out.push_str(child.key());
                    out.push(':');
                    show(child, out);
                    out.push(' ');
                }
                out.push('}');
            }
            Some(Kind::List) => {
                out.push('[');
                for child in value.children() {
                    show(child, out);
                    out.push(' ');
                }
                out.push(']');
            }
            _ => out.push_str(value.text()),
        }
    }
    let mut out = String::new();
    for top in document.tops() {
        show(top, &mut out);
    }
    out
}

type Reader = fn(&str) -> Result<Document<'_>, Refused>;

fn json(text: &str) -> Result<Document<'_>, Refused> {
    Document::json(text)
}

fn toml(text: &str) -> Result<Document<'_>, Refused> {
    Document::toml(text)
}

fn yaml(text: &str) -> Result<Document<'_>, Refused> {
    Document::yaml(text)
}

#[test]
fn three_syntaxes_one_tree() {
    let check = |read: Reader, text: &str, expected: &str| {
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            assert_eq!(shown(&read(&text).expect(&text)), expected, "{text}");
        }
    };
    check(json, r#"{"a": {"b": [1, true, "x"]}, "c": "\u00fc\n\ud83e\udd80"}"#, "{a:{b:[1 true x ] } c:ü\n🦀 }");
    check(json, "// first\n[ /* none */ {\"a\": [],}, ]\n", "[{a:[] } ]");
    check(json, "null", "null");
    check(toml, "a.b = [1, true, 'x']\n[c]\n\"d\\u00fc\" = \"\\\"\"\n", "{a:{b:[1 true x ] } c:{dü:\" } }");
    check(toml, "[[p]]\nn = 1\n[p.s]\nt = {u.v = 2}\n[[p]]\nn = 2\n", "{p:[{n:1 s:{t:{u:{v:2 } } } } {n:2 } ] }");
    check(yaml, "a:\n  b: [1, true, 'x']\n'it''s': \"\\\"\"\n", "{a:{b:[1 true x ] } it's:\" }");
    check(yaml, "---\na: 1\n---\n- b\n", "{a:1 }[b ]");
}

#[test]
fn keys_and_values_know_their_places() {
    let check = |read: Reader, text: &str, key: &str, value: &str| {
        let document = read(text).expect(text);
        let found = document.top().path(&["a", "b"]);
        assert_eq!(&text[found.key_span().start..found.key_span().end], key);
        assert_eq!(&text[found.span().start..found.span().end], value);
    };
    check(json, r#"{"ü": 1, "a": {"b": [1, {}]}}"#, "\"b\"", "[1, {}]");
    check(toml, "u = 1\n[a]\n'b' = { c = 1 }\n", "'b'", "{ c = 1 }");
    check(yaml, "ü: 1\na:\n  b: 'x'\n", "b", "'x'");
}

#[test]
fn what_is_refused_says_where() {
    let check = |read: Reader, text: &str, expected: &str| {
        assert_eq!(read(text).expect_err(text).to_string(), expected, "{text}");
    };
    check(json, "", "line 1: the file ends in the middle");
    check(json, "{\n\"a\" 1}", "line 2: this is not JSON: expected a colon after the key");
    check(json, "{\"a\": 1]", "line 1: this is not JSON: expected a comma or }");
    check(json, "{} {}", "line 1: this is not JSON: expected the end of the file");
    check(json, "[nul]", "line 1: this is not JSON: expected a value");
    check(json, "[\n1 /* ", "line 2: a comment without end");
    check(json, "\"a", "line 1: a string without end");
    check(json, "\"\\x\"", "line 1: a string with an escape that JSON does not have");
    check(yaml, "a: &x 1\nb: *x\n", "line 2: an alias of YAML (`*name`): write out what it stands for");
    check(yaml, "? [a]\n: 1\n", "line 1: a key that is not a text");
}

#[test]
fn deep_nesting_ends() {
    let deep = 100_000;
    let nested = "[".repeat(deep) + &"]".repeat(deep);
    assert!(json(&nested).is_ok());
    assert!(json(&"[{\"a\":".repeat(deep)).is_err());
    assert!(toml(&format!("a = {nested}")).is_err());
    assert!(toml(&"a = {".repeat(deep)).is_err());
    assert!(toml(&format!("{}b = 1", "a.".repeat(deep))).is_ok());
    assert!(yaml(&nested).is_err());
    assert!(yaml(&"- ".repeat(deep)).is_err());
}

proptest! {
    #[test]
    fn no_text_breaks_a_reader(text in "[\\[\\]{}:,\"'\\\\#&*a=. \n\r\tü-]{0,60}") {
        for read in [json as Reader, toml, yaml] {
            if let Ok(document) = read(&text) {
                shown(&document);
            }
        }
    }
}
