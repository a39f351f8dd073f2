//! Formulas on texts without a language, where a leaf is an expression and its matches can be seen.

use std::collections::BTreeMap;
use std::sync::Arc;

use findings::{RepoPath, Source};

use super::message::{edits, interpolated};
use super::text::Plain;
use super::{Asked, Compiled, Ground, Tongue, evaluate};
use crate::Searcher;
use crate::rule::code::CodeRule;
use crate::rule::yaml::{Read, read_any};
use crate::tree::Sym;

fn rule(language: &str, body: &str) -> Arc<CodeRule> {
    let body = body.trim().replace('\n', "\n  ");
    let text = format!("rules:\n- id: r\n  languages: [{language}]\n  message: m\n  severity: INFO\n  {body}\n");
    match read_any(&text) {
        Ok(Read::Code(mut rules, refused)) if refused.is_empty() => Arc::new(rules.remove(0)),
        other => panic!("{text}\n{other:?}"),
    }
}

fn found(language: &str, body: &str, text: &str, names: &[&str]) -> Vec<String> {
    let rules = [rule(language, body)];
    let tongue = Tongue::of_name(language).expect("a tongue");
    let compiled = Compiled::of(&rules, tongue);
    assert!(compiled.refused.is_empty(), "{:?}", compiled.refused);
    let ground = Plain::new(text, &compiled, Asked { today: Some(&|| 0), ..Asked::NOTHING });
    let ranges = evaluate(compiled.rules[0].formula().expect("a shape"), &ground).expect("within the limit");
    let shown = ranges.iter().map(|range| {
        let bound: BTreeMap<_, _> = names
            .iter()
            .filter_map(|name| Some((*name, range.bindings.get(Sym::of(name))?.text(ground.tree()))))
            .collect();
        let bound: Vec<_> = bound.iter().map(|(name, text)| format!(" {name}={text}")).collect();
        format!("{}{}", &text[range.span.start..range.span.end], bound.concat())
    });
    shown.collect()
}

/// What a formula of expressions finds; `$X`, `$Y` and `$1` are shown.
#[test]
fn formulas_of_expressions() {
    let check = |body: &str, text: &str, expected: &[&str]| {
        assert_eq!(found("regex", body, text, &["$X", "$Y", "$1"]), expected, "{body}\nin {text:?}");
    };
    check("pattern-regex: a(?<X>.)", "ab ac", &["ab $1=b $X=b", "ac $1=c $X=c"]);
    check("pattern: a.", "ab", &["ab"]);

    // Conjunction keeps the inner range, whichever is written first.
    check("patterns: [{pattern-regex: '<.*?>'}, {pattern-regex: b}]", "<b> b", &["b"]);
    check("patterns: [{pattern-regex: b}, {pattern-regex: '<.*?>'}]", "<b> b", &["b"]);
    // Metavariables must agree, groups without a name need not.
    check(
        "patterns: [{pattern-regex: '<(?<X>.).*?>'}, {pattern-regex: '(?<X>.)!'}]",
        "<a b! a!> <c d!>",
        &["a! $1=a $X=a"],
    );
    check("patterns: [{pattern-regex: '<(.).*?>'}, {pattern-regex: '(.)!'}]", "<a b!>", &["b! $1=b"]);
    // The outer range's bindings are there, too.
    check(
        "patterns: [{pattern-regex: '<(?<X>.).*?>'}, {pattern-regex: '(?<Y>\\w)!'}]",
        "<a b!>",
        &["b! $1=b $X=a $Y=b"],
    );

    // Inside.
    check("patterns: [{pattern-regex: b}, {pattern-inside: '<.*?>'}]", "<b> b", &["b"]);
    check("patterns: [{pattern-regex: '<b>'}, {pattern-inside: b}]", "<b>", &[]);
    check("patterns: [{pattern-inside: '<.*?>'}, {pattern-inside: 'b'}]", "<b> b", &["b"]);
    check("patterns: [{pattern-regex: b}, {pattern-not-inside: '<.*?>'}]", "<b> b!", &["b"]);

    // Negated expressions take away what they hold and what holds them.
    check("patterns: [{pattern-regex: '\\w+'}, {pattern-not-regex: b}]", "abc ac", &["ac"]);
    check("patterns: [{pattern-regex: b}, {pattern-not-regex: '\\w+'}]", "abc", &[]);
    check(
        "patterns: [{pattern-regex: '(?<X>\\w)='}, {pattern-not-regex: '(?<X>\\w)=1'}]",
        "a=1 b=2",
        &["b= $1=b $X=b"],
    );

    // Alternatives.
    check("pattern-either: [{pattern-regex: a}, {pattern-regex: b}]", "b a", &["b", "a"]);
    check("pattern-either: [{pattern-regex: a}, {pattern-regex: '[ab]'}]", "a", &["a"]);

    // Somewhere in the file.
    check("match: {all: [{regex: b}, {anywhere: {regex: '<(?<X>.)'}}]}", "b <a", &["b $1=a $X=a"]);
    check("match: {all: [{regex: b}, {not: {anywhere: {regex: c}}}]}", "b", &["b"]);
    check("match: {all: [{regex: b}, {not: {anywhere: {regex: c}}}]}", "b c", &[]);

    // Focus.
    check("patterns: [{pattern-regex: '(?<X>\\w)=(?<Y>\\w)'}, {focus-metavariable: $Y}]", "a=b", &["b $1=a $X=a $Y=b"]);
    check(
        "patterns: [{pattern-regex: '(?<X>\\w)=(?<Y>\\w)'}, {focus-metavariable: [$X, $Y]}]",
        "a=b",
        &["a $1=a $X=a $Y=b", "b $1=a $X=a $Y=b"],
    );
    check(
        "patterns: [{pattern-regex: '(?<X>\\w)=(?<Y>\\w)'}, {focus-metavariable: $X}, {focus-metavariable: $Y}]",
        "a=b",
        &[],
    );
    check("match: {regex: '(?<X>\\w)=', as: $Y}", "a=b", &["a= $1=a $X=a $Y=a="]);
}

#[test]
fn conditions() {
    let check = |condition: &str, text: &str, expected: &[&str]| {
        let body = format!("patterns: [{{pattern-regex: 'f\\((?<X>.*?)\\)'}}, {{{condition}}}]");
        assert_eq!(found("regex", &body, text, &["$X", "$Y"]), expected, "{condition}\nin {text:?}");
    };
    check("metavariable-regex: {metavariable: $X, regex: 'b'}", "f(ab) f(ba)", &["f(ba) $X=ba"]);
    check("metavariable-regex: {metavariable: $X, regex: '.*b$'}", "f(ab) f(ba)", &["f(ab) $X=ab"]);
    check("metavariable-regex: {metavariable: $X, regex: '(?!b).*'}", "f(ab) f(ba)", &["f(ab) $X=ab"]);
    check("metavariable-regex: {metavariable: $X, regex: 'a(?<Y>.)'}", "f(ab)", &["f(ab) $X=ab $Y=b"]);
    check("metavariable-comparison: {comparison: 'int($X) > 3'}", "f(3) f(4) f(x)", &["f(4) $X=4"]);
    check("metavariable-comparison: {metavariable: $X, comparison: $X > 3, strip: true}", "f(3) f(4)", &["f(4) $X=4"]);
    check("metavariable-comparison: {comparison: \"$X == 'ab'\"}", "f(ab) f(b)", &["f(ab) $X=ab"]);
    check("metavariable-pattern: {metavariable: $X, pattern-regex: b}", "f(ab) f(a)", &["f(ab) $X=ab"]);
    check("metavariable-pattern: {metavariable: $X, patterns: [{pattern-not-regex: b}]}", "f(ab) f(a)", &["f(a) $X=a"]);
    check(
        "metavariable-pattern: {metavariable: $X, language: generic, pattern: 'a $Y'}",
        "f(a b) f(ab)",
        &["f(a b) $X=a b $Y=b"],
    );
    check("metavariable-analysis: {metavariable: $X, analyzer: redos}", "f([a+]+) f(ab)", &[]);
}

#[test]
fn formulas_of_words() {
    let check = |body: &str, text: &str, expected: &[&str]| {
        assert_eq!(found("generic", body, text, &["$X", "$...Y"]), expected, "{body}\nin {text:?}");
    };
    check("pattern: set $X = $...Y ;", "set a = 1 + 2;", &["set a = 1 + 2; $...Y=1 + 2 $X=a"]);
    check("patterns: [{pattern: set $X}, {pattern-inside: '{ ... }'}]", "set a { set b }", &["set b $X=b"]);
    check("patterns: [{pattern: set $X}, {pattern-not: set a}]", "set a set b", &["set b $X=b"]);
    check("patterns: [{pattern: set $X}, {pattern-regex: b}]", "set a set b", &["b $X=b"]);
}

#[test]
fn messages_and_fixes() {
    let check = |body: &str, text: &str, message: &str, said: &str, mended: Option<&str>| {
        let rules = [rule("regex", body)];
        let compiled = Compiled::of(&rules, Tongue::Regex);
        let ground = Plain::new(text, &compiled, Asked::NOTHING);
        let ranges = evaluate(compiled.rules[0].formula().expect("a shape"), &ground).expect("within the limit");
        assert_eq!(interpolated(message, &ranges[0], &ground), said, "{message}");
        let source = Source::from_text(RepoPath::from("a"), text);
        let changed = edits(&rules[0], &ranges[0], &ground, &source).map(|edits| {
            edits.iter().rev().fold(text.to_owned(), |mut text, edit| {
                text.replace_range(edit.span.start..edit.span.end, &edit.text);
                text
            })
        });
        assert_eq!(changed.as_deref(), mended, "{body}");
    };
    let assignment = "pattern-regex: (?<X>\\w+)=(?<Y>\\w+)";
    check(assignment, "a=b;", "$X gets $Y, $Z and value($Y)", "a gets b, $Z and b", None);
    check(assignment, "a=b;", "$X1 costs 5$", "a1 costs 5$", None);
    check(&format!("{assignment}\nfix: $Y=$X"), "a=b;", "", "", Some("b=a;"));
    check(
        &format!("{assignment}\nfix-regex: {{regex: '(\\w)', replacement: '<\\1>'}}"),
        "a=b;",
        "",
        "",
        Some("<a>=<b>;"),
    );
    check(
        &format!("{assignment}\nfix-regex: {{regex: '(?<L>\\w)', replacement: '\\g<L>\\g<1>', count: 1}}"),
        "a=b;",
        "",
        "",
        Some("aa=b;"),
    );
    check(&format!("{assignment}\nfix-regex: {{regex: z, replacement: y}}"), "a=b;", "", "", None);
    check("match: {regex: a, fix: c}\nfix: d", "a", "", "", Some("c"));
}

#[test]
fn leaves_are_shared_and_refusals_forgotten() {
    let rules = [
        rule("regex", "pattern-regex: a+"),
        rule("regex", "pattern-either: [{pattern-regex: a+}, {pattern-regex: b}, {pattern-regex: '(c'}]"),
        rule("regex", "pattern-either: [{pattern-regex: a+}, {pattern-regex: b}]"),
        rule("python", "pattern: a"),
    ];
    let compiled = Compiled::of(&rules, Tongue::Regex);
    let users: Vec<_> =
        compiled.leaves.iter().map(|leaf| leaf.users.iter().map(|(user, _)| *user).collect::<Vec<_>>()).collect();
    assert_eq!(users, [vec![0, 1], vec![1]]);
    let refused: Vec<_> = compiled.refused.iter().map(|(_, place, why)| (place.line, why.as_str())).collect();
    assert_eq!(refused, [(6, "the expression cannot be used: unclosed group")]);
}

#[test]
fn work_is_counted() {
    let rules = [rule("regex", "patterns: [{pattern-regex: a}, {pattern-inside: 'a*'}]")];
    let compiled = Compiled::of(&rules, Tongue::Regex);
    let text = "a".repeat(100_000);
    let ground = Plain::new(&text, &compiled, Asked::NOTHING);
    assert!(
        evaluate(compiled.rules[0].formula().expect("a shape"), &ground).is_ok(),
        "a hundred thousand in one is no work"
    );
    let rules = [rule(
        "regex",
        "patterns: [{pattern-regex: 'a(?<X>)'}, {pattern-regex: 'a(?<Y>)'}, {pattern-inside: '(?s).*'}]",
    )];
    let compiled = Compiled::of(&rules, Tongue::Regex);
    let ground = Plain::new(&text, &compiled, Asked::NOTHING);
    assert!(evaluate(compiled.rules[0].formula().expect("a shape"), &ground).is_ok());
}

/// What a rule reports on a text of Python, and whether it was stopped.
fn in_python(body: &str, text: &str) -> (usize, Vec<String>) {
    let searcher = Searcher::new(vec![Arc::unwrap_or_clone(rule("python", body))]);
    let source = Source::from_text(RepoPath::from("a.py"), text);
    let (findings, problems) = searcher.scan(&source, Asked::NOTHING);
    (findings.len(), problems.into_iter().map(|problem| problem.detail).collect())
}

#[test]
fn thousands_of_matches_are_compared() {
    // All pairs of these would be nine times the limit.
    const CALLS: usize = 7_000;
    let check = |body: &str, line: &dyn Fn(usize) -> String, expected: usize| {
        let text: String = (0..CALLS).map(line).collect();
        let (found, problems) = in_python(body, &text);
        assert_eq!((found, problems), (expected, Vec::new()), "{body}");
    };
    let twice = |at: usize| format!("def f{at}(a):\n  g{at}(a, {at})\n");
    check("patterns: [{pattern: '$F($A, $N)'}, {pattern-not: 'g7($A, $N)'}]", &twice, CALLS - 1);
    check("patterns: [{pattern: '$F($A, $N)'}, {pattern-inside: 'def $D(...): ...'}]", &twice, CALLS);
    check("patterns: [{pattern: '$F($A, $N)'}, {pattern-not-inside: 'def f7(...): ...'}]", &twice, CALLS - 1);
    check(
        "patterns: [{pattern: '$F($A, $N)'}, {pattern: '$G($B, $N)'}, {pattern-not: '$F($A, 7)'}]",
        &twice,
        CALLS - 1,
    );
    check(
        "patterns: [{pattern: '$F($A, $N)'}, {pattern-regex: 'g\\d+'}, {pattern-not-regex: 'g7'}]",
        &twice,
        CALLS - 111,
    );
    check(
        "patterns: [{pattern: '$F($A, $N)'}, {metavariable-pattern: {metavariable: $N, patterns: [{pattern-not: 7}]}}]",
        &twice,
        CALLS - 1,
    );
    // Each range of the rest of the file begins with another name, which is what is looked for in it.
    let given = |at: usize| format!("a{at} = g()\nh(a{at})\n");
    check("patterns: [{pattern: h($X)}, {pattern-inside: \"$X = g()\\n...\"}]", &given, CALLS);
}

#[test]
fn what_is_found_before_a_limit_is_reported() {
    // Each call lies behind each assignment before it, and each pair says something else.
    let text: String = (0..1_500).map(|at| format!("a{at} = g()\nh(a{at})\n")).collect();
    let stopped = || vec!["rule `r` has too many matches to compare".to_owned()];
    let (found, problems) = in_python("patterns: [{pattern: h($X)}, {pattern-inside: \"$Y = g()\\n...\"}]", &text);
    assert!(found > 200 && problems == stopped(), "{found} {problems:?}");
    // What is not known to be allowed is not reported.
    let negative = "patterns: [{pattern: h($X)}, {pattern-not: {patterns: [{pattern: h($X)}, {pattern-inside: \"$Y = g()\\n...\"}]}}]";
    let negative = negative.replace("pattern-not: {patterns: [", "pattern-not-inside: {patterns: [");
    assert_eq!(in_python(&negative, &text), (0, stopped()));
}

#[test]
fn an_expression_that_comes_to_no_answer_is_a_problem() {
    let text = format!("h('{}')\nh('b')\n", "a".repeat(60));
    let says = vec!["rule `r` has an expression that took too many steps".to_owned()];
    let condition = "{metavariable-regex: {metavariable: $X, regex: '^.(?:(a|a)*)(?!x)\\1c'}}";
    let found = in_python(&format!("patterns: [{{pattern: h($X)}}, {condition}]"), &text);
    assert_eq!(found, (0, says.clone()));
    // What is not known to be allowed is not reported; what does not depend on it is.
    let negative = format!(
        "pattern-either: [{{pattern: 'h(\"b\")'}}, {{patterns: [{{pattern: h($X)}}, \
         {{pattern-not: {{patterns: [{{pattern: h($X)}}, {condition}]}}}}]}}]"
    );
    let negative = negative.replace("pattern-not: {patterns", "pattern-not-inside: {patterns");
    assert_eq!(in_python(&negative, &text), (1, says));
}
