//! What a finding says and how it is mended: metavariables in texts become what they stand for.

use std::borrow::Cow;

use findings::{Edit, Source, Span};

use super::evaluate::{Ground, Range};
use super::value;
use crate::expression::Expression;
use crate::rule::code::CodeRule;
use crate::tree::Sym;

/// `text` with every bound metavariable replaced: `$X` and `$...X` by their texts, `value($X)` by the constant value.
pub fn interpolated(text: &str, range: &Range, ground: &dyn Ground) -> String {
    replaced(text, range, ground, false)
}

/// The same; in code, a list of nothing takes the comma beside it away.
fn replaced(text: &str, range: &Range, ground: &dyn Ground, is_code: bool) -> String {
    let tree = ground.tree();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        let (before, from) = rest.split_at(at);
        let stem = if from.starts_with("$...") { 4 } else { 1 };
        let upper =
            from[stem..].bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_').count();
        // The longest name that is bound: `$X1` may be `$X` and a digit.
        let bound = (1..=upper).rev().find_map(|length| {
            let name = &from[..stem + length];
            range.bindings.get(Sym::of(name)).map(|binding| (name.len(), binding))
        });
        let Some((length, binding)) = bound else {
            out.push_str(before);
            out.push_str(&from[..stem + upper]);
            rest = &from[stem + upper..];
            continue;
        };
        let asks_for_value = before.ends_with("value(") && from[length..].starts_with(')');
        if asks_for_value {
            out.push_str(&before[..before.len() - "value(".len()]);
            let found = value::of_binding(binding, ground, true);
            out.push_str(&found.text().unwrap_or_else(|| binding.text(tree).to_owned()));
            rest = &from[length + 1..];
        } else {
            out.push_str(before);
            out.push_str(binding.text(tree));
            rest = &from[length..];
            if is_code && stem == 4 && binding.text(tree).is_empty() {
                match (rest.trim_start().strip_prefix(','), out.trim_end().strip_suffix(',')) {
                    (Some(after), _) => rest = after.trim_start(),
                    (None, Some(kept)) => out.truncate(kept.len()),
                    _ => {}
                }
            }
        }
    }
    out.push_str(rest);
    out
}

/// How the text of a range is to be changed, if its rule says so. What a part of the formula says goes before what the
/// rule says.
pub fn edits(rule: &CodeRule, range: &Range, ground: &dyn Ground, source: &Source<'_>) -> Option<Vec<Edit>> {
    let edit =
        |span: Span, text| Edit { span, start: source.position(span.start), end: source.position(span.end), text };
    let fix = range.fix.as_ref().or(rule.fix.as_ref());
    if let Some(fix) = fix {
        let text = replaced(fix, range, ground, true);
        return Some(vec![edit(range.span, text)]);
    }
    let fix = rule.fix_regex.as_ref()?;
    let expression = Expression::compile(&fix.regex.value).ok()?;
    let text = &ground.tree().source()[range.span.start..range.span.end];
    let hits = expression.find_all(text).ok()?;
    let most = fix.count.map_or(usize::MAX, |count| count as usize);
    let replaced = |hit: crate::expression::Hit| {
        let group = |number: usize| {
            let span = if number == 0 { Some(hit.span) } else { hit.groups.get(number - 1).copied().flatten() };
            span.map_or("", |span| &text[span.start..span.end])
        };
        let span = Span::new(range.span.start + hit.span.start, range.span.start + hit.span.end);
        edit(span, replacement(&fix.replacement, &group, expression.names()))
    };
    let edits: Vec<_> = hits.into_iter().take(most).map(replaced).collect();
    (!edits.is_empty()).then_some(edits)
}

/// A replacement in Python's spelling: `\1`, `\g<1>`, `\g<name>`, `\n`, `\\`.
fn replacement<'t>(template: &str, group: &dyn Fn(usize) -> &'t str, names: &[(usize, String)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let digits = after.bytes().take(2).take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            out.push_str(group(after[..digits].parse().unwrap_or(0)));
            rest = &after[digits..];
        } else if let Some((name, tail)) = after.strip_prefix("g<").and_then(|after| after.split_once('>')) {
            let named = names.iter().find(|(_, known)| known == name).map(|(number, _)| *number);
            out.push_str(name.parse().ok().or(named).map_or("", group));
            rest = tail;
        } else {
            let c = after.chars().next();
            let shown = match c {
                Some('n') => Cow::from("\n"),
                Some('t') => Cow::from("\t"),
                Some('\\') => Cow::from("\\"),
                Some(c) => Cow::from(format!("\\{c}")),
                None => Cow::from("\\"),
            };
            out.push_str(&shown);
            rest = &after[c.map_or(0, char::len_utf8)..];
        }
    }
    out.push_str(rest);
    out
}
