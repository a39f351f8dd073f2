//! How fast the engine reads: bytes a second on kinds of text, by size, by the number of rules.
//!
//! `cargo bench --bench engine`, with a part of a name to run some only.

use std::borrow::Cow;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use findings::{RepoPath, Source};
use rules::rule::{SecretRule, Shape};
use rules::sample::expand;
use rules::{Asked, Engine, Want};

/// As `rules/build.rs` does it: the keyword pass is private to the crate, but stands by itself.
#[allow(dead_code, missing_docs, unreachable_pub)]
#[path = "../rules/src/secrets/keywords.rs"]
mod keywords;

const MEGABYTE: usize = 1_000_000;

fn main() {
    divan::main();
}

/// The kinds of text.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Source code as it is: our own.
    Code,
    /// The same without line ends and indentation, as a bundler leaves it.
    Minified,
    /// A keyword of some rule on every line, mostly with nothing behind it.
    Keywords,
    /// Keys with values that must be looked at closely and are no secrets.
    Decoys,
    /// Certificates, images, source maps.
    Base64,
}

const KINDS: [Kind; 5] = [Kind::Code, Kind::Minified, Kind::Keywords, Kind::Decoys, Kind::Base64];

impl Kind {
    fn path(self) -> &'static str {
        match self {
            Self::Code => "src/code.rs",
            Self::Minified => "static/app.min.js",
            Self::Keywords | Self::Decoys => "src/settings.py",
            Self::Base64 => "src/data.py",
        }
    }

    /// `size` bytes of this kind.
    fn text(self, size: usize) -> String {
        let line = |number: usize| match self {
            Self::Code | Self::Minified => String::new(),
            Self::Keywords => {
                let words = &*WORDS;
                format!("{} {} of {number}\n", words[number * 7919 % words.len()], words[number % words.len()])
            }
            Self::Decoys => {
                let names = ["password", "api_key", "client_secret", "auth_token"];
                let values = ["os.environ[\"PASSWORD\"]", "\"<your key here>\"", "settings.get(\"x\")", "\"changeme\""];
                format!("{}_{number} = {}\n", names[number % 4], values[number / 4 % 4])
            }
            Self::Base64 => {
                let body = expand("{base64:1400}", &number.to_string()).expect("a known template");
                format!("IMAGE_{number} = \"{body}\"\n")
            }
        };
        let mut text = match self {
            Self::Code => repeated(&SOURCES, size),
            Self::Minified => repeated(
                &SOURCES.lines().map(str::trim).filter(|line| !line.starts_with("//")).collect::<String>(),
                size,
            ),
            _ => {
                let mut text = String::with_capacity(size + 2000);
                let mut number = 0;
                while text.len() < size {
                    text.push_str(&line(number));
                    number += 1;
                }
                text
            }
        };
        while !text.is_char_boundary(size) {
            text.insert(0, ' ');
        }
        text.truncate(size);
        text
    }
}

/// The project's own sources, without its packs.
static SOURCES: LazyLock<String> = LazyLock::new(|| {
    let mut text = String::new();
    for folder in ["hook", "rules/src", "findings/src"] {
        append(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut text);
    }
    text
});

fn append(folder: &Path, text: &mut String) {
    let entries = fs::read_dir(folder).expect("the sources are there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            append(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(&path).expect("a source"));
        }
    }
}

/// The keywords of the built-in rules, sorted.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let engine = Engine::built_in();
    let mut words: Vec<String> =
        engine.rules().iter().flat_map(|rule| rule.keywords.iter()).map(|word| word.to_string()).collect();
    words.sort();
    words.dedup();
    words
});

fn repeated(text: &str, size: usize) -> String {
    text.repeat(size / text.len() + 1)
}

/// The built-in rules and `times - 1` as many whose keywords occur in no text.
fn engine(times: usize) -> Engine {
    if times == 1 {
        return Engine::built_in();
    }
    let mut rules = Engine::built_in().rules().to_vec();
    let template = rules.iter().find(|rule| matches!(rule.shape, Shape::Token(_))).cloned().expect("a token rule");
    for number in 0..rules.len() * (times - 1) {
        rules.push(SecretRule {
            keywords: Cow::Owned(vec![Cow::Owned(silent_word(number))]),
            shape: Shape::Token(Cow::Owned(format!("{}[0-9a-f]{{32}}", silent_word(number)))),
            ..template.clone()
        });
    }
    Engine::with_rules(rules)
}

/// A word of the length and letters of a provider's prefix that nobody writes.
fn silent_word(number: usize) -> String {
    let letters = expand("{lower:4}", &format!("silent {number}")).expect("a known template");
    format!("{letters}q{number}_")
}

fn scan(bencher: Bencher, engine: &Engine, kind: Kind, text: &str) {
    let source = Source::decode(RepoPath::from(kind.path()), text.as_bytes()).expect("a text");
    let want = Want { injection: false, secrets: true, generic: true };
    // Expressions are compiled at their first use, once in a process.
    engine.scan(&source, want, Asked::NOTHING);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| engine.scan(black_box(&source), want, Asked::NOTHING));
}

/// The keyword pass alone; what it finds is counted.
#[divan::bench(args = KINDS)]
fn keyword_pass(bencher: Bencher, kind: Kind) {
    let keywords = keywords::Keywords::new(WORDS.iter().map(String::as_str));
    let text = kind.text(MEGABYTE);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| {
        let mut hits = 0u32;
        keywords.find(black_box(text.as_bytes()), |_| hits += 1);
        hits
    });
}

/// All the engine does, by the kind of text.
#[divan::bench(args = KINDS)]
fn whole(bencher: Bencher, kind: Kind) {
    scan(bencher, &engine(1), kind, &kind.text(MEGABYTE));
}

/// Bytes a second must not fall as the text grows.
#[divan::bench(args = [1, 2, 4, 16])]
fn megabytes_of_code(bencher: Bencher, size: usize) {
    scan(bencher, &engine(1), Kind::Code, &Kind::Code.text(size * MEGABYTE));
}

/// The same where every line is a candidate.
#[divan::bench(args = [1, 2, 4])]
fn megabytes_of_decoys(bencher: Bencher, size: usize) {
    scan(bencher, &engine(1), Kind::Decoys, &Kind::Decoys.text(size * MEGABYTE));
}

/// Bytes a second must not fall by rules that do not hit.
#[divan::bench(args = [1, 2, 10])]
fn times_the_rules(bencher: Bencher, times: usize) {
    scan(bencher, &engine(times), Kind::Code, &Kind::Code.text(MEGABYTE));
}

/// A single line of 100 MB.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn one_line_of_100_megabytes(bencher: Bencher) {
    scan(bencher, &engine(1), Kind::Minified, &Kind::Minified.text(100 * MEGABYTE));
}

/// What a process pays before its first byte.
#[divan::bench]
fn start() -> Engine {
    Engine::built_in()
}
