//! The database is brought up to date from a real server, a folder and an archive; whatever goes wrong, it answers as
//! before.

mod export;
mod server;

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use advisories::Ecosystem;
use advisories::database::Mapped;
use advisories::update::{Failed, Network, Outcome, Progress, Request, Step, from_folder, from_url, from_zip};
use export::Export;
use server::{Server, Trouble};

/// A place for a database.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("cache").join("advisories.db")
    }

    fn with<T>(&self, ecosystems: &[Ecosystem], act: impl FnOnce(&Request<'_>) -> T) -> T {
        let now = "2026-03-01T00:00:00Z".parse().expect("a time");
        act(&Request { database: &self.database(), ecosystems, now, progress: &() })
    }

    fn update(&self, server: &Server) -> Result<Outcome, Failed> {
        let network = Network { stall: Duration::from_millis(500), ..Network::default() };
        self.with(&[], |request| from_url(request, &server.address(), &network))
    }

    /// The ids of all advisories that the database has for the packages `a` and `b`.
    fn answers(&self) -> String {
        let mapped = Mapped::open(&self.database()).expect("a database");
        let index = mapped.index().expect("whole");
        let mut ids = Vec::new();
        for &ecosystem in Ecosystem::ALL {
            for name in ["a", "b"] {
                let entries = index.lookup(ecosystem, name).expect("whole");
                ids.extend(entries.iter().map(|entry| index.id(entry.record).expect("whole")));
            }
        }
        ids.join(" ")
    }

    /// What is in the database's folder beside it.
    fn beside(&self) -> Vec<String> {
        let files = fs::read_dir(self.folder.path().join("cache")).expect("a folder");
        let names = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
        let mut names: Vec<_> = names.filter(|name| name != "advisories.db").collect();
        names.sort();
        names
    }
}

fn first() -> Export {
    let mut export = Export::default();
    export.put("npm", "X-1", "2026-01-01T00:00:00Z", "a");
    export.put("npm", "X-2", "2026-01-02T00:00:00Z", "b");
    export.put("PyPI", "Y-1", "2026-01-01T00:00:00Z", "a");
    export
}

fn second() -> Export {
    let mut export = first();
    export.put("npm", "X-2", "2026-02-01T00:00:00Z", "a");
    for number in 3..7 {
        export.put("npm", &format!("X-{number}"), "2026-02-01T00:00:00.5Z", "b");
    }
    export
}

const FIRST: &str = "X-1 X-2 Y-1";
const SECOND: &str = "X-1 X-2 X-3 X-4 X-5 X-6 Y-1";

#[test]
fn only_what_changed_is_fetched() {
    let (place, server) = (Place::new(), Server::of(&first()));
    let check = |expected: &[&str], answers: &str| {
        let outcome = place.update(&server).expect("an update");
        assert_eq!(server.taken(), expected);
        assert_eq!(place.answers(), answers);
        outcome
    };
    let outcome = check(
        &[
            "200 ecosystems.txt",
            "200 npm/modified_id.csv",
            "200 npm/all.zip",
            "200 PyPI/modified_id.csv",
            "200 PyPI/all.zip",
        ],
        FIRST,
    );
    assert_eq!((outcome.read, outcome.gone, outcome.notes.len()), (3, 0, 0));
    assert_eq!(outcome.coverage[0].records, 2);
    assert_eq!(outcome.coverage[0].newest.to_string(), "2026-01-02T00:00:00Z");

    // Nothing changed: no body but that of the list of ecosystems.
    let outcome = check(&["200 ecosystems.txt", "304 npm/modified_id.csv", "304 PyPI/modified_id.csv"], FIRST);
    assert_eq!((outcome.read, outcome.coverage[0].records), (0, 2));

    server.publish(&second());
    let singles = ["X-3", "X-4", "X-5", "X-6", "X-2"].map(|id| format!("200 npm/{id}.json"));
    let mut expected = vec!["200 ecosystems.txt", "200 npm/modified_id.csv"];
    expected.extend(singles.iter().map(String::as_str));
    expected.push("304 PyPI/modified_id.csv");
    let outcome = check(&expected, SECOND);
    assert_eq!((outcome.read, outcome.gone, outcome.coverage[0].records), (5, 0, 6));
    assert_eq!(place.beside(), ["advisories.db.lock"]);
}

#[test]
fn what_is_withdrawn_or_gone_is_left_out() {
    let (place, server) = (Place::new(), Server::of(&first()));
    place.update(&server).expect("an update");
    let check = |change: &dyn Fn(&mut Export), answers: &str, gone: usize| {
        let mut export = first();
        change(&mut export);
        server.publish(&export);
        let outcome = place.update(&server).expect("an update");
        assert_eq!((place.answers().as_str(), outcome.gone), (answers, gone));
    };
    check(&|export| export.remove("npm", "X-2"), "X-1 Y-1", 1);
    check(&|export| export.withdraw("npm", "X-1", "2026-02-02T00:00:00Z"), "X-2 Y-1", 0);
    check(&|_| {}, FIRST, 0);
}

#[test]
fn many_changes_come_as_an_archive() {
    let (place, server) = (Place::new(), Server::of(&first()));
    place.update(&server).expect("an update");
    server.taken();
    let mut export = first();
    for number in 0..301 {
        export.put("npm", &format!("Z-{number}"), "2026-02-01T00:00:00Z", "c");
    }
    server.publish(&export);
    assert_eq!(place.update(&server).expect("an update").read, 303);
    let expected = ["200 ecosystems.txt", "200 npm/modified_id.csv", "200 npm/all.zip", "304 PyPI/modified_id.csv"];
    assert_eq!(server.taken(), expected);
}

#[test]
fn an_archive_that_is_older_than_the_list_is_made_up_for_the_next_time() {
    let (place, server) = (Place::new(), Server::of(&first()));
    server.publish_lists(&second());
    place.update(&server).expect("an update");
    assert_eq!(place.answers(), FIRST);
    // The list changes once more; the five records are still newer than what the archive held.
    let mut third = second();
    third.put("npm", "X-7", "2026-02-02T00:00:00Z", "b");
    server.publish(&third);
    assert_eq!(place.update(&server).expect("an update").read, 6);
    assert_eq!(place.answers(), "X-1 X-2 X-3 X-4 X-5 X-6 X-7 Y-1");
}

#[test]
fn whatever_goes_wrong_the_old_database_answers() {
    let check = |path: &str, trouble: Trouble, expected: &str| {
        let (place, server) = (Place::new(), Server::of(&first()));
        place.update(&server).expect("an update");
        let before = fs::read(place.database()).expect("a database");
        // So many changes that the archive is asked for.
        let mut export = second();
        for number in 0..301 {
            export.put("npm", &format!("Z-{number}"), "2026-02-01T00:00:00Z", "c");
        }
        server.publish(&export);
        server.make(path, trouble);
        let failed = place.update(&server).expect_err("it fails").to_string();
        assert!(failed.contains(expected), "{path} {trouble:?}: {failed}");
        assert!(failed.contains(path) || trouble == Trouble::Down, "{path} {trouble:?}: {failed}");
        assert!(fs::read(place.database()).expect("a database") == before, "{path} {trouble:?}: the file is another");
        assert_eq!(place.answers(), FIRST);
        // As soon as the trouble is over, all is well.
        if trouble != Trouble::Down {
            server.make(path, Trouble::None);
            place.update(&server).expect("an update");
            assert_eq!(place.answers(), SECOND);
        }
        assert_eq!(place.beside(), ["advisories.db.lock"]);
    };
    check("ecosystems.txt", Trouble::Down, "onnection refused");
    check("ecosystems.txt", Trouble::Status(500), "500");
    check("npm/modified_id.csv", Trouble::Status(403), "403");
    check("npm/modified_id.csv", Trouble::Cut, "");
    check("npm/modified_id.csv", Trouble::WrongSum, "checksum");
    check("npm/all.zip", Trouble::Cut, "");
    check("npm/all.zip", Trouble::WrongSum, "checksum");
    check("npm/all.zip", Trouble::Status(404), "does not have it");
    check("npm/all.zip", Trouble::Status(206), "206");
    check("npm/all.zip", Trouble::Silent, "imeout");
    check("npm/all.zip", Trouble::RedirectInCircles, "redirect");
}

#[test]
fn what_answers_in_other_ways_is_understood() {
    let check = |path: &str, trouble: Trouble, answers: &str| {
        let (place, server) = (Place::new(), Server::of(&first()));
        server.make(path, trouble);
        let outcome = place.update(&server).expect("an update");
        assert_eq!(place.answers(), answers, "{path} {trouble:?}");
        outcome.notes
    };
    check("npm/all.zip", Trouble::Slow, FIRST);
    check("npm/all.zip", Trouble::Redirect, FIRST);
    check("npm/all.zip", Trouble::Unmeasured, FIRST);
    check("npm/all.zip", Trouble::CutOnce, FIRST);
    check("npm/all.zip", Trouble::CutOnceAndChanged, FIRST);
    check("npm/all.zip", Trouble::Bare, FIRST);
    check("npm/modified_id.csv", Trouble::Bare, FIRST);
    let notes = check("PyPI/modified_id.csv", Trouble::Status(404), "X-1 X-2");
    assert!(notes[0].starts_with("PyPI: http://127.0.0.1:") && notes[0].ends_with("what was known stays"), "{notes:?}");
}

#[test]
fn a_broken_connection_is_taken_up_where_it_broke() {
    let (place, server) = (Place::new(), Server::of(&first()));
    server.make("npm/all.zip", Trouble::CutOnce);
    place.update(&server).expect("an update");
    assert!(server.taken().contains(&"206 npm/all.zip".to_owned()));
}

#[test]
fn a_server_without_names_for_states_is_compared_by_content() {
    let (place, server) = (Place::new(), Server::of(&first()));
    for path in ["npm/modified_id.csv", "PyPI/modified_id.csv"] {
        server.make(path, Trouble::Bare);
    }
    place.update(&server).expect("an update");
    server.taken();
    assert_eq!(place.update(&server).expect("an update").read, 0);
    assert_eq!(server.taken(), ["200 ecosystems.txt", "200 npm/modified_id.csv", "200 PyPI/modified_id.csv"]);
}

#[test]
fn an_unreadable_record_is_said_and_the_old_one_stays() {
    let (place, server) = (Place::new(), Server::of(&first()));
    place.update(&server).expect("an update");
    let mut export = first();
    export.spoil("npm", "X-2", "2026-02-01T00:00:00Z");
    server.publish(&export);
    let outcome = place.update(&server).expect("an update");
    assert_eq!(place.answers(), FIRST);
    assert!(outcome.notes[0].starts_with("X-2: "), "{:?}", outcome.notes);
}

#[test]
fn what_a_killed_update_left_is_no_obstacle() {
    let (place, server) = (Place::new(), Server::of(&first()));
    place.update(&server).expect("an update");
    let half = place.database().with_file_name(".advisories.db.Ab1.hook-unfinished");
    let whole = fs::read(place.database()).expect("a database");
    fs::write(&half, &whole[..whole.len() / 2]).expect("written");
    assert_eq!(place.answers(), FIRST);
    server.publish(&second());
    place.update(&server).expect("an update");
    assert_eq!(place.answers(), SECOND);
    assert_eq!(place.beside(), ["advisories.db.lock"]);
}

#[test]
fn one_update_at_a_time_and_readers_keep_what_they_opened() {
    let (place, server) = (Place::new(), Server::of(&first()));
    place.update(&server).expect("an update");
    let mapped = Mapped::open(&place.database()).expect("a database");
    let index = mapped.index().expect("whole");

    let path = place.database().with_file_name("advisories.db.lock");
    let lock = fs::File::options().write(true).open(path).expect("a file");
    lock.lock().expect("the lock is free");
    let failed = place.update(&server).expect_err("somebody else is at work").to_string();
    assert!(failed.ends_with("another update is at work on it; wait until it is done"), "{failed}");
    drop(lock);

    server.publish(&second());
    place.update(&server).expect("an update");
    assert_eq!(index.lookup(Ecosystem::Npm, "b").expect("whole").len(), 1);
    assert_eq!(place.answers(), SECOND);
}

#[test]
fn a_damaged_database_is_built_anew_and_that_is_said() {
    let (place, server) = (Place::new(), Server::of(&first()));
    place.update(&server).expect("an update");
    let mut bytes = fs::read(place.database()).expect("a database");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    for (bytes, expected) in [(bytes.as_slice(), "it is damaged"), (b"words", "it is no advisory database")] {
        fs::write(place.database(), bytes).expect("written");
        let outcome = place.update(&server).expect("an update");
        assert!(outcome.notes[0].starts_with(&format!("the old database is built anew: {expected}")), "{outcome:?}");
        assert_eq!((place.answers().as_str(), outcome.read), (FIRST, 3));
    }
}

#[test]
fn only_the_ecosystems_that_are_asked_for() {
    let (place, server) = (Place::new(), Server::of(&first()));
    let network = Network::default();
    let outcome =
        place.with(&[Ecosystem::PyPi, Ecosystem::Hex], |request| from_url(request, &server.address(), &network));
    let outcome = outcome.expect("an update");
    assert_eq!(place.answers(), "Y-1");
    assert_eq!(outcome.coverage.len(), 1);
    assert!(outcome.notes[0].starts_with("Hex: "), "{:?}", outcome.notes);
    let failed = place.with(&[Ecosystem::Hex], |request| from_url(request, &server.address(), &network));
    assert!(failed.expect_err("nothing").to_string().ends_with("has none of the ecosystems"));
}

#[test]
fn wrong_settings_are_said() {
    let place = Place::new();
    let check = |url: &str, network: &Network, expected: &str| {
        let failed = place.with(&[], |request| from_url(request, url, network)).expect_err("it fails").to_string();
        assert!(failed.contains(expected) && !failed.contains("secret"), "{failed}");
    };
    let plain = Network::default();
    check("ftp://mirror.example", &plain, "is no address of a mirror");
    check("http://mirror.example/?a=b", &plain, "is no address of a mirror");
    check("http://user:secret@127.0.0.1:1", &plain, "http://127.0.0.1:1/ecosystems.txt: ");
    let network = Network { proxy: Some("odd://user:secret@host".to_owned()), ..plain.clone() };
    check("http://mirror.example", &network, "the proxy's address cannot be used");
    let absent = Network { certificates: Some(place.folder.path().join("absent.pem")), ..plain.clone() };
    check("https://mirror.example", &absent, "absent.pem: ");
    let words = place.folder.path().join("words.pem");
    fs::write(&words, "words").expect("written");
    check("https://mirror.example", &Network { certificates: Some(words), ..plain }, "it holds no certificate (PEM)");
}

#[test]
fn a_proxy_is_asked_unless_the_host_is_excepted() {
    let server = Server::of(&first());
    let proxied = Network { proxy: Some(server.address()), ..Network::default() };
    let place = Place::new();
    // The name does not exist: only the proxy can answer for it.
    let failed =
        place.with(&[], |request| from_url(request, "http://mirror.example", &proxied)).expect_err("no answer");
    let asked = server.taken();
    assert!(asked.iter().any(|line| line.contains("mirror.example")), "{asked:?} {failed}");
    let except = Network { no_proxy: vec!["127.0.0.1".to_owned()], ..proxied };
    place.with(&[], |request| from_url(request, &server.address(), &except)).expect("an update");
    assert_eq!(place.answers(), FIRST);
}

#[test]
fn a_folder_and_an_archive_do_as_well() {
    let place = Place::new();
    let folder = place.folder.path().join("copy");
    let update = || place.with(&[], |request| from_folder(request, &folder));
    let failed = update().expect_err("there is none").to_string();
    assert!(failed.contains("copy: "), "{failed}");
    first().write(&folder);
    assert_eq!(update().expect("an update").read, 3);
    assert_eq!(place.answers(), FIRST);
    assert_eq!(update().expect("an update").read, 0);
    second().write(&folder);
    assert_eq!(update().expect("an update").read, 6);
    assert_eq!(place.answers(), SECOND);
    // Archives alone, as somebody might have fetched them by hand.
    fs::remove_file(folder.join("npm").join("modified_id.csv")).expect("removed");
    assert_eq!(update().expect("an update").read, 6);

    let place = Place::new();
    let npm = folder.join("npm").join("all.zip");
    let outcome = place.with(&[], |request| from_zip(request, &npm)).expect("an update");
    assert_eq!((place.answers().as_str(), outcome.coverage.len()), ("X-1 X-2 X-3 X-4 X-5 X-6", 1));
    let failed = place.with(&[Ecosystem::Go], |request| from_zip(request, &npm)).expect_err("npm only").to_string();
    assert!(failed.ends_with("all.zip: it does not hold Go"), "{failed}");
    let failed = place.with(&[], |request| from_zip(request, &folder.join("ecosystems.txt"))).expect_err("no archive");
    assert!(failed.to_string().contains("ecosystems.txt: the archive is damaged"), "{failed}");
}

#[test]
fn an_archive_of_one_ecosystem_leaves_the_others() {
    let (place, server) = (Place::new(), Server::of(&first()));
    place.update(&server).expect("an update");
    // A record that concerns both is in both archives; npm's does not speak for PyPI.
    let mut export = first();
    export.put("npm", "X-1", "2026-02-01T00:00:00Z", "a");
    export.put_both("B-1", "2026-02-01T00:00:00Z", "a");
    export.remove("npm", "X-2");
    let folder = place.folder.path().join("copy");
    export.write(&folder);
    let npm = folder.join("npm").join("all.zip");
    let outcome = place.with(&[], |request| from_zip(request, &npm)).expect("an update");
    assert_eq!(place.answers(), "B-1 X-1 B-1 Y-1");
    assert_eq!((outcome.gone, outcome.coverage.len()), (1, 2));
}

#[test]
fn a_place_that_cannot_be_written_is_said() {
    let (place, server) = (Place::new(), Server::of(&first()));
    let check = |database: &Path, expected: &str| {
        let now = "2026-03-01T00:00:00Z".parse().expect("a time");
        let request = Request { database, ecosystems: &[], now, progress: &() };
        let failed = from_url(&request, &server.address(), &Network::default()).expect_err("it fails").to_string();
        assert!(failed.contains(expected), "{failed}");
    };
    let file = place.folder.path().join("file");
    fs::write(&file, "").expect("written");
    check(&file.join("advisories.db"), "file");
    fs::create_dir_all(place.database()).expect("a folder");
    check(&place.database(), "it is no file");
}

#[test]
fn progress_is_told() {
    struct Steps(std::sync::Mutex<Vec<Step>>);
    impl Progress for Steps {
        fn step(&self, step: Step) {
            self.0.lock().expect("no panic").push(step);
        }
    }
    let (place, server) = (Place::new(), Server::of(&first()));
    let steps = Steps(Vec::new().into());
    let now = "2026-03-01T00:00:00Z".parse().expect("a time");
    let request = Request { database: &place.database(), ecosystems: &[Ecosystem::Npm], now, progress: &steps };
    from_url(&request, &server.address(), &Network::default()).expect("an update");
    let steps = steps.0.into_inner().expect("no panic");
    let length = server.length("npm/all.zip");
    for expected in [
        Step::Asking(Ecosystem::Npm),
        Step::Receiving(Ecosystem::Npm, 0, Some(length)),
        Step::Receiving(Ecosystem::Npm, length, Some(length)),
        Step::Reading,
        Step::Building,
    ] {
        assert!(steps.contains(&expected), "{expected:?} in {steps:?}");
    }
}

#[test]
fn absent_is_not_empty() {
    let error = Mapped::open(&Place::new().database()).expect_err("there is none");
    assert_eq!(error.to_string(), "there is no such file");
    let place = Place::new();
    fs::write(place.folder.path().join("empty"), "").expect("written");
    let mapped = Mapped::open(&place.folder.path().join("empty"));
    let error = mapped.and_then(|mapped| mapped.index().map(|_| ())).expect_err("it is empty");
    assert_eq!(error.to_string(), "it is no advisory database");
    let error = Mapped::open(place.folder.path()).expect_err("it is a folder").to_string();
    assert!(error.contains("it is no file") || error.contains(&io::ErrorKind::PermissionDenied.to_string()), "{error}");
}
