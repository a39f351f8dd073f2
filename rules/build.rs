//! Compiles the packs into constants, so that starting the program parses nothing and builds nothing.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use findings::RuleInfo;

#[allow(dead_code, unreachable_pub)]
#[path = "src/budget.rs"]
mod budget;

#[allow(dead_code, unreachable_pub)]
#[path = "src/expression.rs"]
mod expression;

#[allow(dead_code, unreachable_pub, missing_docs, unused_imports)]
#[path = "src/lang/mod.rs"]
mod lang;

#[allow(dead_code, unreachable_pub, missing_docs)]
#[path = "src/marked.rs"]
mod marked;

#[allow(dead_code, unreachable_pub, missing_docs, unused_imports)]
#[path = "src/pattern/mod.rs"]
mod pattern;

#[allow(dead_code, unreachable_pub, missing_docs)]
#[path = "src/rule/mod.rs"]
mod rule;

#[allow(dead_code, unreachable_pub, missing_docs, unused_imports)]
#[path = "src/search/mod.rs"]
mod search;

#[allow(dead_code, unreachable_pub)]
#[path = "src/secrets"]
mod secrets {
    pub(crate) mod keywords;
    pub(crate) mod randomness;
}

#[allow(dead_code, unreachable_pub, missing_docs, unused_imports)]
#[path = "src/tree/mod.rs"]
mod tree;

use marked::Mark;
use rule::code::{CodeRule, Examples, Placed, Set};
use rule::yaml::Read;
use rule::{Complaint, ProvenRule, Shape, Text, names};
use search::packed::{LanguageBytes, Writer};
use search::{Compiled, Tongue};
use secrets::keywords;

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    for watched in ["packs", "src"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let mut wrong = Wrong::default();
    let secrets = secret_rules(&root, &mut wrong);
    let code = code_rules(&root, &mut wrong);
    let languages = compiled(&code, &mut wrong);
    // Cargo stops at an error whatever this program returns, and shows less noise around it.
    if wrong.any {
        return;
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("secrets.rs"), secrets_table(&secrets)).expect("the output folder is writable");
    fs::write(out.join("code.rs"), code_table(&code, &languages)).expect("the output folder is writable");
}

/// What is wrong with the packs goes to Cargo, which shows it to whoever edits them.
#[derive(Default)]
struct Wrong {
    any: bool,
}

impl Wrong {
    fn say(&mut self, file: &str, complaint: &Complaint) {
        self.any = true;
        let place = complaint.place.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        println!("cargo::error={file}{place}: {}", complaint.message.replace('\n', " "));
    }
}

fn secret_rules(root: &Path, wrong: &mut Wrong) -> Vec<ProvenRule> {
    let (detectors, verifiers) = (read(&root.join(names::DETECTORS)), read(&root.join(names::VERIFIERS)));
    let (detectors, verifiers) = (names::listed(&detectors, "Detector"), names::listed(&verifiers, "Verifier"));
    let mut files = Vec::new();
    for path in yaml_files(&root.join("packs/secrets")) {
        let name = name(root, &path);
        let rules = rule::yaml::read(&read(&path)).unwrap_or_else(|complaint| {
            wrong.say(&name, &complaint);
            Vec::new()
        });
        for complaint in rule::check::lint(&rules, &detectors, &verifiers) {
            wrong.say(&name, &complaint);
        }
        files.push((name, rules));
    }
    for (file, complaint) in rule::check::repeated(&files) {
        wrong.say(&files[file].0, &complaint);
    }
    let mut rules: Vec<ProvenRule> = files.into_iter().flat_map(|(_, rules)| rules).collect();
    rules.sort_by(|a, b| a.rule.info.id.cmp(&b.rule.info.id));
    rules
}

/// The rules for code, sorted by id, each with its file.
fn code_rules(root: &Path, wrong: &mut Wrong) -> Vec<(String, Arc<CodeRule>)> {
    let mut rules: Vec<(String, Arc<CodeRule>)> = Vec::new();
    let mut sets: Vec<Set> = Vec::new();
    for path in yaml_files(&root.join("packs/sets")) {
        let name = name(root, &path);
        match rule::yaml::read_any(&read(&path)) {
            Ok(Read::Sets(more)) => sets.extend(more),
            Ok(_) => wrong.say(&name, &complaint("this folder is for `sets:`")),
            Err(complaint) => wrong.say(&name, &complaint),
        }
    }
    for path in yaml_files(&root.join("packs")) {
        if path.starts_with(root.join("packs/secrets")) || path.starts_with(root.join("packs/sets")) {
            continue;
        }
        let name = name(root, &path);
        let (read, complaints) = match rule::yaml::read_any(&read(&path)) {
            Ok(Read::Code(rules, complaints)) => (rules, complaints),
            Ok(Read::Sets(_)) => (Vec::new(), vec![complaint("sets have a folder of their own")]),
            Ok(Read::Secrets(_)) => (Vec::new(), vec![complaint("rules for secrets have a folder of their own")]),
            Err(complaint) => (Vec::new(), vec![complaint]),
        };
        complaints.iter().for_each(|complaint| wrong.say(&name, complaint));
        let beside = beside(&path);
        for mut rule in read {
            rule.examples = examples(&beside, &rule.info.id);
            let reads = |name: &Placed<Text>| matches!(Tongue::of_name(&name.value), Some(Tongue::Code(_)));
            if !rule.languages.iter().all(reads) {
                wrong.say(&name, &complaint(&format!("rule `{}`: packs hold rules for languages", rule.info.id)));
            }
            if let Err((place, why)) = rule.resolve(&sets) {
                let place = Some((place.line.into(), place.column.into()));
                wrong.say(&name, &Complaint { message: format!("rule `{}`: {why}", rule.info.id), place });
            }
            rule::check::lint_code(&rule).iter().for_each(|complaint| wrong.say(&name, complaint));
            rules.push((name.clone(), Arc::new(rule)));
        }
    }
    rules.sort_by(|(_, a), (_, b)| a.info.id.cmp(&b.info.id));
    for pair in rules.windows(2) {
        if pair[0].1.info.id == pair[1].1.info.id {
            let said = format!("the id `{}` is taken in {}", pair[1].1.info.id, pair[0].0);
            wrong.say(&pair[1].0, &complaint(&said));
        }
    }
    rules
}

/// The texts of the marked code beside a rule file.
fn beside(path: &Path) -> Vec<String> {
    let folder = path.parent().expect("a file has a folder");
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.retain(|other| other != path && other.file_stem() == path.file_stem());
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// The first piece that a rule finds, and the first that it leaves alone.
fn examples(texts: &[String], rule: &str) -> Examples {
    let first = |wanted| texts.iter().find_map(|text| marked::excerpt(text, rule, wanted)).map(Text::from);
    Examples { bad: first(Mark::Found), good: first(Mark::Clean) }
}

/// The rules made ready for each language, in the order of the list of languages.
fn compiled(rules: &[(String, Arc<CodeRule>)], wrong: &mut Wrong) -> Vec<Compiled> {
    let of = |language: &&'static lang::Language| {
        let compiled = Compiled::of(rules.iter().map(|(_, rule)| rule), Tongue::Code(language));
        for (refused, place, why) in &compiled.refused {
            let file = rules.iter().find(|(_, rule)| Arc::ptr_eq(rule, refused)).map_or("", |(file, _)| file);
            let place = Some((place.line.into(), place.column.into()));
            wrong.say(file, &Complaint { message: format!("rule `{}`: {why}", refused.info.id), place });
        }
        compiled
    };
    lang::ALL.iter().map(of).collect()
}

fn complaint(message: &str) -> Complaint {
    Complaint { message: message.to_owned(), place: None }
}

/// How a file is called in messages.
fn name(root: &Path, path: &Path) -> String {
    format!("rules/{}", path.strip_prefix(root).unwrap_or(path).display())
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rule files below a folder, in the order of their names.
fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    let below = |path: PathBuf| match path.is_dir() {
        true => yaml_files(&path),
        false if path.extension().is_some_and(|extension| extension == "yaml") => vec![path],
        false => Vec::new(),
    };
    paths.into_iter().flat_map(below).collect()
}

/// Rust source for the rules for code: what reports say as constants, all else as bytes.
fn code_table(rules: &[(String, Arc<CodeRule>)], languages: &[Compiled]) -> String {
    let mut source = String::from("pub(crate) static PACKS: Packs = Packs {\ninfos: &[\n");
    let mut push = |text: String| source.push_str(&text);
    for (_, rule) in rules {
        push(format!("{},\n", info(&rule.info, "Injection")));
    }
    push("],\nrules: &[\n".to_owned());
    let mut writer = Writer::default();
    for (_, rule) in rules {
        push(format!("b\"{}\",\n", writer.rule(rule).escape_ascii()));
    }
    push("],\nentries: [\n".to_owned());
    for list in &writer.entries {
        let entries: Vec<String> = list.iter().map(|bytes| format!("b\"{}\"", bytes.escape_ascii())).collect();
        push(format!("&[{}],\n", entries.join(",\n")));
    }
    push("],\nlanguages: &[\n".to_owned());
    for compiled in languages {
        let number = |ready: &search::Rule| rules.iter().position(|(_, rule)| Arc::ptr_eq(rule, &ready.rule));
        let numbers: Vec<usize> = compiled.rules.iter().filter_map(number).collect();
        let LanguageBytes { prefilter, leaf_prefilter, patterns } = LanguageBytes::of(compiled);
        let [prefilter, leaf_prefilter] = [prefilter, leaf_prefilter].map(|bytes| bytes.escape_ascii().to_string());
        let patterns: Vec<String> = patterns.iter().map(|bytes| format!("b\"{}\"", bytes.escape_ascii())).collect();
        let patterns = patterns.join(",\n");
        push(format!(
            "Language {{ rules: &{numbers:?}, prefilter: b\"{prefilter}\", leaf_prefilter: b\"{leaf_prefilter}\", \
             patterns: &[{patterns}] }},\n"
        ));
    }
    push("],\n};\n".to_owned());
    source
}

/// Rust source for what reports say about a rule.
fn info(info: &RuleInfo, kind: &str) -> String {
    format!(
        "RuleInfo {{ id: {}, kind: Kind::{kind}, title: {}, why: {}, fix: {}, cwe: {}, owasp: {}, references: {}, \
         severity: Severity::{:?} }}",
        text(&info.id),
        text(&info.title),
        text(&info.why),
        text(&info.fix),
        texts(&info.cwe),
        texts(&info.owasp),
        texts(&info.references),
        info.severity,
    )
}

/// Rust source for the rules and their keyword tables.
fn secrets_table(rules: &[ProvenRule]) -> String {
    let mut source = String::from("pub(crate) static RULES: &[SecretRule] = &[\n");
    for proven in rules {
        let rule = &proven.rule;
        let (shape, argument) = match &rule.shape {
            Shape::Token(expression) => ("Token", expression),
            Shape::Value(expression) => ("Value", expression),
            Shape::Detector(name) => ("Detector", name),
        };
        let verify = rule.verify.as_ref().map_or("None".to_owned(), |name| format!("Some({})", text(name)));
        writeln!(
            source,
            "SecretRule {{ info: {}, provider: {}, confidence: Confidence::{:?}, keywords: {}, shape: Shape::{shape}({}), \
             entropy: {}, verify: {verify} }},",
            info(&rule.info, "Secrets"),
            text(&rule.provider),
            rule.confidence,
            texts(&rule.keywords),
            text(argument),
            rule.entropy,
        )
        .expect("writing to a string");
    }
    source.push_str("];\n");
    let all = rules.iter().flat_map(|proven| proven.rule.keywords.iter());
    let keywords = keywords::Keywords::new(all.map(|word| &**word));
    let mut push = |text: String| source.push_str(&text);
    push("pub(crate) static KEYWORDS: Keywords = Keywords {\n".to_owned());
    push(format!("bitmap: Cow::Borrowed(&{:?}),\n", keywords.bitmap));
    push(format!("ranks: Cow::Borrowed(&{:?}),\n", keywords.ranks));
    push(format!("starts: Cow::Borrowed(&{:?}),\n", keywords.starts));
    push(format!("entries: Cow::Borrowed(&{:?}),\n", keywords.entries));
    push(format!("words: {},\n}};\n", texts(&keywords.words)));
    let users = rule::keyword_users(rules.iter().map(|proven| &proven.rule), &keywords.words);
    push(
        format!("pub(crate) static KEYWORD_USERS: &[&[u16]] = &{users:?};\n")
            .replace("[[", "[&[")
            .replace(", [", ", &["),
    );
    source
}

fn text(text: &str) -> String {
    format!("Cow::Borrowed({text:?})")
}

fn texts(list: &[Cow<'static, str>]) -> String {
    let items: Vec<String> = list.iter().map(|item: &Text| text(item)).collect();
    format!("Cow::Borrowed(&[{}])", items.join(", "))
}
