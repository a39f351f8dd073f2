//! Rules in Semgrep's format, and what is said about those that cannot be used.

use super::super::code::{CodeRule, Condition, Formula, Mode, Shape};
use super::{Read, read_any};

fn read(text: &str) -> (Vec<CodeRule>, Vec<String>) {
    match read_any(text) {
        Ok(Read::Code(rules, refused)) => {
            let said = refused.into_iter().map(|complaint| match complaint.place {
                Some((line, column)) => format!("{line}:{column}: {}", complaint.message),
                None => complaint.message,
            });
            (rules, said.collect())
        }
        other => panic!("{other:?}"),
    }
}

/// A formula on one line.
fn shown(formula: &Formula) -> String {
    let all = |members: &[Formula]| members.iter().map(shown).collect::<Vec<_>>().join(", ");
    let mut text = match &formula.shape {
        Shape::Pattern(text) => format!("`{}`", text.trim()),
        Shape::Regex(text) => format!("/{text}/"),
        Shape::All(members) => format!("all[{}]", all(members)),
        Shape::Any(members) => format!("any[{}]", all(members)),
        Shape::Not(inner) => format!("not {}", shown(inner)),
        Shape::Inside(inner) => format!("inside {}", shown(inner)),
        Shape::Anywhere(inner) => format!("anywhere {}", shown(inner)),
    };
    for condition in &formula.conditions {
        text += &match &condition.value {
            Condition::Comparison(_) => " where compare".to_owned(),
            Condition::Regex { metavariable, regex, constant } => {
                format!(" where {metavariable} ~ /{regex}/{}", if *constant { " constant" } else { "" })
            }
            Condition::Formula { metavariable, language, formula } => {
                let language = language.as_ref().map(|language| format!(" in {language}")).unwrap_or_default();
                format!(" where {metavariable}{language} is {}", shown(formula))
            }
            Condition::Analysis { metavariable, analyzer } => format!(" where {metavariable} {analyzer:?}"),
            Condition::Letters { metavariable, asked, class } => format!(" where {metavariable} {asked:?} {class}"),
            Condition::Type { metavariable, types, .. } => format!(" where {metavariable}: {}", types.join("|")),
        };
    }
    for focus in &formula.focus {
        text += &format!(" focus {}", focus.value.join("|"));
    }
    text
}

const HEAD: &str = "rules:\n- id: r\n  languages: [python]\n  message: m\n  severity: ERROR\n";

#[test]
fn both_spellings_make_the_same_formula() {
    let check = |body: &str, expected: &str| {
        let text = format!("{HEAD}  {}\n", body.trim().replace('\n', "\n  "));
        let (rules, refused) = read(&text);
        assert!(refused.is_empty(), "{text}\n{refused:?}");
        let Mode::Search(formula) = &rules[0].mode else { panic!("{rules:?}") };
        assert_eq!(shown(formula), expected, "{text}");
    };
    check("pattern: f($X)", "`f($X)`");
    check("match: f($X)", "`f($X)`");
    check("pattern-regex: a+", "/a+/");
    check("match: {regex: a+}", "/a+/");
    check(
        "pattern-either:\n- pattern: a\n- patterns:\n  - pattern: b\n  - pattern-not: c",
        "any[`a`, all[`b`, not `c`]]",
    );
    check("match:\n  any:\n  - a\n  - all:\n    - b\n    - not: c", "any[`a`, all[`b`, not `c`]]");
    check(
        "patterns:\n- pattern: f($X)\n- pattern-inside: |\n    def g(): ...\n- pattern-not-inside: h(...)\n- pattern-not-regex: z",
        "all[`f($X)`, inside `def g(): ...`, not inside `h(...)`, not /z/]",
    );
    check(
        "match:\n  all:\n  - f($X)\n  - inside: |\n      def g(): ...\n  - not: {inside: h(...)}",
        "all[`f($X)`, inside `def g(): ...`, not inside `h(...)`]",
    );
    check(
        "patterns:\n- pattern: f($X)\n- metavariable-regex: {metavariable: $X, regex: a.*}\n- metavariable-comparison: {comparison: $X > 1}\n- focus-metavariable: $X",
        "all[`f($X)`] where $X ~ /a.*/ where compare focus $X",
    );
    check(
        "match:\n  pattern: f($X)\n  where:\n  - {metavariable: $X, regex: a.*}\n  - comparison: $X > 1\n  - focus: [$X, $Y]",
        "`f($X)` where $X ~ /a.*/ constant where compare focus $X|$Y",
    );
    check(
        "patterns:\n- pattern: f($X)\n- metavariable-pattern:\n    metavariable: $X\n    language: generic\n    patterns:\n    - pattern-not: a",
        "all[`f($X)`] where $X in generic is all[not `a`]",
    );
    check(
        "patterns:\n- pattern: f($X)\n- metavariable-analysis: {metavariable: $X, analyzer: entropy}\n- metavariable-type: {metavariable: $X, types: [a.B, C]}",
        "all[`f($X)`] where $X Entropy where $X: a.B|C",
    );
    check("match: {all: [f($X), {anywhere: import os}]}", "all[`f($X)`, anywhere `import os`]");
    check("pattern-either:\n- pattern-not-regex: a\n  ".trim_end().replace("-not", "").as_str(), "any[/a/]");
}

#[test]
fn a_rule_that_cannot_be_used_says_where_and_what_to_do() {
    let check = |body: &str, expected: &str| {
        let text = format!("{HEAD}  {}\n", body.trim().replace('\n', "\n  "));
        let (rules, refused) = read(&text);
        assert!(rules.is_empty(), "{text}");
        assert_eq!(refused, [expected], "{text}");
    };
    check(
        "x: 1",
        "2:3: rule `r`: there is no pattern; give `pattern`, `patterns`, `pattern-either` or `pattern-regex`",
    );
    check("pattern: a\npatern: b", "7:3: rule `r`: unknown key `patern` in a rule; did you mean `pattern`?");
    check(
        "pattern: a\npatterns: []",
        "6:3: rule `r`: `pattern` and `patterns` stand beside each other; put both into one `patterns` list",
    );
    check(
        "patterns:\n- pattern-not: a",
        "6:3: rule `r`: `patterns` only excludes; say with a positive pattern what it is to be excluded from",
    );
    check(
        "patterns:\n- pattern-insid: a",
        "7:5: rule `r`: unknown operator `pattern-insid`; did you mean `pattern-inside`?",
    );
    check(
        "patterns:\n- pattern: a\n  pattern-not: b",
        "8:5: rule `r`: `pattern-not` needs a hyphen of its own in the `patterns` list",
    );
    check("patterns:\n- f(x)", "7:5: rule `r`: `patterns` holds operators; write `- pattern: f(x)`");
    check(
        "pattern-either:\n- pattern-not: a",
        "7:5: rule `r`: an alternative of `pattern-either` cannot be a negation alone; put it beside a positive pattern into one list",
    );
    check(
        "match: {not: a}",
        "6:11: rule `r`: a rule cannot be a negation alone; put it beside a positive pattern into `all`",
    );
    check("pattern: a\nmode: join", "7:9: rule `r`: `mode: join` is not supported; write one `search` or `taint` rule");
    check("pattern: a\nmode: tain", "7:9: rule `r`: there is no mode `tain`; did you mean `taint`?");
    check("pattern: a\nfix: [1]", "7:8: rule `r`: `fix` must be a text, and this is a list");
    check(
        "pattern: a\noptions: {ac_macthing: true}",
        "7:13: rule `r`: unknown key `ac_macthing` in `options`; did you mean `ac_matching`?",
    );
    check(
        "patterns:\n- pattern: a($X)\n- metavariable-comparison: {comparison: len($X)}",
        "8:43: rule `r`: the comparison `len($X)` cannot be read: there is no function `len`; there are: int, parse_promql_duration, re.match, str, strptime, today",
    );
    check(
        "patterns:\n- pattern: a\n- focus-metavariable: X",
        "8:25: rule `r`: `X` is no metavariable; these are `$` and upper-case letters",
    );
    check(
        "patterns:\n- pattern: a($X)\n- focus-metavariable: $Y",
        "8:5: rule `r`: no positive pattern binds `$Y`; write it into one, or use one that is bound",
    );
    check(
        "patterns:\n- pattern: a($X)\n- pattern-not: b($Y)\n- metavariable-comparison: {comparison: $Y > 1}",
        "9:5: rule `r`: no positive pattern binds `$Y`; write it into one, or use one that is bound",
    );
    check(
        "patterns:\n- pattern: a($X)\n- metavariable-regex: {metavariable: $Y, regex: a}",
        "8:51: rule `r`: no positive pattern binds `$Y`; write it into one, or use one that is bound",
    );
    check("mode: taint\npattern-sources: [{pattern: a}]", "2:3: rule `r`: a taint rule needs `pattern-sinks`");
    check(
        "r2c-internal-project-depends-on: {}\npattern: a",
        "6:3: rule `r`: `r2c-internal-project-depends-on` is not supported: which packages a project depends on is not known to rules; remove it, or the rule",
    );
}

#[test]
fn the_head_of_a_rule_is_checked_too() {
    let check = |text: &str, expected: &str| {
        let (_, refused) = read(text);
        assert_eq!(refused, [expected], "{text}");
    };
    check(
        "rules: [{id: a b, languages: [py], message: m, severity: INFO, pattern: x}]",
        "1:14: rule `a b`: the id `a b` may hold letters, digits, `.`, `-` and `_` only",
    );
    check(
        "rules: [{id: a, languages: [pyton], message: m, severity: INFO, pattern: x}]",
        "1:29: rule `a`: there is no language `pyton`; did you mean `python`?",
    );
    check(
        "rules: [{id: a, languages: [generic, py], message: m, severity: INFO, pattern: x}]",
        "1:29: rule `a`: `generic` means any text and stands alone in `languages`",
    );
    check(
        "rules: [{id: a, languages: [py], message: m, severity: SEVERE, pattern: x}]",
        "1:56: rule `a`: there is no severity `SEVERE`",
    );
    check("rules: [{languages: [py], message: m, severity: INFO, pattern: x}]", "1:9: `id` is missing");
}

#[test]
fn one_refused_rule_leaves_the_others() {
    let text = "rules:\n- {id: a, languages: [py], message: m, severity: INFO, pattern: x}\n- {id: b}\n- {id: c, languages: [py], message: m, severity: LOW, pattern: x}";
    let (rules, refused) = read(text);
    assert_eq!(rules.iter().map(|rule| &*rule.info.id).collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(refused, ["3:3: rule `b`: `languages` is missing"]);
}

#[test]
fn what_a_rule_says_about_itself_is_kept() {
    let text = format!(
        "{HEAD}  pattern: x\n  metadata:\n    cwe: ['CWE-89: SQL']\n    owasp: [A03:2021 - Injection, 'A1: 2017']\n    confidence: HIGH\n    references: [https://example.com]\n    technology: {{a: [b, c]}}\n  fix: ' y '\n  fix-regex: {{regex: a, replacement: b, count: 1}}\n  paths: {{include: '*.py', exclude: [t]}}\n"
    );
    let (rules, refused) = read(&text);
    assert!(refused.is_empty(), "{refused:?}");
    let rule = &rules[0];
    assert_eq!(rule.info.cwe.join(" "), "CWE-89");
    assert_eq!(rule.info.owasp.join(" "), "A03:2021 A1");
    assert_eq!(rule.confidence, findings::Confidence::High);
    assert_eq!(rule.info.severity, findings::Severity::High);
    assert_eq!(rule.fix.as_deref(), Some("y"));
    assert_eq!(rule.metadata.last(), Some(&("technology.a".into(), "c".into())));
    assert_eq!(rule.paths.include[0].value, "*.py");
}

#[test]
fn files_are_told_apart() {
    let check = |text: &str, expected: &str| {
        let kind = match read_any(text) {
            Ok(Read::Secrets(rules)) => format!("{} secret rules", rules.len()),
            Ok(Read::Code(rules, refused)) => format!("{} rules for code, {} refused", rules.len(), refused.len()),
            Ok(Read::Sets(sets)) => format!("{} sets", sets.len()),
            Err(complaint) => complaint.message,
        };
        assert_eq!(kind, expected, "{text}");
    };
    check("provider: P\nrules: [{id: a, title: T, keywords: [abcd], token: abcd}]", "1 secret rules");
    check("rules: [{id: a, languages: [py], message: m, severity: INFO, pattern: x}]", "1 rules for code, 0 refused");
    check("rules: [{id: a}]", "0 rules for code, 1 refused");
    check("on: push", "this is no rule file: it has no `rules`; see docs/SECRETS.md for both kinds of rule file");
    check("rules: 1", "`rules` must be a list, and this is a number");
    check("rules: []", "`rules` is empty");
    check("rules: [", "unclosed bracket '['");
}

#[test]
fn a_taint_rule_is_read_whole() {
    let old = format!(
        "{HEAD}  mode: taint\n  pattern-sources:\n  - {{pattern: s(), label: A, by-side-effect: only, exact: true}}\n  pattern-sinks:\n  - {{patterns: [{{pattern: k($X)}}, {{focus-metavariable: $X}}], requires: A and not B}}\n  pattern-sanitizers:\n  - {{pattern: clean(...), not_conflicting: true}}\n  pattern-propagators:\n  - {{pattern: $A.add($B), from: $B, to: $A}}\n"
    );
    let new = format!(
        "{HEAD}  taint:\n    sources:\n    - {{pattern: s(), label: A, by-side-effect: only, exact: true}}\n    sinks:\n    - {{all: [k($X)], where: [{{focus: $X}}], requires: A and not B}}\n    sanitizers:\n    - {{pattern: clean(...), not-conflicting: true}}\n    propagators:\n    - {{pattern: $A.add($B), from: $B, to: $A}}\n"
    );
    for text in [old, new] {
        let (rules, refused) = read(&text);
        assert!(refused.is_empty(), "{text}\n{refused:?}");
        let Mode::Taint(taint) = &rules[0].mode else { panic!("{rules:?}") };
        assert_eq!(shown(&taint.sinks[0].formula), "all[`k($X)`] focus $X");
        assert_eq!(format!("{:?}", taint.sinks[0].requires[0].requires), r#"And([Label("A"), Not(Label("B"))])"#);
        assert_eq!(taint.sources[0].label.as_deref(), Some("A"));
        assert!(taint.sources[0].exact && taint.sanitizers[0].not_conflicting && taint.sinks[0].exact);
        assert_eq!(taint.propagators[0].to.value, "$A");
    }
}
