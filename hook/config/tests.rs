use findings::{Kind, RepoPath, Severity};

use super::examples::Files;
use super::*;

/// The settings for `path` among `files`.
fn read(files: &[(&str, &str)], overrides: Overrides, path: &str) -> Result<Arc<Settings>> {
    let files = Files::new(files);
    Configs::new(&files, overrides)?.for_path(&RepoPath::from(path))
}

fn ok(files: &[(&str, &str)], path: &str) -> Arc<Settings> {
    read(files, Overrides::default(), path).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn without_files_the_defaults_hold() {
    let settings = ok(&[], "deep/down/a.py");
    assert_eq!(settings.fail_on, FailOn::Severity(Severity::High));
    assert_eq!(settings.max_file_size, 16 * 1024 * 1024);
    assert_eq!(settings.kinds, Kind::ALL);
    assert!(settings.secrets.generic && settings.suppress.require_reason && settings.suppress.honoured);
    assert!(settings.suppress.foreign.contains(&"gitleaks:allow"));
    assert!(settings.files.is_empty());
}

#[test]
fn every_key_is_read() {
    let settings = ok(
        &[(
            ".hook.toml",
            r#"
            fail-on = "low"
            strict = true
            exclude = ["vendor/"]
            max-file-size = "2MiB"
            [dependencies]
            enabled = false
            [injection]
            enabled = false
            disable = ["python.code.*", "java.xxe"]
            allow-paths = ["samples/"]
            [secrets]
            enabled = false
            generic = false
            allow = ["^dummy-\\d+", "é.x"]
            allow-paths = ["tests/fixtures/"]
            [suppress]
            require-reason = false
            max-days = 180
            foreign = ["nosec", "NOSONAR"]
            [severity]
            "secrets.*" = "off"
            [paths."tests/**"]
            max-severity = "low"
            [profile.ci]
            fail-on = "medium"
            strict = false
            "#,
        )],
        "a.py",
    );
    assert_eq!((settings.fail_on.word(), settings.strict, settings.max_file_size), ("low", true, 2 << 20));
    assert!(settings.exclude.matches(&RepoPath::from("vendor/x.js")));
    assert!(settings.kinds.is_empty() && !settings.secrets.generic);
    assert!(settings.injection.allow_paths.matches(&RepoPath::from("samples/a.py")));
    assert!(settings.secrets.allow[0].is_match(b"dummy-12") && settings.secrets.allow[1].is_match("é-x".as_bytes()));
    assert!(settings.secrets.allow_paths.matches(&RepoPath::from("tests/fixtures/a")));
    assert_eq!((settings.suppress.require_reason, settings.suppress.max_days), (false, Some(180)));
    assert_eq!(settings.suppress.foreign, ["nosec", "NOSONAR"]);
    // What is disabled is off, and what `[severity]` says below counts for what both match.
    let off: Vec<&str> = settings.severity.iter().map(|entry| entry.rule.written()).collect();
    assert_eq!(off, ["python.code.*", "java.xxe", "secrets.*"]);
    assert!(settings.severity.iter().all(|entry| entry.level.is_none()));
    assert_eq!(settings.limits[0].max_severity, Severity::Low);
}

#[test]
fn the_nearest_file_wins_for_each_key() {
    let files = &[
        (".hook.toml", "fail-on = 'low'\nexclude = ['*.min.js']\n[severity]\n'a' = 'low'"),
        ("app/.hook.toml", "fail-on = 'critical'\n[severity]\n'a' = 'high'"),
        ("app/deep/.hook.toml", "exclude = ['/gen/']"),
    ];
    let check = |path: &str, fail_on: &str, excluded: &[(&str, bool)]| {
        let settings = ok(files, path);
        assert_eq!(settings.fail_on.word(), fail_on, "{path}");
        for (other, expected) in excluded {
            assert_eq!(settings.exclude.matches(&RepoPath::from(*other)), *expected, "{other} for {path}");
        }
    };
    check("x.py", "low", &[("x.min.js", true)]);
    check("app/x.py", "critical", &[("app/x.min.js", true)]);
    check("app/deep/er/x.py", "critical", &[("app/deep/gen/x", true), ("gen/x", false), ("app/deep/x.min.js", false)]);
    check("other/x.py", "low", &[]);
    let rules = ok(files, "app/x.py");
    let levels: Vec<_> = rules.severity.iter().map(|rule| rule.level).collect();
    assert_eq!(levels, [Some(Severity::Low), Some(Severity::High)], "nearest last");
    let read: Vec<String> = ok(files, "app/deep/x").files.iter().map(ToString::to_string).collect();
    assert_eq!(read, ["app/deep/.hook.toml", "app/.hook.toml", ".hook.toml"]);
}

/// Files, what the command line narrows, and the kinds that are looked for in `app/x.py`.
#[test]
fn kinds_are_switched_by_folder_and_narrowed_by_flags() {
    let check = |root: &str, app: &str, only: &[Kind], skip: &[Kind], expected: &[Kind]| {
        let files = &[(".hook.toml", root), ("app/.hook.toml", app)];
        let overrides = Overrides { only: only.to_vec(), skip: skip.to_vec(), ..Overrides::default() };
        let kinds = &read(files, overrides, "app/x.py").expect("whole files").kinds;
        assert_eq!(kinds, expected, "{root} {app} {only:?} {skip:?}");
    };
    let (packages, code, secrets) = (Kind::Dependencies, Kind::Injection, Kind::Secrets);
    let off = "injection.enabled = false";
    check("", "", &[], &[], &[packages, code, secrets]);
    check(off, "", &[], &[], &[packages, secrets]);
    check("", off, &[], &[], &[packages, secrets]);
    check(off, "injection.enabled = true", &[], &[], &[packages, code, secrets]);
    check(off, "secrets.enabled = false", &[], &[], &[packages]);
    check(off, "secrets.enabled = false\ndependencies.enabled = false", &[], &[], &[]);
    check("", "", &[code], &[], &[code]);
    check("", "", &[], &[code], &[packages, secrets]);
    check(off, "", &[code], &[], &[]);
    check(off, "", &[packages, secrets], &[secrets], &[packages]);
}

#[test]
fn a_profile_goes_before_the_plain_keys_of_its_file() {
    let files = &[
        (".hook.toml", "fail-on = 'critical'\n[profile.ci]\nfail-on = 'low'\nstrict = true"),
        ("app/.hook.toml", "fail-on = 'medium'"),
        ("lib/.hook.toml", "strict = false\n[profile.ci]\nfail-on = 'high'"),
    ];
    let check = |path: &str, profile: Option<&str>, fail_on: &str, strict: bool| {
        let overrides = Overrides { profile: profile.map(str::to_owned), ..Overrides::default() };
        let settings = read(files, overrides, path).expect(path);
        assert_eq!((settings.fail_on.word(), settings.strict), (fail_on, strict), "{path} {profile:?}");
    };
    check("x", None, "critical", false);
    check("x", Some("ci"), "low", true);
    check("app/x", Some("ci"), "medium", true);
    check("lib/x", Some("ci"), "high", false);

    let overrides = Overrides { profile: Some("cl".to_owned()), ..Overrides::default() };
    let error = read(files, overrides.clone(), "x").expect_err("no such profile").to_string();
    assert!(error.contains("did you mean `ci`?"), "{error}");
    assert!(read(&[], overrides, "x").is_err(), "a profile nobody defines is never ignored");
}

#[test]
fn the_command_line_goes_before_every_file() {
    let files = &[(".hook.toml", "fail-on = 'low'\nexclude = ['a']"), ("app/.hook.toml", "max-file-size = 1")];
    let overrides = Overrides {
        fail_on: Some(FailOn::Never),
        strict: Some(true),
        skip: vec![Kind::Dependencies, Kind::Secrets],
        exclude: vec!["b".to_owned()],
        max_file_size: Some(7),
        no_suppress: true,
        ..Overrides::default()
    };
    let settings = read(files, overrides, "app/x").expect("whole files");
    assert_eq!((settings.fail_on, settings.strict, settings.max_file_size), (FailOn::Never, true, 7));
    assert!(settings.kinds == [Kind::Injection] && !settings.suppress.honoured);
    assert!(["a", "b"].iter().all(|path| settings.exclude.matches(&RepoPath::from(*path))));

    let only = Overrides { only: vec![Kind::Secrets], ..Overrides::default() };
    assert_eq!(read(&[], only.clone(), "x").expect("defaults").kinds, [Kind::Secrets]);
    let disabled = &[(".hook.toml", "secrets.enabled = false")];
    assert!(read(disabled, only, "x").expect("whole file").kinds.is_empty(), "--only narrows, it switches nothing on");

    let off = Overrides { discovery: Discovery::Off, ..Overrides::default() };
    assert_eq!(read(&[(".hook.toml", "broken =")], off, "x").expect("not read").fail_on.word(), "high");
    let bad = Overrides { exclude: vec!["a[".to_owned()], ..Overrides::default() };
    assert!(read(&[], bad, "x").is_err());
}

#[test]
fn a_named_file_takes_the_place_of_discovery() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("my.toml");
    std::fs::write(&file, "extends = 'more/base.toml'\nstrict = true\n[profile.ci]\nfail-on = 'low'").expect("written");
    std::fs::create_dir(folder.path().join("more")).expect("made");
    std::fs::write(folder.path().join("more/base.toml"), "exclude = ['/gen/']").expect("written");
    let overrides = |file: &Path| Overrides {
        discovery: Discovery::File(file.to_path_buf()),
        profile: Some("ci".to_owned()),
        ..Overrides::default()
    };
    let settings = read(&[("app/.hook.toml", "broken =")], overrides(&file), "app/x").expect("whole file");
    assert_eq!((settings.strict, settings.fail_on.word()), (true, "low"));
    assert!(settings.exclude.matches(&RepoPath::from("gen/x")));

    let error = read(&[], overrides(&folder.path().join("none.toml")), "x").expect_err("not there").to_string();
    assert!(error.contains("cannot read the config file"), "{error}");
    std::fs::write(&file, "\nfail_on = 'low'").expect("written");
    let error = read(&[], overrides(&file), "x").expect_err("broken").to_string();
    assert!(error.contains("my.toml:2:1"), "{error}");
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let check = |text: &str, expected: &[&str]| {
        let error = read(&[("a/.hook.toml", text)], Overrides::default(), "a/x").expect_err(text).to_string();
        for part in expected {
            assert!(error.contains(part), "{text}\n{error}\nlacks {part}");
        }
    };
    // Keys.
    check("x = 1", &["unknown key `x`", "a/.hook.toml:1:1", "known keys are `extends`, `fail-on`"]);
    check("\nfail_on = 'low'", &["unknown key `fail_on`", "a/.hook.toml:2:1", "did you mean `fail-on`?"]);
    check("[secrets]\n  generics = true", &["unknown key `generics` in [secrets]", ":2:3", "did you mean `generic`?"]);
    check("[suppress]\nmaxdays = 1", &["did you mean `max-days`?"]);
    check("[profile.ci]\nexclude = []", &["unknown key `exclude` in [profile]", ":2:1"]);
    check("[paths.'t/**']\nmax = 'low'", &["unknown key `max` in [paths.\"t/**\"]"]);
    check("[paths.'t/**']", &["[paths.\"t/**\"] has no `max-severity`", ":1:8"]);
    check("rules = ['r']", &["`rules` is not supported by this version"]);
    check("[dependencies]\ndev = 'warn'", &["unknown key `dev` in [dependencies]", ":2:1"]);
    check("[injection]\ndisabled = []", &["did you mean `disable`", ":2:1"]);
    check("[injection]\ndisable = 'python.*'", &["`disable` must be a list of strings, not a string", ":2:11"]);
    check("[injection]\ndisable = ['ok', 3]", &["`disable` must be a list of strings, not an integer"]);
    check("[injection]\nenabled = 'no'", &["`enabled` must be true or false"]);
    check("[injection]\nallow-paths = ['a[']", &["bad pattern `a[`"]);
    check("[injection]\ngeneric = true", &["unknown key `generic` in [injection]"]);
    check("injection = false", &["`injection` must be a table, not a boolean"]);
    check("db = 'x'", &["`db` is not supported by this version"]);
    // Types and words.
    check("strict = 'yes'", &["`strict` must be true or false, not a string", ":1:10"]);
    check("exclude = 'x'", &["`exclude` must be a list of strings, not a string"]);
    check("exclude = [\n 'x', 3]", &["`exclude` must be a list of strings, not an integer", ":2:7"]);
    check("secrets = true", &["`secrets` must be a table, not a boolean"]);
    check("fail-on = 'hihg'", &["`hihg` is none of `low`, `medium`", "did you mean `high`?"]);
    check("max-file-size = '2 parsecs'", &["`2 parsecs` is no size"]);
    check("max-file-size = 0", &["a whole number from 1 on"]);
    check("[suppress]\nmax-days = -3", &["`max-days` must be a whole number from 1 on", ":2:12"]);
    check("[suppress]\nforeign = ['nosonar']", &["`nosonar` is none of", ":2:12"]);
    check("[severity]\n'secrets.*' = 'none'", &["`none` is none of `low`"]);
    check("[severity]\nsecrets.x = 'low'", &["must stand in quotes"]);
    // Patterns and expressions.
    check("exclude = ['ok', 'a[']", &["bad pattern `a[`", ":1:18"]);
    check("exclude = ['../x']", &["cannot leave the folder"]);
    check("[paths.'{a']\nmax-severity = 'low'", &["bad pattern `{a`", ":1:8"]);
    for everything in ["", "^", ".*", "x*", "a|", ".", r"\S+", ".{8,}", "^.{20,}$", "(?s).+"] {
        check(
            &format!("secrets.allow = ['ok', '{everything}']"),
            &["matches every secret", ":1:24", "enabled = false"],
        );
    }
    check("secrets.allow = ['(']", &["bad expression `(`: unclosed group", ":1:18"]);
    check("secrets.allow = ['(a{999}){999}']", &["it is too large"]);
    // TOML itself.
    check("strict = true\nstrict = true", &["duplicate key", "a/.hook.toml:2:1"]);
    check("strict = ", &["a/.hook.toml:1:"]);
    // Columns count characters.
    check("\"é\" = 1", &[":1:1"]);
    check("exclude = ['éé', 'a[']", &[":1:18"]);
    // What we quote cannot drive the terminal.
    check("\"\\u001b[31m\" = 1", &["unknown key `\\u{1b}[31m`"]);
}

#[test]
fn a_severity_of_a_rule_there_is_none_of_is_an_error() {
    let rules = RuleIds::new(
        ["secrets.github-token", "secrets.generic-password"].map(|id| (Kind::Secrets, id.to_owned())).to_vec(),
    );
    let overrides = Overrides { rules, ..Overrides::default() };
    let check = |pattern: &str, expected: &[&str]| {
        let files = &[("a/.hook.toml", &*format!("strict = true\n[severity]\n'{pattern}' = 'low'"))];
        match (read(files, overrides.clone(), "a/x"), expected) {
            (Ok(_), []) => {}
            (Ok(_), _) => panic!("`{pattern}` is taken for a rule"),
            (Err(error), _) => {
                let error = error.to_string();
                assert!(!expected.is_empty(), "{error}");
                let named = format!("config file a/.hook.toml: `{pattern}` matches no rule");
                for part in ["a/.hook.toml:3:1", &*named].iter().chain(expected) {
                    assert!(error.contains(part), "{pattern}\n{error}\nlacks {part}");
                }
            }
        }
    };
    check("secrets.github-token", &[]);
    check("secrets.*", &[]);
    check("*", &[]);
    check("*token", &[]);
    check("secrets.github-tokn", &["did you mean `secrets.github-token`?"]);
    check("github-token", &["did you mean `secrets.github-token`?"]);
    check("secrets", &["did you mean `secrets.*`?"]);
    check("secrets.generic", &["did you mean `secrets.generic-*`?"]);
    let disabled = &[(".hook.toml", "[injection]\ndisable = ['secrets.jwt', 'secrets.x*']")];
    let error = read(disabled, overrides.clone(), "x").expect_err("no rule").to_string();
    assert!(error.contains("`secrets.jwt` matches no rule for code") && error.contains(":2:12"), "{error}");
    let disabled = &[(".hook.toml", "[injection]\ndisable = ['secrets.github-token']")];
    let error = read(disabled, overrides.clone(), "x").expect_err("no rule for code").to_string();
    assert!(error.contains("matches rules for secrets, which `[severity]` switches off"), "{error}");
    check("python.*", &["or `secrets.*`"]);

    // Also in a file that another extends, and in one that the command line names.
    let files = &[(".hook.toml", "extends = 'b.toml'"), ("b.toml", "[severity]\nsecret = 'off'")];
    let error = read(files, overrides.clone(), "x").expect_err("no rule").to_string();
    assert!(error.contains("b.toml:2:1") && error.contains("did you mean `secrets.*`?"), "{error}");
}

#[test]
fn a_file_that_is_no_text_is_an_error() {
    struct Binary;
    impl Store for Binary {
        fn reader(&self) -> Box<dyn crate::input::Reader + '_> {
            unreachable!("not for configuration")
        }
        fn file(&self, _: &[u8]) -> Result<Option<Vec<u8>>> {
            Ok(Some(b"strict = true\n\xff".to_vec()))
        }
        fn old_file(&self, _: &[u8]) -> Result<Option<Vec<u8>>> {
            Ok(None)
        }
    }
    let configs = Configs::new(&Binary, Overrides::default()).expect("nothing read yet");
    let error = configs.root().expect_err("not UTF-8").to_string();
    assert!(error.contains("not UTF-8") && error.contains(".hook.toml:2"), "{error}");
}

#[test]
fn a_file_may_extend_another_of_the_repository() {
    let files = &[
        (".hook.toml", "extends = 'tools/hook.toml'\nfail-on = 'low'"),
        (
            "tools/hook.toml",
            "extends = '../shared.toml'\nfail-on = 'critical'\nexclude = ['/gen/']\n[severity]\n'a'='low'",
        ),
        ("shared.toml", "strict = true\nexclude = ['x']"),
        ("app/.hook.toml", "extends = '../tools/hook.toml'"),
    ];
    let settings = ok(files, "x.py");
    assert_eq!((settings.fail_on.word(), settings.strict), ("low", true));
    assert!(settings.exclude.matches(&RepoPath::from("gen/a")), "relative to the file that extends");
    assert!(!settings.exclude.matches(&RepoPath::from("x")));
    let names: Vec<String> = settings.files.iter().map(ToString::to_string).collect();
    assert_eq!(names, [".hook.toml", "tools/hook.toml", "shared.toml"]);
    let nested = ok(files, "app/x.py");
    assert_eq!(nested.fail_on.word(), "critical");
    assert!(nested.exclude.matches(&RepoPath::from("app/gen/a")));
}

#[test]
fn extends_stays_inside_and_ends() {
    let check = |files: &[(&str, &str)], expected: &str| {
        let error = read(files, Overrides::default(), "a/x").expect_err(expected).to_string();
        assert!(error.contains(expected), "{error}");
    };
    check(&[("a/.hook.toml", "extends = 'none.toml'")], "names a/none.toml, which does not exist");
    check(&[("a/.hook.toml", "extends = '../../etc.toml'")], "leads out of the repository");
    check(&[("a/.hook.toml", "extends = '/etc/hook.toml'")], "relative to this file");
    check(&[("a/.hook.toml", "extends = 'C:/hook.toml'")], "relative to this file");
    check(&[("a/.hook.toml", "extends = 'https://x/hook.toml'")], "not a URL");
    check(&[("a/.hook.toml", "extends = '..'")], "must name a file");
    check(&[("a/.hook.toml", "extends = '.hook.toml'")], "goes in a circle");
    check(&[("a/.hook.toml", "extends = 'b.toml'"), ("a/b.toml", "\nextends = './.hook.toml'")], "a/b.toml:2:11");
    check(&[("a/.hook.toml", "extends = 'b.toml'"), ("a/b.toml", "fail_on = 1")], "a/b.toml:1:1");

    let chain = |length: usize| -> Vec<(String, String)> {
        let name = |at: usize| if at == 0 { FILE_NAME.to_owned() } else { format!("{at}.toml") };
        (0..length)
            .map(|at| (name(at), if at + 1 < length { format!("extends = '{}'", name(at + 1)) } else { String::new() }))
            .collect()
    };
    let result = |length: usize| {
        let chain = chain(length);
        let files: Vec<(&str, &str)> = chain.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        read(&files, Overrides::default(), "x")
    };
    assert!(result(8).is_ok());
    assert!(result(9).expect_err("too deep").to_string().contains("more than 8 files deep"));
}

#[test]
fn sizes() {
    let check = |text: &str, expected: Option<u64>| assert_eq!(size(text), expected, "{text}");
    check("7", Some(7));
    check("2MB", Some(2_000_000));
    check("2 MiB", Some(2 << 20));
    check("512k", Some(512 << 10));
    check("1G", Some(1 << 30));
    check("0", None);
    check("MB", None);
    check("-1", None);
    check("1.5MB", None);
    check("99999999999GB", None);
}

#[test]
fn workers_share_one_reading() {
    let files = Files::new(&[(".hook.toml", "fail-on = 'low'")]);
    let configs = Configs::new(&files, Overrides::default()).expect("nothing overridden");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| configs.for_path(&RepoPath::from("a/b/c/d")).expect("whole file"));
        }
    });
    let (one, two) = (configs.for_path(&RepoPath::from("a/x")), configs.for_path(&RepoPath::from("a/y")));
    assert!(Arc::ptr_eq(&one.expect("read"), &two.expect("read")));
}

proptest::proptest! {
    /// Whatever a scanned repository holds as its configuration is read or refused.
    #[test]
    fn any_text_is_read_or_refused(text in "(fail-on|exclude|secrets|\\[severity\\]|extends|[ =.'\"\\[\\]\n]|\\PC){0,30}") {
        let _ = read(&[(FILE_NAME, &text)], Overrides::default(), "x");
    }
}
