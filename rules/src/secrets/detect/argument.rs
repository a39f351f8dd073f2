//! Passwords by their position in a call: `SetBasicAuth("user", "…")`, `getConnection(url, "user", "…")`.

use std::ops::Range;

use super::super::keywords::Hit;
use super::assignment::judge;
use super::assignment::reader::Reader;
use super::{Recognised, Strength, Text, url};

/// How much of a call is looked at.
const LONGEST: usize = 400;

/// The calls whose third argument is the password; in the others it is the second.
const THIRD: [&[u8]; 4] = [b"getconnection(", b"new pdo(", b"mysqli(", b"mysqli_connect("];

/// Recognises the password among the arguments after the keyword, which ends with the bracket.
pub(super) fn run(text: &Text<'_>, hit: Hit) -> Option<Recognised> {
    if !text.syntax.has_settings() {
        return None;
    }
    let call = text.bytes[hit.start..hit.end].to_ascii_lowercase();
    let before = if THIRD.contains(&&*call) { 2 } else { 1 };
    let bytes = text.window(hit.end, hit.end + LONGEST);
    let mut at = Reader { bytes, at: 0 };
    let mut user: &[u8] = b"";
    for _ in 0..before {
        user = argument(&mut at)?.map_or(b"", |literal| &bytes[literal]);
    }
    let password = argument(&mut at)??;
    let value = &bytes[password.clone()];
    let strength = judge::password(value)?;
    if url::stands_for_itself(user, value) {
        return None;
    }
    let here = memchr::memmem::find(&bytes[..password.start], b"localhost").is_some();
    Some(Recognised {
        secret: hit.end + password.start..hit.end + password.end,
        strength: if here { Strength::Weak } else { strength },
        evidence: "",
    })
}

/// Skips an argument and the comma after it, if there is one; its text, if it is a literal. `None`: no argument.
fn argument(at: &mut Reader<'_>) -> Option<Option<Range<usize>>> {
    at.skip_while(|b| b.is_ascii_whitespace());
    let literal = at.literal();
    at.at = literal.as_ref().map_or(at.at, |literal| literal.end + 1);
    let mut depth = 0_usize;
    let length = at.rest().iter().position(|b| {
        let ends = depth == 0 && matches!(b, b',' | b')' | b';');
        match b {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        ends
    })?;
    let empty = literal.is_none() && length == 0;
    at.at += length + usize::from(at.rest()[length] == b',');
    (!empty).then_some(literal)
}

#[cfg(test)]
mod tests {
    use super::super::super::syntax::Syntax;
    use super::*;
    use crate::sample::expand;

    #[test]
    fn the_password_among_the_arguments() {
        let check = |template: &str, expected: Option<Strength>| {
            let text = expand(template, template).expect("a right template");
            let end = text.find('(').expect("a call") + 1;
            let start = text[..end].rfind('.').map_or(0, |at| at + 1);
            let hit = Hit { word: 0, start, end };
            let found = run(&Text { bytes: text.as_bytes(), syntax: Syntax::Code }, hit);
            assert_eq!(found.as_ref().map(|found| found.strength), expected, "{text}");
            assert!(found.is_none_or(|found| found.secret.len() == 12), "{text}");
        };
        let usual = Some(Strength::Usual);
        check("req.SetBasicAuth(\"bob\", \"{base62:12}\")", usual);
        check("auth=('bob', '{base62:12}')", usual);
        check("DriverManager.getConnection(url(a, b), \"bob\", \"{base62:12}\")", usual);
        check("x.getConnection(\n  \"jdbc:x\",\n  \"bob\",\n  \"{base62:12}\"\n)", usual);
        check("new PDO('mysql:host=db', 'bob', '{base62:12}')", usual);
        check("x.getConnection(\"jdbc:x://localhost\", \"bob\", \"{base62:12}\")", Some(Strength::Weak));
        check("req.SetBasicAuth(\"bob\", password)", None);
        check("req.SetBasicAuth(user, \"password\")", None);
        check("req.SetBasicAuth(\"admin\", \"admin1\")", None);
        check("x.getConnection(\"user\", \"{base62:12}\")", None);
        check("x.getConnection()", None);
        check("req.SetBasicAuth(\"bob\", \"{base62:12}\" + suffix)", None);
    }
}
