//! Names, encodings, attributes and configuration that must not change what is scanned.

use crate::scenarios::configured;
use crate::scratch::{bytes_path, lines, utf16};
use crate::token::{github, leak};
use crate::verdict::{Row, check};

#[test]
fn odd_names() {
    check(&[
        Row {
            name: "block: a name that looks like a flag",
            says: "-rf.py:1",
            act: |repo| repo.stage("-rf.py", leak("a")).commit(""),
        },
        Row {
            name: "block: a name that looks like a pattern",
            says: "[a]*?.py:1",
            act: |repo| {
                repo.write("[a]*?.py", leak("a")).git("add --all");
                repo.commit("")
            },
        },
        Row {
            name: "block: a name with a backslash",
            says: "a\\b.py:1",
            act: |repo| repo.stage("a\\b.py", leak("a")).commit(""),
        },
        Row {
            name: "block: a name that ends in a space",
            says: "a.py :1",
            act: |repo| repo.stage("a.py ", leak("a")).commit(""),
        },
        Row {
            name: "block: a name with a tab",
            says: "a\\tb.py:1",
            act: |repo| repo.stage("a\tb.py", leak("a")).commit(""),
        },
        Row {
            name: "block: a name that is not UTF-8",
            says: "latin-\\xe9.py:1",
            act: |repo| repo.stage(bytes_path(b"latin-\xe9.py"), leak("a")).commit(""),
        },
        Row {
            name: "block: a name that would colour the terminal",
            says: "\\u{1b}[31mred.py:1",
            act: |repo| repo.stage("\x1b[31mred.py", leak("a")).commit(""),
        },
        Row {
            name: "block: deep folders",
            says: "/a.py:1",
            act: |repo| repo.stage(format!("{}a.py", "deeper/".repeat(150)), leak("a")).commit(""),
        },
        Row {
            name: "block: an ignored file added by force",
            says: ".env:1",
            act: |repo| {
                repo.save(".gitignore", ".env\n").write(".env", leak("a")).git("add --force .env");
                repo.commit("")
            },
        },
        Row {
            name: "block: a file in a vendored folder",
            says: "node_modules/x/a.js:1",
            act: |repo| repo.stage("node_modules/x/a.js", leak("a")).commit(""),
        },
        Row {
            name: "block: a hidden file in a hidden folder",
            says: ".ci/.env:1",
            act: |repo| repo.stage(".ci/.env", leak("a")).commit(""),
        },
        Row {
            name: "block: .gitattributes itself",
            says: ".gitattributes:1",
            act: |repo| repo.stage(".gitattributes", format!("# {}", leak("a"))).commit(""),
        },
        Row {
            name: "block: a lock file",
            says: "Cargo.lock:1",
            act: |repo| repo.stage("Cargo.lock", leak("a")).commit(""),
        },
    ]);
}

#[test]
fn encodings() {
    check(&[
        Row {
            name: "block: UTF-8 with a byte-order mark",
            says: "a.txt:1",
            act: |repo| repo.stage("a.txt", format!("\u{feff}{}", leak("a"))).commit(""),
        },
        Row {
            name: "block: UTF-16 big-endian",
            says: "a.txt:1",
            act: |repo| {
                let bytes: Vec<u8> =
                    format!("\u{feff}{}", leak("a")).encode_utf16().flat_map(u16::to_be_bytes).collect();
                repo.stage("a.txt", bytes).commit("")
            },
        },
        Row {
            name: "block: UTF-16 without a byte-order mark",
            says: "a.txt:4",
            act: |repo| repo.stage("a.txt", &utf16(&(lines(3) + &leak("a")))[2..]).commit(""),
        },
        Row {
            name: "block: UTF-32",
            says: "a.txt:1",
            act: |repo| {
                let text = format!("\u{feff}{}", leak("a"));
                let bytes: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
                repo.stage("a.txt", bytes).commit("")
            },
        },
        Row {
            name: "block: Latin-1",
            says: "a.txt:1",
            act: |repo| {
                repo.stage("a.txt", [b"stra\xdfe = ".as_slice(), github("a").as_bytes(), b"\n"].concat()).commit("")
            },
        },
        Row {
            name: "block: line ends of old Macintoshes",
            says: "a.txt",
            act: |repo| repo.stage("a.txt", (lines(3) + &leak("a")).replace('\n', "\r")).commit(""),
        },
        Row {
            name: "block: working-tree-encoding=UTF-16",
            says: "a.txt:1",
            act: |repo| {
                repo.save(".gitattributes", "*.txt working-tree-encoding=UTF-16\n");
                repo.stage("a.txt", utf16(&leak("a"))).commit("")
            },
        },
        Row { name: "block: nothing but the secret", says: "a:1", act: |repo| repo.stage("a", github("a")).commit("") },
        Row { name: "pass: an empty file", says: "1 file", act: |repo| repo.stage("a.py", "").commit("") },
    ]);
}

/// A `.gitattributes` line for every file, and a new secret.
macro_rules! attributed {
    ($line:literal) => {
        |repo| repo.save(".gitattributes", concat!("* ", $line, "\n")).stage("a.py", leak("a")).commit("")
    };
}

#[test]
fn attributes_and_configuration() {
    check(&[
        Row { name: "block: .gitattributes: export-ignore", says: "a.py:1", act: attributed!("export-ignore") },
        Row {
            name: "block: .gitattributes: linguist-generated",
            says: "a.py:1",
            act: attributed!("linguist-generated=true"),
        },
        Row { name: "block: .gitattributes: -text -merge", says: "a.py:1", act: attributed!("-text -merge") },
        Row {
            name: "block: .gitattributes: text eol=crlf ident",
            says: "a.py:1",
            act: attributed!("text eol=crlf ident"),
        },
        Row {
            name: "block: .gitattributes: filter=lfs without git-lfs",
            says: "a.py:1",
            act: attributed!("filter=lfs"),
        },
        Row {
            name: "block: core.autocrlf=true",
            says: "a.py:2",
            act: configured!("core.autocrlf" = "true", "core.safecrlf" = "false"),
        },
        Row { name: "block: core.quotePath=false", says: "a.py:2", act: configured!("core.quotePath" = "false") },
        Row { name: "block: core.bigFileThreshold=1", says: "a.py:2", act: configured!("core.bigFileThreshold" = "1") },
        Row { name: "block: core.abbrev=4", says: "a.py:2", act: configured!("core.abbrev" = "4") },
        Row { name: "block: core.fileMode=false", says: "a.py:2", act: configured!("core.fileMode" = "false") },
        Row { name: "block: core.ignoreCase=true", says: "a.py:2", act: configured!("core.ignoreCase" = "true") },
        Row {
            name: "block: diff.context=0, diff.interHunkContext=9",
            says: "a.py:2",
            act: configured!("diff.context" = "0", "diff.interHunkContext" = "9"),
        },
        Row { name: "block: diff.renames=false", says: "a.py:2", act: configured!("diff.renames" = "false") },
        Row {
            name: "block: diff.ignoreSubmodules=all, diff.submodule=log",
            says: "a.py:2",
            act: configured!("diff.ignoreSubmodules" = "all", "diff.submodule" = "log"),
        },
        Row {
            name: "block: core.pager, pager.diff",
            says: "a.py:2",
            act: configured!("core.pager" = "false", "pager.diff" = "false"),
        },
        Row { name: "block: log.showSignature=true", says: "a.py:2", act: configured!("log.showSignature" = "true") },
        Row {
            name: "block: diff.relative=true, commit run in a sub-folder",
            says: "a.py:1",
            act: |repo| {
                repo.git("config --global diff.relative true");
                repo.stage("a.py", leak("a")).inside("sub").commit("")
            },
        },
        Row {
            name: "block: diff.orderFile that does not exist",
            says: "a.py:1",
            act: |repo| {
                repo.save("b.py", "clean = 1\n").config("diff.orderFile", "/nowhere/order");
                repo.stage("a.py", leak("a")).commit("--quiet --no-status")
            },
        },
        Row {
            name: "block: core.attributesFile of the user: * -diff",
            says: "a.py:1",
            act: |repo| {
                std::fs::write(repo.home().join("attributes"), "* -diff binary\n").unwrap();
                repo.git("config --global core.attributesFile ~/attributes");
                repo.stage("a.py", leak("a")).commit("")
            },
        },
        Row {
            name: "block: core.excludesFile of the user hides the file, added by force",
            says: "a.py:1",
            act: |repo| {
                std::fs::write(repo.home().join("ignore"), "*\n").unwrap();
                repo.git("config --global core.excludesFile ~/ignore");
                repo.write("a.py", leak("a")).git("add --force a.py");
                repo.commit("")
            },
        },
        Row {
            name: "block: safe.bareRepository=explicit",
            says: "a.py:2",
            act: configured!("safe.bareRepository" = "explicit"),
        },
    ]);
}
