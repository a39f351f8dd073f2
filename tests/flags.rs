//! Flags that change something are taken, and no others; variables stand behind them.

use crate::scratch::{Scratch, lines};
use crate::token::leak;

/// A flag that would change nothing is refused.
#[test]
fn flags_without_effect() {
    let repo = Scratch::repo();
    repo.save("a.py", lines(1));
    for words in [
        "scan --staged --no-ignore",
        "scan --since HEAD --no-ignore",
        "scan --all-findings",
        "baseline --fail-on low",
        "baseline --all-findings",
        "baseline --no-baseline",
        "baseline --no-suppress",
        "baseline --format json",
        "baseline -o report.json",
        "baseline --color never",
        "baseline --context 3",
        "baseline -q",
        "baseline -v",
        "baseline --stats",
        "baseline --check --reason x",
        "baseline --prune --reason x",
        "install -q",
    ] {
        repo.hook(words).exits(2).says("error:");
    }
    // What has one is taken.
    repo.write("b.py", leak("b")).write("sub/c.py", leak("c"));
    repo.hook("baseline --include sub/ --max-file-size 1MB --strict -j 1 --no-config")
        .exits(0)
        .says("1 accepted finding ");
    repo.with("HOOK_FORMAT", "json").hook("baseline --update").exits(0).says("2 accepted findings");
    repo.hook("--help").exits(0).hides("editor");
}

/// A flag goes before the variable that stands for another, and an empty variable is none.
#[test]
fn flags_and_variables() {
    let folder = Scratch::folder();
    folder.write("a.py", lines(1));
    let check = |variable: &str, value: &str, words: &str, code: i32| {
        folder.with(variable, value).hook(words).exits(code);
    };
    check("HOOK_CONFIG", "nowhere.toml", "scan", 2);
    check("HOOK_CONFIG", "nowhere.toml", "scan --no-config", 0);
    check("HOOK_CONFIG", "", "scan", 0);
    check("HOOK_PROFILE", "nobody", "scan", 2);
    check("HOOK_PROFILE", "nobody", "scan --no-config", 0);
    check("HOOK_PROFILE", "", "scan", 0);
    check("HOOK_FORMAT", "prety", "scan", 2);
    check("HOOK_FORMAT", "prety", "scan -f json", 0);
    check("HOOK_FORMAT", "", "scan", 0);
    folder.hook("scan --no-config --profile nobody").exits(2);
    folder.hook("scan --no-config --config a.toml").exits(2);
}
