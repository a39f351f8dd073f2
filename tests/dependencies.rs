//! Vulnerable and malicious packages: what a commit adds, what a scan finds, and the database of advisories.
//!
//! No test has a database unless it makes one: the built-in set answers, as on a fresh machine.

use std::fs;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::scratch::{Entry, Scratch};

const MALICIOUS: &str = "dependencies.malicious";
const VULNERABLE: &str = "dependencies.vulnerable";

/// A `package-lock.json` with these entries, one a line, after the two lines that it begins with.
fn package_lock(root: &str, entries: &[(&str, &str, &str)]) -> String {
    let mut lines = vec![format!("    \"\": {{\"dependencies\": {root}}}")];
    for (name, version, needs) in entries {
        lines.push(format!("    \"node_modules/{name}\": {{\"version\": \"{version}\", \"dependencies\": {needs}}}"));
    }
    format!("{{\"lockfileVersion\": 3,\n  \"packages\": {{\n{}\n}}}}\n", lines.join(",\n"))
}

const MANIFEST: &str = "{\n  \"name\": \"shop\",\n  \"dependencies\": {\n    \"lodash\": \"4.17.10\",\n    \"event-stream\": \"^3.3.4\"\n  }\n}\n";

const LODASH: (&str, &str, &str) = ("lodash", "4.17.10", "{}");

#[test]
fn a_commit_that_adds_a_malicious_package_is_blocked() {
    for entry in [Entry::Staged, Entry::PreCommit] {
        let repo = Scratch::repo_with(entry);
        // An old one, which nobody touches.
        repo.write("package.json", MANIFEST).save_all();
        repo.save("package-lock.json", package_lock("{\"lodash\": \"4.17.10\"}", &[LODASH]));
        repo.hook("scan --staged").exits(0);
        let entries =
            [("event-stream", "3.3.4", "{\"flatmap-stream\": \"^0.1.0\"}"), ("flatmap-stream", "0.1.1", "{}"), LODASH];
        repo.stage(
            "package-lock.json",
            package_lock("{\"lodash\": \"4.17.10\", \"event-stream\": \"^3.3.4\"}", &entries),
        );
        let commit = repo.commit("");
        assert_ne!(commit.git.code, Some(0), "{}", commit.git);
        let hook = commit.hook.expect("git ran the hook").exits(1);
        let hook = hook.says(MALICIOUS).says("npm package `flatmap-stream 0.1.1` is malware");
        let hook =
            hook.says("package-lock.json:5:").says("package.json:5 `event-stream 3.3.4` → `flatmap-stream 0.1.1`");
        let hook = hook.says("remove `event-stream`, or take a version of it that does not need `flatmap-stream`");
        // The old one is counted.
        hook.hides("`lodash 4.17.10`").says("1 blocking").says("not shown").says("advisories: built-in set of 2");
        let ran = repo.hook("scan --staged --format json").exits(1);
        let json = ran.json();
        let found = &json["findings"][0];
        assert_eq!(found["kind"], "dependencies", "{ran}");
        assert_eq!(found["package"], "flatmap-stream", "{ran}");
        assert_eq!(found["introduced_by"]["manifest"]["path"], "package.json", "{ran}");
        assert_eq!(json["scan"]["database"]["built_in"], true, "{ran}");
        // A scan has nothing to compare with.
        repo.hook("scan").exits(1).says("lodash 4.17.10").says("flatmap-stream");
    }
}

#[test]
fn another_version_is_new_and_a_moved_entry_is_not() {
    let repo = Scratch::repo();
    repo.save("package-lock.json", package_lock("{}", &[LODASH]));
    repo.stage("package-lock.json", package_lock("{}", &[("a", "1.0.0", "{}"), LODASH]));
    repo.hook("scan --staged").exits(0).hides(VULNERABLE);
    repo.stage("package-lock.json", package_lock("{}", &[("lodash", "4.17.11", "{}")]));
    repo.hook("scan --staged").exits(1).says("lodash 4.17.11").says("is the smallest version of `lodash` without it");
}

#[test]
fn every_ecosystem() {
    let check = |file: &str, text: &str, line: u32, package: &str| {
        let repo = Scratch::repo();
        repo.stage(file, text);
        let ran = repo.hook("scan --staged --only dependencies --format json").exits(1);
        let json = ran.json();
        let found = json["findings"].as_array().expect("a list").iter().find(|found| found["package"] == package);
        let found = found.unwrap_or_else(|| panic!("{package} expected from {ran}"));
        assert_eq!(found["start"]["line"], line, "{ran}");
        assert_eq!(json["scan"]["errors"].as_array().map(Vec::len), Some(0), "{ran}");
    };
    let yarn = "# yarn lockfile v1\n\n\nlodash@^4.17.0:\n  version \"4.17.10\"\n";
    check("yarn.lock", yarn, 4, "lodash");
    let pnpm = "lockfileVersion: '9.0'\n\nimporters:\n  .:\n    dependencies:\n      lodash:\n        specifier: ^4.17.0\n        \
                version: 4.17.10\n\npackages:\n  lodash@4.17.10:\n    resolution: {}\n\nsnapshots:\n  lodash@4.17.10: {}\n";
    check("web/pnpm-lock.yaml", pnpm, 11, "lodash");
    check("requirements.txt", "flask==3.0.0\n# old\nJinja2==2.10\n", 3, "Jinja2");
    let source = "registry+https://example.com/index";
    let cargo =
        format!("version = 4\n\n[[package]]\nname = \"smallvec\"\nversion = \"0.6.5\"\nsource = \"{source}\"\n");
    check("Cargo.lock", &cargo, 4, "smallvec");
    let pom = "<project>\n  <modelVersion>4.0.0</modelVersion>\n  <groupId>a</groupId>\n  <artifactId>b</artifactId>\n  \
               <version>1</version>\n  <properties><log>2.14.1</log></properties>\n  <dependencies>\n    <dependency>\n      \
               <groupId>org.apache.logging.log4j</groupId>\n      <artifactId>log4j-core</artifactId>\n      \
               <version>${log}</version>\n    </dependency>\n  </dependencies>\n</project>\n";
    let repo = Scratch::repo();
    repo.stage("pom.xml", pom);
    repo.hook("scan --staged").exits(1).says("org.apache.logging.log4j:log4j-core 2.14.1").says("pom.xml:");
}

#[test]
fn what_is_not_checked_is_said() {
    let repo = Scratch::repo();
    repo.stage("package-lock.json", "{\"lockfileVersion\": 3, \"packages\": {");
    repo.hook("scan --staged").exits(0).says("1 with unchecked packages");
    repo.hook("scan --staged --strict").exits(2);
    repo.hook("scan --staged --only dependencies").exits(2).says("not everything could be scanned");
    repo.stage("package-lock.json", package_lock("{}", &[LODASH]));
    repo.hook("scan --staged --skip dependencies").exits(0).says("not looked for: dependencies");
    repo.stage(".hook.toml", "[dependencies]\nenabled = false\n");
    repo.hook("scan --staged").exits(0).says("dependencies").hides(VULNERABLE);
    let other = Scratch::repo();
    other.stage("a.py", "x = 1\n");
    other.hook("scan --staged --only dependencies").exits(0).says("no lockfile to check: 0 files scanned");
}

#[test]
fn a_reason_or_the_baseline_hides_a_package() {
    let repo = Scratch::repo();
    let line = "Jinja2==3.1.2";
    repo.stage("requirements.txt", format!("{line}\n"));
    repo.hook("scan --staged").says(VULNERABLE);
    let comment = "# hook: ignore[dependencies.vulnerable] -- templates are our own";
    repo.stage("requirements.txt", format!("{comment}\n{line}\n"));
    repo.hook("scan --staged").exits(0).hides("jinja2").says("suppressed");
}

/// A folder in the layout of the bulk export, with one advisory about the package `shop-left`.
fn export(folder: &Scratch) {
    let record = r#"{"id": "GHSA-0000-0000-0001", "modified": "2026-01-01T00:00:00Z", "summary": "opens the door",
        "database_specific": {"severity": "HIGH"},
        "affected": [{"package": {"ecosystem": "npm", "name": "shop-left"},
            "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.2.0"}]}]}]}"#;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("GHSA-0000-0000-0001.json", SimpleFileOptions::default()).expect("memory");
    zip.write_all(record.as_bytes()).expect("memory");
    let zip = zip.finish().expect("memory").into_inner();
    folder.write("npm/all.zip", zip).write("npm/modified_id.csv", "2026-01-01T00:00:00Z,GHSA-0000-0000-0001\n");
    folder.write("ecosystems.txt", "npm\n");
}

#[test]
fn a_database_takes_the_place_of_the_built_in_set() {
    let repo = Scratch::repo();
    let copy = repo.beside("export");
    export(&copy);
    repo.stage("package-lock.json", package_lock("{}", &[("shop-left", "1.1.0", "{}")]));
    repo.hook("scan --staged").exits(0).says("advisories: built-in set of 2");
    repo.hook("db status").exits(0).says("no database").says("npm");
    let from = copy.path("").display().to_string();
    repo.hook(["db", "update", "--from", &from]).exits(0).says("1 record read").says("1 of npm");
    repo.hook("db status").exits(0).says("1 advisories").says("newest 2026-01-01");
    let ran = repo.hook("scan --staged").exits(1).says("npm `shop-left 1.1.0`: opens the door (GHSA-0000-0000-0001)");
    ran.says("advisories of today").says("1.2.0 is the smallest version of `shop-left` without it");
    // It knows nothing of Python, and says so.
    repo.stage("requirements.txt", "Jinja2==2.10\n");
    repo.hook("scan --staged -v").exits(1).says("no advisories of PyPI for its package");
    // Another place, by flag and by variable.
    let db = repo.path("advisories.db");
    repo.hook(["db", "update", "--from", &from, "--ecosystem", "npm", "--db", &db.display().to_string()]).exits(0);
    assert!(db.is_file());
    repo.with("HOOK_DB", &db).hook("scan --staged").exits(1).says("shop-left");
    repo.hook("db update --from nowhere").exits(2).says("there is no such folder or archive");
}

#[test]
fn a_database_that_cannot_be_used_stops_the_run() {
    let repo = Scratch::repo();
    repo.stage("a.py", "x = 1\n");
    let check = |bytes: &[u8], says: &str| {
        fs::write(repo.path("db"), bytes).expect("written");
        for words in ["scan --staged --db db", "db status --db db"] {
            repo.hook(words).exits(2).says("cannot be used").says(says).says("hook db update");
        }
    };
    check(b"something else", "");
    check(b"\x89hookdb\n", "");
    repo.hook("scan --staged --db nothing").exits(2).says("there is no such file").says("hook db update");
    repo.hook("scan --staged --db db --skip dependencies").exits(0);
}
