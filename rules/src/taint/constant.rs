//! What operators make of constants.

use crate::tree::Variant;
use crate::tree::constants::Constant;

/// Longer texts are some text.
const LONGEST: usize = 4096;

/// Whether a constant counts as true in a condition.
pub(super) fn truth(constant: &Constant) -> Option<bool> {
    match constant {
        Constant::Truth(truth) => Some(*truth),
        Constant::Null => Some(false),
        Constant::Whole(number) => Some(*number != 0),
        Constant::Fraction(number) => Some(*number != 0.0),
        Constant::Text(text) => Some(!text.is_empty()),
        Constant::SomeText => None,
    }
}

/// The value of an operator between two constants; none if nobody can say.
pub(super) fn binary(operator: Variant, left: &Constant, right: &Constant) -> Option<Constant> {
    use Constant::{Fraction, SomeText, Text, Truth, Whole};
    Some(match (operator, left, right) {
        (Variant::Add, Text(a), Text(b)) => joined(a, b),
        (Variant::Add, Text(a), Whole(b)) => joined(a, &b.to_string()),
        (Variant::Add, Whole(a), Text(b)) => joined(&a.to_string(), b),
        (Variant::Add, SomeText, Text(_) | SomeText | Whole(_)) | (Variant::Add, Text(_) | Whole(_), SomeText) => {
            SomeText
        }
        (Variant::Add, Whole(a), Whole(b)) => Whole(a.checked_add(*b)?),
        (Variant::Sub, Whole(a), Whole(b)) => Whole(a.checked_sub(*b)?),
        (Variant::Mul, Whole(a), Whole(b)) => Whole(a.checked_mul(*b)?),
        // Languages differ in division; exact ones they agree on, and so they do if the result only is compared.
        (Variant::Div, Whole(a), Whole(b)) if *b != 0 && a % b == 0 => Whole(a / b),
        (Variant::Div, Whole(a), Whole(b)) if *b != 0 => Fraction(*a as f64 / *b as f64),
        (Variant::FloorDiv, Whole(a), Whole(b)) if *b != 0 => Whole(a.checked_div_euclid(*b)?),
        (Variant::Mod, Whole(a), Whole(b)) if *b > 0 && *a >= 0 => Whole(a % b),
        (Variant::BitAnd, Whole(a), Whole(b)) => Whole(a & b),
        (Variant::BitOr, Whole(a), Whole(b)) => Whole(a | b),
        (Variant::BitXor, Whole(a), Whole(b)) => Whole(a ^ b),
        (Variant::Shl, Whole(a), Whole(b)) if (0..63).contains(b) => Whole(a.checked_shl(*b as u32)?),
        (Variant::Shr, Whole(a), Whole(b)) if (0..63).contains(b) => Whole(a >> b),
        (Variant::Eq | Variant::StrictEq | Variant::Is, a, b) if known(a) && known(b) => Truth(equal(a, b)),
        (Variant::NotEq | Variant::StrictNotEq | Variant::IsNot, a, b) if known(a) && known(b) => Truth(!equal(a, b)),
        (Variant::Lt, a, b) => Truth(number(a)? < number(b)?),
        (Variant::Le, a, b) => Truth(number(a)? <= number(b)?),
        (Variant::Gt, a, b) => Truth(number(a)? > number(b)?),
        (Variant::Ge, a, b) => Truth(number(a)? >= number(b)?),
        (Variant::In, Text(a), Text(b)) => Truth(b.contains(a.as_str())),
        (Variant::NotIn, Text(a), Text(b)) => Truth(!b.contains(a.as_str())),
        _ => return None,
    })
}

fn joined(a: &str, b: &str) -> Constant {
    if a.len() + b.len() > LONGEST { Constant::SomeText } else { Constant::Text(format!("{a}{b}")) }
}

fn known(constant: &Constant) -> bool {
    *constant != Constant::SomeText
}

fn number(constant: &Constant) -> Option<f64> {
    match constant {
        Constant::Whole(number) => Some(*number as f64),
        Constant::Fraction(number) => Some(*number),
        _ => None,
    }
}

pub(super) fn equal(a: &Constant, b: &Constant) -> bool {
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// A letter of a text by its place, from the end if that is negative.
pub(super) fn letter(text: &str, at: i64) -> Option<String> {
    let at = if at < 0 { at + i64::try_from(text.chars().count()).ok()? } else { at };
    text.chars().nth(usize::try_from(at).ok()?).map(String::from)
}

/// Whether a format of `%` puts in numbers alone: whatever they are made of, the text is harmless.
pub(super) fn takes_numbers_only(format: &str) -> bool {
    let mut rest = format.chars().peekable();
    let mut takes = false;
    while let Some(letter) = rest.next() {
        if letter != '%' {
            continue;
        }
        while rest.next_if(|letter| matches!(letter, '-' | '+' | ' ' | '#' | '.' | '0'..='9')).is_some() {}
        match rest.next() {
            Some('%') => {}
            Some('d' | 'i' | 'o' | 'u' | 'x' | 'X' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G') => takes = true,
            _ => return false,
        }
    }
    takes
}

/// The value of a method of a constant text.
pub(super) fn method(text: &str, name: &str, arguments: &[Option<&Constant>]) -> Option<Constant> {
    use Constant::{Text, Truth, Whole};
    let word = |at: usize| match arguments.get(at) {
        Some(Some(Text(text))) => Some(text.as_str()),
        _ => None,
    };
    let number = |at: usize| match arguments.get(at) {
        Some(Some(Whole(number))) => usize::try_from(*number).ok(),
        _ => None,
    };
    Some(match name {
        "charAt" | "at" => Text(text.chars().nth(number(0)?)?.to_string()),
        "equals" | "contentEquals" => Truth(text == word(0)?),
        "equalsIgnoreCase" => Truth(text.eq_ignore_ascii_case(word(0)?)),
        "startsWith" | "startswith" => Truth(text.starts_with(word(0)?)),
        "endsWith" | "endswith" => Truth(text.ends_with(word(0)?)),
        "contains" | "includes" => Truth(text.contains(word(0)?)),
        "isEmpty" if arguments.is_empty() => Truth(text.is_empty()),
        "length" | "size" if arguments.is_empty() => Whole(text.chars().count() as i64),
        "toLowerCase" | "lower" if arguments.is_empty() => Text(text.to_lowercase()),
        "toUpperCase" | "upper" if arguments.is_empty() => Text(text.to_uppercase()),
        "trim" | "strip" if arguments.is_empty() => Text(text.trim().to_owned()),
        "concat" => joined(text, word(0)?),
        "substring" | "slice" | "substr" if arguments.len() == 1 => Text(text.get(number(0)?..)?.to_owned()),
        "substring" | "slice" => Text(text.get(number(0)?..number(1)?)?.to_owned()),
        "replace" if arguments.len() == 2 => Text(text.replace(word(0)?, word(1)?)),
        "toString" | "intern" if arguments.is_empty() => Text(text.to_owned()),
        "indexOf" | "find" => Whole(text.find(word(0)?).map_or(-1, |at| at as i64)),
        _ => return None,
    })
}
