//! Expressions that rules compute with: `metavariable-comparison`, and the marks that taint rules require. They are
//! written in Python's syntax.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Text;

/// An expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Comparison {
    /// `True`, `False`.
    Bool(bool),
    /// `12`, `0o644`.
    Int(i64),
    /// `1.5`.
    Float(f64),
    /// `'text'`.
    Text(Text),
    /// `[1, 2]`, `(1, 2)`.
    List(Vec<Self>),
    /// `$X`, with the `$`.
    Metavariable(Text),
    /// Any other name.
    Name(Text),
    /// One of [`FUNCTIONS`] with its arguments.
    Call(Text, Vec<Self>),
    /// An operator before an operand.
    Unary(Unary, Box<Self>),
    /// An operator between operands.
    Binary(Binary, Box<Self>, Box<Self>),
}

/// Operators before an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Unary {
    Not,
    Minus,
    Plus,
    Invert,
}

/// Operators between operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Binary {
    Or,
    And,
    Equal,
    Differ,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    NotIn,
    BitOr,
    BitXor,
    BitAnd,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power,
}

/// The functions that may be called, with their number of arguments.
pub const FUNCTIONS: &[(&str, usize)] =
    &[("int", 1), ("parse_promql_duration", 1), ("re.match", 2), ("str", 1), ("strptime", 1), ("today", 0)];

/// Nobody nests deeper by hand.
const MAX_DEPTH: usize = 64;

impl Comparison {
    /// Reads an expression.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let tokens = tokens(text)?;
        let mut parser = Parser { tokens: &tokens, at: 0, depth: 0 };
        let expression = parser.binary(0)?;
        match parser.peek() {
            None => Ok(expression),
            Some(token) => Err(format!("`{}` is not expected there", token.shown())),
        }
    }

    /// The metavariables in it, in their order.
    pub fn metavariables(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.walk(&mut |expression| {
            if let Self::Metavariable(name) = expression {
                found.push(&**name);
            }
        });
        found
    }

    /// Each of its parts, itself first.
    pub fn walk<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        match self {
            Self::List(items) | Self::Call(_, items) => items.iter().for_each(|item| item.walk(see)),
            Self::Unary(_, operand) => operand.walk(see),
            Self::Binary(_, left, right) => {
                left.walk(see);
                right.walk(see);
            }
            _ => {}
        }
    }

    /// The same with every metavariable read as a number (`strip: true`).
    pub fn stripped(self) -> Self {
        let all = |items: Vec<Self>| items.into_iter().map(Self::stripped).collect();
        match self {
            Self::Metavariable(_) => Self::Call("int".into(), vec![self]),
            Self::List(items) => Self::List(all(items)),
            Self::Call(name, items) => Self::Call(name, all(items)),
            Self::Unary(operator, operand) => Self::Unary(operator, Box::new(operand.stripped())),
            Self::Binary(operator, left, right) => {
                Self::Binary(operator, Box::new(left.stripped()), Box::new(right.stripped()))
            }
            other => other,
        }
    }
}

/// As it could be written, with brackets around every operator inside of another.
impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |items: &[Self]| items.iter().map(Self::to_string).collect::<Vec<_>>().join(", ");
        match self {
            Self::Bool(true) => f.write_str("True"),
            Self::Bool(false) => f.write_str("False"),
            Self::Int(value) => write!(f, "{value}"),
            Self::Float(value) => write!(f, "{value:?}"),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::List(items) => write!(f, "[{}]", list(items)),
            Self::Metavariable(name) | Self::Name(name) => f.write_str(name),
            Self::Call(name, items) => write!(f, "{name}({})", list(items)),
            Self::Unary(operator, operand) => {
                f.write_str(match operator {
                    Unary::Not => "not ",
                    Unary::Minus => "-",
                    Unary::Plus => "+",
                    Unary::Invert => "~",
                })?;
                operand.inside(f)
            }
            Self::Binary(operator, left, right) => {
                left.inside(f)?;
                write!(f, " {} ", operator.sign())?;
                right.inside(f)
            }
        }
    }
}

impl Comparison {
    fn inside(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Binary(..) = self { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

impl Binary {
    fn sign(self) -> &'static str {
        match self {
            Self::NotIn => "not in",
            Self::Power => "**",
            _ => {
                let known = LEVELS.iter().flat_map(|level| level.iter()).find(|(_, operator)| *operator == self);
                known.map_or("", |(sign, _)| sign)
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Int(i64),
    Float(f64),
    Text(String),
    /// A name, dots included, or a metavariable.
    Name(String),
    Sign(&'static str),
}

impl Token {
    fn shown(&self) -> String {
        match self {
            Self::Int(value) => value.to_string(),
            Self::Float(value) => value.to_string(),
            Self::Text(text) | Self::Name(text) => text.clone(),
            Self::Sign(sign) => (*sign).to_owned(),
        }
    }
}

/// Longer signs first.
const SIGNS: &[&str] = &[
    "**", "==", "!=", "<=", ">=", "//", "<", ">", "+", "-", "*", "/", "%", "|", "^", "&", "~", "(", ")", "[", "]", ",",
];

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return Ok(tokens) };
        let raw = rest.strip_prefix('r').filter(|after| after.starts_with(['"', '\'']));
        if first == '"' || first == '\'' || raw.is_some() {
            let body = raw.unwrap_or(rest);
            let (value, length) = string(body, raw.is_some())?;
            tokens.push(Token::Text(value));
            rest = &body[length..];
        } else if first.is_ascii_digit() || (first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit())) {
            let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_').unwrap_or(rest.len());
            tokens.push(number(&rest[..length]).ok_or_else(|| format!("`{}` is no number", &rest[..length]))?);
            rest = &rest[length..];
        } else if first.is_alphabetic() || first == '_' || first == '$' {
            let length = rest[1..].find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.'));
            let length = length.map_or(rest.len(), |length| length + 1);
            tokens.push(Token::Name(rest[..length].to_owned()));
            rest = &rest[length..];
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            tokens.push(Token::Sign(sign));
            rest = &rest[sign.len()..];
        } else {
            return Err(format!("`{first}` is not expected there"));
        }
    }
}

/// The value of a string literal at the start of `text`, and its length.
fn string(text: &str, raw: bool) -> Result<(String, usize), String> {
    let quote = text.chars().next().unwrap_or('"');
    let mut value = String::new();
    let mut characters = text.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        match c {
            '\\' => match characters.next() {
                Some((_, next)) if !raw && (next == quote || next == '\\') => value.push(next),
                Some((_, 'n')) if !raw => value.push('\n'),
                Some((_, 't')) if !raw => value.push('\t'),
                // An expression has more of these than a text has, so the rest stays as it is.
                Some((_, next)) => value.extend(['\\', next]),
                None => break,
            },
            c if c == quote => return Ok((value, at + quote.len_utf8())),
            c => value.push(c),
        }
    }
    Err("a quote is not closed".to_owned())
}

/// A number as Python writes it.
fn number(text: &str) -> Option<Token> {
    integer(text).map(Token::Int).or_else(|| text.parse().ok().map(Token::Float))
}

/// The value of a whole number in any of the usual spellings.
pub fn integer(text: &str) -> Option<i64> {
    let text = text.trim();
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let digits: String = digits.chars().filter(|&c| c != '_').collect();
    let lower = digits.to_ascii_lowercase();
    let lower = lower.trim_end_matches(['l', 'n']);
    let value = match lower.get(..2) {
        Some("0x") => i64::from_str_radix(digits[2..].trim_end_matches(['L', 'l', 'n']), 16),
        Some("0o") => i64::from_str_radix(&lower[2..], 8),
        Some("0b") => i64::from_str_radix(&lower[2..], 2),
        // C's and old Python's octal numbers.
        _ if lower.len() > 1 && lower.starts_with('0') && lower.bytes().all(|b| b.is_ascii_digit()) => {
            i64::from_str_radix(&lower[1..], 8)
        }
        _ => lower.parse(),
    };
    value.ok().map(|value| if negative { -value } else { value })
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    depth: usize,
}

/// Operators that bind alike, loosest first. Comparisons do not chain.
const LEVELS: &[&[(&str, Binary)]] = &[
    &[("or", Binary::Or)],
    &[("and", Binary::And)],
    &[
        ("==", Binary::Equal),
        ("!=", Binary::Differ),
        ("<=", Binary::LessEqual),
        (">=", Binary::GreaterEqual),
        ("<", Binary::Less),
        (">", Binary::Greater),
        ("in", Binary::In),
        ("not", Binary::NotIn),
    ],
    &[("|", Binary::BitOr)],
    &[("^", Binary::BitXor)],
    &[("&", Binary::BitAnd)],
    &[("+", Binary::Add), ("-", Binary::Subtract)],
    &[("*", Binary::Multiply), ("//", Binary::Divide), ("/", Binary::Divide), ("%", Binary::Remainder)],
];

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    /// Steps over a sign or word.
    fn take(&mut self, word: &str) -> bool {
        let there = match self.peek() {
            Some(Token::Sign(sign)) => *sign == word,
            Some(Token::Name(name)) => name == word,
            _ => false,
        };
        self.at += usize::from(there);
        there
    }

    fn expect(&mut self, word: &str) -> Result<(), String> {
        if self.take(word) {
            return Ok(());
        }
        Err(self.peek().map_or_else(
            || format!("`{word}` is missing at the end"),
            |token| format!("`{word}` is missing in front of `{}`", token.shown()),
        ))
    }

    fn binary(&mut self, level: usize) -> Result<Comparison, String> {
        let Some(operators) = LEVELS.get(level) else { return self.unary() };
        self.depth += 1;
        if self.depth > MAX_DEPTH * LEVELS.len() {
            return Err("it is nested too deeply".to_owned());
        }
        let not = level == 2 && self.take("not");
        let mut left = if not {
            // `not` binds looser than comparisons and takes the whole of the next one.
            Comparison::Unary(Unary::Not, Box::new(self.binary(2)?))
        } else {
            self.binary(level + 1)?
        };
        'more: loop {
            for &(word, operator) in *operators {
                if self.take(word) {
                    if operator == Binary::NotIn {
                        self.expect("in")?;
                    }
                    let right = self.binary(level + 1)?;
                    left = Comparison::Binary(operator, Box::new(left), Box::new(right));
                    continue 'more;
                }
            }
            self.depth -= 1;
            return Ok(left);
        }
    }

    fn unary(&mut self) -> Result<Comparison, String> {
        for (sign, operator) in [("-", Unary::Minus), ("+", Unary::Plus), ("~", Unary::Invert), ("not", Unary::Not)] {
            if self.take(sign) {
                self.depth += 1;
                if self.depth > MAX_DEPTH * LEVELS.len() {
                    return Err("it is nested too deeply".to_owned());
                }
                let operand = self.unary()?;
                self.depth -= 1;
                return Ok(Comparison::Unary(operator, Box::new(operand)));
            }
        }
        let base = self.atom()?;
        if self.take("**") {
            return Ok(Comparison::Binary(Binary::Power, Box::new(base), Box::new(self.unary()?)));
        }
        Ok(base)
    }

    fn atom(&mut self) -> Result<Comparison, String> {
        if self.take("(") {
            let mut items = self.items(")")?;
            return Ok(if items.len() == 1 { items.remove(0) } else { Comparison::List(items) });
        }
        if self.take("[") {
            return Ok(Comparison::List(self.items("]")?));
        }
        let token = self.peek().cloned().ok_or("something is missing at the end")?;
        self.at += 1;
        match token {
            Token::Int(value) => Ok(Comparison::Int(value)),
            Token::Float(value) => Ok(Comparison::Float(value)),
            Token::Text(text) => Ok(Comparison::Text(text.into())),
            Token::Name(name) => self.name(name),
            Token::Sign(sign) => Err(format!("`{sign}` is not expected there")),
        }
    }

    fn name(&mut self, name: String) -> Result<Comparison, String> {
        if self.take("(") {
            // `datetime.strptime` and `strptime` are both written.
            let known = FUNCTIONS.iter().find(|(known, _)| name == *known || name.ends_with(&format!(".{known}")));
            let Some(&(function, count)) = known else {
                let names: Vec<_> = FUNCTIONS.iter().map(|(name, _)| *name).collect();
                return Err(format!("there is no function `{name}`; there are: {}", names.join(", ")));
            };
            let arguments = self.items(")")?;
            if arguments.len() != count {
                return Err(format!("`{function}` takes {count} arguments, not {}", arguments.len()));
            }
            return Ok(Comparison::Call(function.into(), arguments));
        }
        Ok(match name.as_str() {
            "True" | "true" => Comparison::Bool(true),
            "False" | "false" => Comparison::Bool(false),
            _ if name.starts_with('$') => Comparison::Metavariable(name.into()),
            _ => Comparison::Name(name.into()),
        })
    }

    fn items(&mut self, close: &str) -> Result<Vec<Comparison>, String> {
        let mut items = Vec::new();
        while !self.take(close) {
            items.push(self.binary(0)?);
            if !self.take(",") {
                self.expect(close)?;
                break;
            }
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, integer};

    #[test]
    fn operators_bind_as_in_python() {
        let check = |text: &str, expected: &str| {
            let parsed = Comparison::parse(text);
            assert_eq!(parsed.map(|parsed| parsed.to_string()).as_deref(), Ok(expected), "{text}");
        };
        check("$X > 1 and $Y < 2 or $Z", "(($X > 1) and ($Y < 2)) or $Z");
        check("not $X == 1", "not ($X == 1)");
        check("$X not in [1, 'a']", "$X not in [1, \"a\"]");
        check("1 + 2 * 3 ** -2", "1 + (2 * (3 ** -2))");
        check("$X & 0o777 != 0x1F", "($X & 511) != 31");
        check("re.match('a\\.b', str($X))", "re.match(\"a\\\\.b\", str($X))");
        check("today() > strptime($D)", "today() > strptime($D)");
        check("A and not B", "A and not B");
        check("(1.5)", "1.5");
    }

    #[test]
    fn mistakes_are_named() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Comparison::parse(text), Err(expected.to_owned()), "{text}");
        };
        check("", "something is missing at the end");
        check("$X >", "something is missing at the end");
        check("$X > 1)", "`)` is not expected there");
        check(
            "len($X)",
            "there is no function `len`; there are: int, parse_promql_duration, re.match, str, strptime, today",
        );
        check("str($X, 1)", "`str` takes 1 arguments, not 2");
        check("'a", "a quote is not closed");
        check("$X ; 1", "`;` is not expected there");
        check("(1 2)", "`)` is missing in front of `2`");
        check(&"(".repeat(100_000), "it is nested too deeply");
        check(&"-".repeat(100_000), "it is nested too deeply");
    }

    #[test]
    fn whole_numbers_in_every_spelling() {
        let check = |text: &str, expected: Option<i64>| assert_eq!(integer(text), expected, "{text}");
        check("12", Some(12));
        check("-0x1f", Some(-31));
        check("0755", Some(493));
        check("1_000L", Some(1000));
        check("1.5", None);
        check("", None);
    }
}
