//! What may stand between a name and its value.

use super::before::{Before, Statement};
use super::reader::Reader;

/// How a name is tied to its value; it decides where a value without quotes ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Link {
    Assign,
    /// A colon that may begin a type: `password: str = "…"`.
    Annotation,
    Argument,
    Element,
    /// `--password value`.
    Option,
    /// `|| "…"`: what counts if the name has no value.
    Default,
    /// `${name:…`, up to the brace.
    Braces,
    /// `ENV NAME value`, up to the end of the line.
    Environment,
    /// `password value`, one word.
    Word,
    /// A literal and nothing else may follow.
    Literal,
    /// The next element or argument, or the one called `default`.
    Next,
}

/// Signs between a name and a value; longer ones before those they begin with.
const SIGNS: [(&[u8], Link); 12] = [
    (b"===", Link::Assign),
    (b"!==", Link::Assign),
    (b"==", Link::Assign),
    (b"!=", Link::Assign),
    (b":=", Link::Assign),
    (b"=>", Link::Assign),
    (b"->", Link::Assign),
    (b"?=", Link::Assign),
    (b"+=", Link::Assign),
    (b"=", Link::Assign),
    (b":", Link::Annotation),
    (b"?:", Link::Annotation),
];

/// Signs before a value that counts if there is no other.
const DEFAULTS: [&[u8]; 10] = [
    b"||=",
    b"||",
    b"??=",
    b"??",
    b"or ",
    b"?: ",
    b".unwrap_or(",
    b".unwrap_or_else(|_| ",
    b".unwrap_or_else(|| ",
    b".orElse(",
];

/// Reads what stands between a name and its value, up to the value.
pub(super) fn read(at: &mut Reader<'_>, name: &[u8], before: &Before<'_>) -> Option<Link> {
    if name.eq_ignore_ascii_case(b"identified") {
        return identified_by(at).filter(|_| before.statement == Some(Statement::Sql));
    }
    // `default` stands for the value of a variable.
    if before.statement == Some(Statement::Variable) {
        return at.skip_to_default().then_some(Link::Literal);
    }
    let quoted = at.skip_quote() || before.quote.is_some();
    if before.pair
        && let Some(link) = pair_value(at)
    {
        return Some(link);
    }
    let closed = at.at;
    at.skip_while(|b| matches!(b, b']' | b')'));
    let bracket = at.at > closed;
    at.skip_blank();
    // `ENV["X"] || "…"`, but not the words `'password' or 'passphrase'`.
    if (bracket || !quoted) && default_sign(at) {
        return Some(Link::Default);
    }
    if before.braces {
        return braces(at);
    }
    declaration(at, before);
    if let Some((sign, link)) = SIGNS.iter().find(|(sign, _)| at.rest().starts_with(sign)) {
        at.at += sign.len();
        if *link == Link::Annotation {
            at.skip_annotation();
        }
        return Some(*link);
    }
    let blank = at.at > closed;
    match (before.statement, at.rest().first()?) {
        (Some(Statement::Environment), _) if blank => return Some(Link::Environment),
        (Some(Statement::Macro | Statement::Sql), _) if blank => return Some(Link::Literal),
        (Some(Statement::Machine), _) if blank => return Some(Link::Word),
        (Some(Statement::Directive), b'"' | b'\'') if blank && at.is_whole_line() => return Some(Link::Literal),
        _ => {}
    }
    let link = match at.rest().first()? {
        b'(' => Link::Argument,
        b',' if before.first_argument && !ends_in_comma(at) => Link::Argument,
        // `["--password", "…"]`, `option("--password", default="…")`.
        b',' if before.option && quoted => Link::Next,
        b'>' if before.element || before.pair => {
            at.at += 1;
            at.skip_tag(b"<value>");
            return Some(Link::Element);
        }
        // `<property name="password" value="…"/>`.
        b'v' | b'V' if quoted => return value_word(at).then_some(Link::Assign),
        b'\r' | b'\n' if before.option => return at.skip_list_item().then_some(Link::Option),
        _ if before.option && blank => return Some(Link::Option),
        _ => return None,
    };
    at.at += 1;
    Some(link)
}

/// Whether the line ends in a comma: `("password", "Password"),` is one of several pairs of words.
fn ends_in_comma(at: &Reader<'_>) -> bool {
    at.line().trim_ascii_end().last() == Some(&b',')
}

/// Skips a sign that a default follows.
pub(super) fn default_sign(at: &mut Reader<'_>) -> bool {
    let sign = DEFAULTS.iter().find(|sign| at.rest().starts_with(sign));
    at.at += sign.map_or(0, |sign| sign.len());
    sign.is_some()
}

/// `${name:value}`, `${name:-value}`, `${name:=value}`; `:?` and `:+` are followed by other things.
fn braces(at: &mut Reader<'_>) -> Option<Link> {
    let after = at.rest().strip_prefix(b":").or_else(|| at.rest().strip_prefix(b"-").map(|_| at.rest()))?;
    at.at += usize::from(at.rest().starts_with(b":"));
    match after.first()? {
        b'?' | b'+' => return None,
        b'-' | b'=' => at.at += 1,
        _ => {}
    }
    Some(Link::Braces)
}

/// `IDENTIFIED BY '…'`, `IDENTIFIED WITH plugin BY '…'`.
fn identified_by(at: &mut Reader<'_>) -> Option<Link> {
    for _ in 0..4 {
        at.skip_blank();
        let word = at.rest().iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
        let by = at.rest()[..word].eq_ignore_ascii_case(b"by");
        at.at += word;
        if by {
            at.skip_blank();
            // A name in Markdown is identified by words in such quotes.
            return (at.rest().first() != Some(&b'`')).then_some(Link::Literal);
        }
    }
    None
}

/// After the name of a pair: `, "value": `, `\n  value: `, `</name>\n  <value>`.
fn pair_value(at: &mut Reader<'_>) -> Option<Link> {
    let start = at.at;
    at.skip_tag(b"</name>");
    at.skip_tag(b"</key>");
    if at.skip_tag(b"<value>") || at.skip_tag(b"<string>") {
        return Some(Link::Element);
    }
    at.skip_blank();
    at.skip_while(|b| b == b',');
    at.skip_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'));
    at.skip_quote();
    let found = value_word(at);
    if !found {
        at.at = start;
    }
    found.then_some(Link::Assign)
}

/// Skips `value=`, `"value": `.
fn value_word(at: &mut Reader<'_>) -> bool {
    const WORDS: [&[u8]; 2] = [b"value", b"parametervalue"];
    let length = at.rest().iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    if !WORDS.contains(&&*at.rest()[..length].to_ascii_lowercase()) {
        return false;
    }
    at.at += length;
    at.skip_quote();
    at.skip_blank();
    let sign = matches!(at.rest().first(), Some(b'=' | b':'));
    at.at += usize::from(sign);
    sign
}

/// Skips what a declaration has between the name and `=`: `[]`, `{ get; set; }`, a type after the name.
fn declaration(at: &mut Reader<'_>, before: &Before<'_>) {
    let rest = at.rest();
    let length = match rest.first() {
        Some(b'[') => rest.iter().take(24).position(|b| *b == b']').map(|end| end + 1),
        Some(b'{') if memchr::memmem::find(&rest[..rest.len().min(32)], b"get;").is_some() => {
            rest.iter().take(48).position(|b| *b == b'}').map(|end| end + 1)
        }
        _ if before.statement == Some(Statement::Constant) => {
            Some(rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'[' | b']')).count())
        }
        _ => None,
    };
    let Some(length) = length else { return };
    let blank = rest[length..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    if rest[length + blank..].starts_with(b"=") {
        at.at += length + blank;
    }
}
