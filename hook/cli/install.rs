//! `hook install` and `hook uninstall`.

use crate::error::{Error, Exit, Result};
use crate::install::{self, Done};

#[derive(clap::Args)]
pub(crate) struct InstallArgs {
    /// Write the hook even where husky, lefthook or pre-commit manages the hooks
    #[arg(long)]
    force_native: bool,
}

#[derive(clap::Args)]
pub(crate) struct UninstallArgs {}

pub(crate) fn install(args: &InstallArgs) -> Result<Exit> {
    let program = std::env::current_exe().map_err(|error| Error::new(format!("where am I? {error}")))?;
    tell(&install::install(&program, args.force_native)?);
    Ok(Exit::Clean)
}

pub(crate) fn uninstall(_args: &UninstallArgs) -> Result<Exit> {
    tell(&install::uninstall()?);
    Ok(Exit::Clean)
}

fn tell(done: &Done) {
    super::say(&match done {
        Done::Installed { script, chained: false } => format!("installed {}", script.display()),
        Done::Installed { script, chained: true } => {
            format!("installed {}; the hook that was there runs first", script.display())
        }
        Done::Removed { script, restored: false } => format!("removed {}", script.display()),
        Done::Removed { script, restored: true } => format!("restored the hook that was at {}", script.display()),
    });
}
