//! Files that want to break us: huge, endless, locked, many, deep, oddly named.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;

use crate::scratch::{HOOK, Scratch, bytes_path, is_root, lines, not_run};
use crate::token::{github, leak};
use crate::verdict::is_summary;

/// More than the limit is not read, and said; under an address-space limit that its content would burst.
#[test]
fn a_file_of_two_gigabytes() {
    let repo = Scratch::repo();
    let file = File::create(repo.path("big.bin")).expect("created");
    file.set_len(2 << 30).expect("sparse");
    repo.write("a.py", leak("a"));
    let ran = repo.shell("ulimit -v 1000000; \"$HOOK\" scan .").exits(1).says("a.py:1");
    assert!(ran.stderr().contains("1 too large"), "{ran}");
    repo.shell("ulimit -v 1000000; \"$HOOK\" scan . -v").says("big.bin");
    repo.shell("ulimit -v 1000000; \"$HOOK\" scan big.bin").exits(0).says("1 too large");
    repo.shell("ulimit -v 1000000; \"$HOOK\" scan big.bin --strict").exits(2).says("1 too large");
    repo.shell("ulimit -v 1000000; \"$HOOK\" scan --stdin --path x <big.bin").says("too large").hides("panicked");
}

/// A large blob in the index is not read to find out that it is too large.
#[test]
fn a_large_staged_file() {
    let repo = Scratch::repo();
    let file = File::create(repo.path("big.bin")).expect("created");
    file.set_len(600 << 20).expect("sparse");
    repo.git("-c core.bigFileThreshold=1m -c core.compression=1 add big.bin");
    fs::remove_file(repo.path("big.bin")).expect("removed");
    repo.stage("a.py", leak("a"));
    for shape in ["status", "update-index --split-index"] {
        repo.git(shape);
        repo.shell("ulimit -v 500000; \"$HOOK\" scan --staged").exits(1).says("a.py:1").says("1 too large");
    }
}

/// One line of a hundred megabytes: too large by default; scanned when asked for, the report stays short.
#[test]
fn a_line_of_a_hundred_megabytes() {
    let folder = Scratch::folder();
    let mut file = File::create(folder.path("line.js")).expect("created");
    let chunk = "var a=b?c:d;".repeat(100_000);
    for _ in 0..84 {
        file.write_all(chunk.as_bytes()).expect("written");
    }
    write!(file, "t='{}'", github("a")).expect("written");
    drop(file);
    folder.hook("scan .").exits(0).says("1 too large");
    let ran = folder.hook("scan . --max-file-size 200MB").exits(1).says("line.js:1:100800004");
    assert!(ran.out.len() < 10_000, "a report of {} bytes", ran.out.len());
}

/// Pipes, sockets and devices are not read; links are not followed.
#[test]
fn what_is_no_file() {
    let folder = Scratch::folder();
    folder.run("mkfifo", "pipe", b"").ok();
    let _socket = UnixListener::bind(folder.path("socket")).expect("a socket");
    symlink("/dev/zero", folder.path("zero")).expect("a link");
    symlink("/etc/passwd", folder.path("passwd")).expect("a link");
    symlink("..", folder.path("up")).expect("a link");
    symlink("loop", folder.path("loop")).expect("a link");
    symlink("nowhere", folder.path("dangling")).expect("a link");
    folder.write("../outside.py", leak("outside"));
    symlink("../outside.py", folder.path("out.py")).expect("a link");
    folder.write("a.py", leak("a"));
    let report = folder.hook("scan . --format json").exits(1).json();
    assert_eq!(report["summary"]["total"], 1, "{report:#}");
    assert_eq!(report["findings"][0]["path"], "a.py");
    let skipped = report["scan"]["skipped"].as_array().expect("a list");
    let reason = |path: &str| skipped.iter().find(|skip| skip["path"] == path).map(|skip| skip["reason"].clone());
    for (path, expected) in [("pipe", "not-a-file"), ("socket", "not-a-file"), ("zero", "symlink"), ("loop", "symlink")]
    {
        assert_eq!(reason(path), Some(expected.into()), "{path} in {report:#}");
    }
    // Named on the command line they still cannot hang us.
    for path in ["pipe", "socket", "/dev/zero", "loop", "zero"] {
        let ran = folder.hook(["scan", path, "-v"]).hides("panicked");
        assert!(matches!(ran.code, Some(0 | 2)) && ran.text().contains(path.trim_start_matches("/dev/")), "{ran}");
    }
}

/// Ignore files are input too: a link to what never ends, or a pipe. Under an address-space limit, so that a test that
/// fails does not take the machine with it.
#[test]
fn ignore_files_that_never_end() {
    for name in [".gitignore", ".ignore", ".hookignore"] {
        let repo = Scratch::repo();
        repo.write("a.py", leak("a")).write("sub/b.py", leak("b"));
        symlink("/dev/zero", repo.path("sub").join(name)).expect("a link");
        let ran = repo.shell("ulimit -v 2000000; \"$HOOK\" scan .").exits(2).says("a.py:1").hides("panicked");
        assert!(is_summary(&ran.stderr()), "{name} -> /dev/zero: {ran}");
        fs::remove_file(repo.path("sub").join(name)).expect("removed");
        repo.run("mkfifo", ["--", &format!("sub/{name}")], b"").ok();
        repo.shell("ulimit -v 2000000; timeout 60 \"$HOOK\" scan .").exits(2).says("a.py:1");
    }
}

/// A file we may not read is counted.
#[test]
fn an_unreadable_file() {
    let folder = Scratch::folder();
    folder.write("locked.py", leak("locked")).write("a.py", lines(2)).write("closed/b.py", leak("b"));
    let set = |path: &str, mode: u32| {
        fs::set_permissions(folder.path(path), fs::Permissions::from_mode(mode)).expect("permissions");
    };
    set("locked.py", 0o000);
    set("closed", 0o000);
    let check = |words: &str, code: i32, says: &str| {
        let mut program = vec!["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", HOOK];
        if !is_root() {
            program.drain(..4);
        }
        program.extend(words.split(' '));
        let ran = folder.run(program[0], &program[1..], b"");
        if ran.code == Some(127)
            || ran.stderr().contains("setpriv:")
            || ran.text().contains("Permission denied (os error 13)") && ran.code == Some(126)
        {
            not_run(&format!("root may read everything, and another user cannot run {HOOK}"));
            return;
        }
        ran.exits(code).says(says);
    };
    if is_root() {
        // The scratch folder is private to its maker; another user must get in.
        for path in ["..", ".", "../home"] {
            set(path, 0o755);
        }
    }
    // Not a matter of `--strict`: what should have been scanned was not.
    check("scan .", 2, "2 unreadable");
    check("scan . --strict", 2, "unreadable");
    check("scan locked.py", 2, "1 unreadable");
    check("scan . -v", 2, "locked.py");

    set("closed", 0o755);
}

/// A hundred thousand files: most of the time goes into making them.
#[test]
fn a_hundred_thousand_files() {
    let repo = Scratch::repo();
    for folder in 0..100 {
        fs::create_dir(repo.path(folder.to_string())).expect("a folder");
        for file in 0..1000 {
            fs::write(repo.path(format!("{folder}/{file}.txt")), "x = 1\n").expect("written");
        }
    }
    repo.write("57/571.txt", leak("a"));
    let ran = repo.hook("scan .").exits(1).says("57/571.txt:1");
    assert!(ran.stderr().contains("100000 files") || ran.stderr().contains("100,000 files"), "{ran}");
}

/// The same in the index, where every entry has the same content but one.
#[test]
fn a_hundred_thousand_staged_files() {
    let repo = Scratch::repo();
    let id =
        |content: &str| repo.run("git", "hash-object -w --stdin", content.as_bytes()).ok().stdout().trim().to_owned();
    let (clean, secret) = (id("x = 1\n"), id(&leak("a")));
    let list: String = (0..100_000)
        .map(|n| format!("100644 {}\t{}/{n}.txt\n", if n == 57_571 { &secret } else { &clean }, n / 1000))
        .collect();
    repo.run("git", "update-index --index-info", list.as_bytes()).ok();
    repo.hook("scan --staged").exits(1).says("57/57571.txt:1");
}

/// A hundred thousand findings in one file: all of them for machines, few for people.
#[test]
fn a_huge_number_of_findings() {
    let folder = Scratch::folder();
    folder.write("a.py", (0..100_000).map(|n| leak(&n.to_string())).collect::<String>());
    let ran = folder.hook("scan . --max-file-size 100MB -o json:../report.json -o pretty:-").exits(2);
    assert!(ran.out.len() < 100_000, "{} bytes", ran.out.len());
    let report: serde_json::Value = serde_json::from_str(&folder.read("../report.json")).expect("JSON");
    let total = report["summary"]["total"].as_u64().expect("a number");
    let limited = report["scan"]["errors"].to_string().contains("limit");
    assert!(total == 100_000 || (limited && total > 0), "{total} findings and no word on a limit");
}

#[test]
fn odd_names() {
    let folder = Scratch::folder();
    let names: &[(&[u8], &str)] = &[
        (b"line\nbreak.py", "line\\nbreak.py"),
        (b"latin-\xe9.py", "latin-\\xe9.py"),
        (b"\xff\xfe", "\\xff\\xfe"),
        ("bidi\u{202e}yp.txt".as_bytes(), "bidi\\u{202e}yp.txt"),
        (b" ", " "),
        (b"-", "-"),
        (b"--staged", "--staged"),
        (b"a\\b.py", "a\\b.py"),
        (b"CON", "CON"),
        (b"a:b:1:1.py", "a:b:1:1.py"),
    ];
    for (name, _) in names {
        folder.write(bytes_path(name), leak(&String::from_utf8_lossy(name)));
    }
    for format in ["pretty", "concise"] {
        let mut ran = folder.hook(["scan", ".", "--format", format]).exits(1);
        for (_, shown) in names {
            ran = ran.says(&format!("{shown}:1"));
        }
    }
    folder.hook("scan -- --staged").exits(1).says("--staged:1");
    folder.hook("scan . --format json").exits(1).json();
}

#[test]
fn deep_folders() {
    let folder = Scratch::folder();
    // Deeper than a path may be long: two chains, one moved to the end of the other.
    let chain = "deep/".repeat(700);
    for start in ["one", "two"] {
        fs::create_dir_all(folder.path(start).join(&chain)).expect("folders");
        folder.write(format!("{start}/{chain}a.py"), leak(start));
    }
    fs::rename(folder.path("two"), folder.path("one").join(&chain).join("two")).expect("moved");
    folder.write("a.py", leak("a"));
    // The deepest cannot be reached by its path, and that is said.
    let ran = folder.hook("scan .").exits(2).says(" a.py:1:11").says("1 unreadable").says("deep/a.py:1:11");
    assert!(is_summary(&ran.stderr()), "{ran}");
    folder.shell("rm -rf one").ok();
}

#[test]
fn empty_and_binary_files() {
    let folder = Scratch::folder();
    folder.write("empty", "").write("zeroes", [0_u8; 5000]).write("newline", "\n").write("bom", [0xff, 0xfe]);
    folder.write("odd-utf16", [0xff, 0xfe, b'a', 0, b'b']).write("lone-surrogate", [0xff, 0xfe, 0x00, 0xd8, b'a', 0]);
    let mut noise = 1_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (noise >> 56) as u8
    })
    .take(100_000)
    .collect();
    folder.write("noise", noise);
    let ran = folder.hook("scan .").exits(0);
    assert!(ran.stderr().contains("binary") && is_summary(&ran.stderr()), "{ran}");
    // A key in a binary file is a key all the same, where git would call the text binary.
    folder.write("a.dat", format!("head\0er\n{}{}", leak("a"), lines(9)));
    folder.hook("scan .").exits(1).says("a.dat");
}

/// A file that is rewritten, grown, truncated and removed all the time: any answer, but an answer.
#[test]
fn files_that_change_while_they_are_scanned() {
    let folder = Scratch::folder();
    for n in 0..100 {
        folder.write(format!("{n}.py"), lines(50));
    }
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let busy = folder.clone();
    let writer = std::thread::spawn(move || {
        let mut turn = 0_usize;
        while stopped.try_recv() == Err(std::sync::mpsc::TryRecvError::Empty) {
            let path = busy.path(format!("{}.py", turn % 100));
            match turn % 4 {
                0 => drop(fs::remove_file(&path)),
                1 => drop(fs::write(&path, "")),
                2 => drop(OpenOptions::new().append(true).open(&path).map(|mut file| file.write_all(&[b'x'; 5_000]))),
                _ => drop(fs::write(&path, lines(100))),
            }
            turn += 7;
        }
    });
    for _ in 0..8 {
        let ran = folder.hook("scan .").hides("panicked");
        assert!(matches!(ran.code, Some(0 | 2)), "{ran}");
        assert!(is_summary(&ran.stderr()), "{ran}");
    }
    drop(stop);
    writer.join().expect("the writer");
}

/// A single file under many shapes of nesting: nothing recursive may overflow.
#[test]
fn deep_nesting() {
    let folder = Scratch::folder();
    for (name, open, close) in
        [("a.json", "[", "]"), ("a.py", "(", ")"), ("a.yaml", "{a: ", "}"), ("a.xml", "<a>", "</a>")]
    {
        folder.write(name, format!("{}{}{}", open.repeat(100_000), leak(name).trim_end(), close.repeat(100_000)));
    }
    let report = folder.hook("scan . --format json").exits(1).json();
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(4), "{}", report["summary"]);
}
