//! What metavariables are worth: the values that conditions compare.

use findings::Span;

use super::evaluate::{Ground, Today};
use crate::expression::Expression;
use crate::pattern::Binding;
use crate::rule::comparison::{Binary, Comparison, Unary, integer};
use crate::tree::Kind;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any number.
    Float(f64),
    /// A text, without its quotes.
    Text(String),
    /// Several.
    List(Vec<Value>),
    /// Code that has no value we know. It equals nothing, unless `str` makes a text of it.
    Code(String),
}

impl Value {
    /// It as a text.
    fn shown(&self) -> Option<String> {
        Some(match self {
            Self::Bool(value) => value.to_string(),
            Self::Int(value) => value.to_string(),
            // A number with a fraction always shows it.
            Self::Float(value) => format!("{value:?}"),
            Self::Text(text) | Self::Code(text) => text.clone(),
            Self::List(_) => return None,
        })
    }
}

/// A value and where its text stands, if it stands in the file.
pub(super) struct Found {
    pub(super) value: Value,
    pub(super) place: Option<Span>,
}

impl Found {
    pub(super) fn text(&self) -> Option<String> {
        self.value.shown()
    }
}

/// What a metavariable is worth; its text as written if constants are not asked for.
pub(super) fn of_binding(binding: &Binding, ground: &dyn Ground, constants: bool) -> Found {
    let tree = ground.tree();
    let span = binding.span(tree);
    let text = &tree.source()[span.start..span.end];
    let code = || Found { value: Value::Code(text.to_owned()), place: Some(span) };
    match binding {
        Binding::Text(_) if constants => {
            let number = if ground.words_are_numbers() { integer(text) } else { None };
            let value = number.map_or_else(|| Value::Text(text.to_owned()), Value::Int);
            Found { value, place: Some(span) }
        }
        Binding::Node(id) if constants => {
            let value = match tree.kind(*id) {
                Kind::Str | Kind::Char => {
                    let content = tree.content_span(*id);
                    let text = tree.content(*id).to_owned();
                    return Found { value: Value::Text(text), place: Some(content) };
                }
                Kind::Int | Kind::Float => number(text),
                Kind::Unary if text.starts_with('-') => number(text),
                Kind::Bool => Some(Value::Bool(text.eq_ignore_ascii_case("true"))),
                _ => None,
            };
            if let Some(value) = value {
                return Found { value, place: Some(span) };
            }
            // A name for an expression is worth what is written there.
            if let Some(written) = ground.expression(binding).filter(|_| tree.kind(*id) == Kind::Name)
                && ground.constant(binding).is_none()
            {
                return Found { value: Value::Code(format!("/{}/{}", written.body, written.flags)), place: None };
            }
            ground.constant(binding).map_or_else(code, |value| Found { value, place: None })
        }
        Binding::Value(text, _) => Found { value: Value::Text(text.to_string()), place: None },
        _ => code(),
    }
}

fn number(text: &str) -> Option<Value> {
    let plain = text.replace('_', "");
    integer(text)
        .map(Value::Int)
        .or_else(|| plain.trim_end_matches(['f', 'F', 'd', 'D']).parse().ok().map(Value::Float))
}

/// Whether a comparison is true. What cannot be computed is not.
pub(super) fn compare(comparison: &Comparison, known: &dyn Fn(&str) -> Option<Found>, today: Today<'_>) -> bool {
    let mut computer = Computer { known, today };
    computer.value(comparison) == Some(Value::Bool(true))
}

struct Computer<'a> {
    known: &'a dyn Fn(&str) -> Option<Found>,
    today: Today<'a>,
}

impl Computer<'_> {
    // As deep as the comparison, which its reader limits.
    fn value(&mut self, expression: &Comparison) -> Option<Value> {
        Some(match expression {
            Comparison::Bool(value) => Value::Bool(*value),
            Comparison::Int(value) => Value::Int(*value),
            Comparison::Float(value) => Value::Float(*value),
            Comparison::Text(text) => Value::Text(text.to_string()),
            Comparison::List(items) => Value::List(items.iter().map(|item| self.value(item)).collect::<Option<_>>()?),
            Comparison::Metavariable(name) => (self.known)(name)?.value,
            Comparison::Name(_) => return None,
            Comparison::Call(name, arguments) => return self.call(name, arguments),
            Comparison::Unary(operator, operand) => match (operator, self.value(operand)?) {
                (Unary::Not, Value::Bool(value)) => Value::Bool(!value),
                (Unary::Minus, Value::Int(value)) => Value::Int(value.checked_neg()?),
                (Unary::Minus, Value::Float(value)) => Value::Float(-value),
                (Unary::Plus, value @ (Value::Int(_) | Value::Float(_))) => value,
                (Unary::Invert, Value::Int(value)) => Value::Int(!value),
                _ => return None,
            },
            Comparison::Binary(operator, left, right) => {
                let (left, right) = (self.value(left)?, self.value(right)?);
                return binary(*operator, left, right);
            }
        })
    }

    fn call(&mut self, name: &str, arguments: &[Comparison]) -> Option<Value> {
        let mut values = arguments.iter().map(|argument| self.value(argument)).collect::<Option<Vec<_>>>()?.into_iter();
        Some(match (name, values.next(), values.next()) {
            ("today", None, None) => Value::Float(self.today?() as f64 * 86_400.0),
            ("str", Some(value), None) => Value::Text(value.shown()?),
            ("int", Some(Value::Int(value)), None) => Value::Int(value),
            ("int", Some(Value::Text(text)), None) => Value::Int(integer(&text)?),
            ("strptime", Some(Value::Text(text)), None) => Value::Float(days(&text)? as f64 * 86_400.0),
            ("parse_promql_duration", Some(Value::Text(text)), None) => Value::Int(duration(&text)?),
            ("re.match", Some(Value::Text(pattern)), Some(Value::Text(text))) => {
                Value::Bool(Expression::anchored(&pattern).ok()?.find(&text).ok()?.is_some())
            }
            _ => return None,
        })
    }
}

fn binary(operator: Binary, left: Value, right: Value) -> Option<Value> {
    use Value::{Bool, Code, Float, Int, List, Text};
    if matches!(left, Code(_)) || matches!(right, Code(_)) {
        return None;
    }
    let ordered = |ordering: fn(std::cmp::Ordering) -> bool| -> Option<Value> {
        let order = match (&left, &right) {
            (Int(a), Int(b)) => Some(a.cmp(b)),
            (Float(a), Float(b)) => a.partial_cmp(b),
            (Int(a), Float(b)) => (*a as f64).partial_cmp(b),
            (Float(a), Int(b)) => a.partial_cmp(&(*b as f64)),
            _ => None,
        };
        order.map(|order| Bool(ordering(order)))
    };
    let equal = || match (&left, &right) {
        (Int(a), Float(b)) | (Float(b), Int(a)) => *a as f64 == *b,
        (a, b) => a == b,
    };
    let contained = || match (&left, &right) {
        (value, List(items)) => items.contains(value),
        (Text(part), Text(whole)) => whole.contains(&**part),
        _ => false,
    };
    match operator {
        Binary::And | Binary::Or => match (left, right) {
            (Bool(a), Bool(b)) => Some(Bool(if operator == Binary::And { a && b } else { a || b })),
            _ => None,
        },
        Binary::Equal => Some(Bool(equal())),
        Binary::Differ => Some(Bool(!equal())),
        Binary::Less => ordered(std::cmp::Ordering::is_lt),
        Binary::LessEqual => ordered(std::cmp::Ordering::is_le),
        Binary::Greater => ordered(std::cmp::Ordering::is_gt),
        Binary::GreaterEqual => ordered(std::cmp::Ordering::is_ge),
        Binary::In => Some(Bool(contained())),
        Binary::NotIn => match right {
            List(_) => Some(Bool(!contained())),
            Text(_) if matches!(left, Text(_)) => Some(Bool(!contained())),
            _ => Some(Bool(false)),
        },
        _ => arithmetic(operator, &left, &right),
    }
}

fn arithmetic(operator: Binary, left: &Value, right: &Value) -> Option<Value> {
    let float = |value: &Value| match value {
        Value::Int(value) => Some(*value as f64),
        Value::Float(value) => Some(*value),
        _ => None,
    };
    if let (Value::Int(a), Value::Int(b)) = (left, right) {
        let (a, b) = (*a, *b);
        return Some(Value::Int(match operator {
            Binary::BitOr => a | b,
            Binary::BitXor => a ^ b,
            Binary::BitAnd => a & b,
            Binary::Add => a.checked_add(b)?,
            Binary::Subtract => a.checked_sub(b)?,
            Binary::Multiply => a.checked_mul(b)?,
            Binary::Divide => a.checked_div(b)?,
            Binary::Remainder => a.checked_rem(b)?,
            Binary::Power => a.checked_pow(u32::try_from(b).ok()?)?,
            _ => return None,
        }));
    }
    let (a, b) = (float(left)?, float(right)?);
    Some(Value::Float(match operator {
        Binary::Add => a + b,
        Binary::Subtract => a - b,
        Binary::Multiply => a * b,
        Binary::Divide => a / b,
        Binary::Remainder => a % b,
        Binary::Power => a.powf(b),
        _ => return None,
    }))
}

/// Days from 1970 to a date written `2026-11-24`.
fn days(text: &str) -> Option<i64> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(0..=9999).contains(&year) {
        return None;
    }
    // Years that begin in March end with the day that is sometimes there.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Milliseconds of a duration such as `1h30m`.
fn duration(text: &str) -> Option<i64> {
    let mut total = 0_i64;
    let mut rest = text;
    while !rest.is_empty() {
        let length = rest.find(|c: char| !c.is_ascii_digit())?;
        let count: i64 = rest[..length].parse().ok()?;
        let unit = &rest[length..];
        let (milliseconds, letters) = match unit.as_bytes() {
            [b'm', b's', ..] => (1, 2),
            [b's', ..] => (1_000, 1),
            [b'm', ..] => (60_000, 1),
            [b'h', ..] => (3_600_000, 1),
            [b'd', ..] => (86_400_000, 1),
            [b'w', ..] => (604_800_000, 1),
            [b'y', ..] => (31_536_000_000, 1),
            _ => return None,
        };
        total = total.checked_add(count.checked_mul(milliseconds)?)?;
        rest = &unit[letters..];
    }
    (!text.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::{Found, Value, compare, days, duration};
    use crate::rule::comparison::Comparison;

    #[test]
    fn comparisons_compute() {
        let check = |text: &str, expected: bool| {
            let comparison = Comparison::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            let known = |name: &str| {
                let value = match name {
                    "$I" => Value::Int(8),
                    "$F" => Value::Float(2.5),
                    "$T" => Value::Text("2020-01-02".to_owned()),
                    "$N" => Value::Text("0o17".to_owned()),
                    "$C" => Value::Code("a.b".to_owned()),
                    _ => return None,
                };
                Some(Found { value, place: None })
            };
            assert_eq!(compare(&comparison, &known, Some(&|| 20_000)), expected, "{text}");
        };
        check("$I > 7 and $I <= 8", true);
        check("$I / 3 == 2 and $I % 3 == 2 and 2 ** 3 == $I", true);
        check("$F * 2 == 5", true);
        check("$I > $F", true);
        check("$I in [1, 8] and $I not in [9]", true);
        check("'20' in $T and 'x' not in $T", true);
        check("int($N) == 15", true);
        check("str($C) == 'a.b'", true);
        check("$C == $C", false);
        check("not $C == $C", false);
        check("$UNBOUND == 1", false);
        check("re.match('2020-.*', $T) and not re.match('01', $T)", true);
        check("strptime($T) < today()", true);
        check("strptime('2999-01-01') < today()", false);
        check("parse_promql_duration('1h') == 3600000", true);
        check("$I & 1 == 0", true);
        check("$I & (1 == 0)", false);
        check("1 / 0 == 1", false);
        check("9223372036854775807 + 1 > 0", false);
        check("$I", false);
    }

    #[test]
    fn dates_and_durations() {
        let check = |text: &str, expected: Option<i64>| assert_eq!(days(text), expected, "{text}");
        check("1970-01-01", Some(0));
        check("2000-02-29", Some(11_016));
        check("2026-11-24", Some(20_781));
        check("2026-13-01", None);
        check("today", None);
        let check = |text: &str, expected: Option<i64>| assert_eq!(duration(text), expected, "{text}");
        check("1h30m", Some(5_400_000));
        check("5ms", Some(5));
        check("5", None);
        check("", None);
    }
}
