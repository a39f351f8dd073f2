//! Where settings come from. A flag goes before a variable, also the one that says "from nowhere".

use std::path::PathBuf;

use super::variable;
use crate::config::Discovery;

#[derive(clap::Args, Clone)]
#[command(next_help_heading = "Configuration")]
pub(crate) struct Configuration {
    /// Configuration from this file alone [env: HOOK_CONFIG]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,

    /// No configuration file
    #[arg(long, conflicts_with = "profile")]
    no_config: bool,

    /// Profile of the configuration to use [env: HOOK_PROFILE]
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

impl Configuration {
    /// The same with what an editor says where the command line says nothing.
    pub(in crate::cli) fn or(mut self, config: Option<PathBuf>, profile: Option<String>) -> Self {
        let named = self.config.is_some() || self.no_config;
        self.config = self.config.or(config.filter(|_| !named));
        self.profile = self.profile.or(profile.filter(|_| !self.no_config));
        self
    }

    pub(super) fn discovery(&self) -> Discovery {
        match &self.config {
            Some(file) => Discovery::File(file.clone()),
            None if self.no_config => Discovery::Off,
            None => variable("HOOK_CONFIG").map_or(Discovery::Nearest, |file| Discovery::File(file.into())),
        }
    }

    pub(super) fn profile(&self) -> Option<String> {
        let of_process = || variable("HOOK_PROFILE").filter(|_| !self.no_config);
        self.profile.clone().or_else(|| Some(of_process()?.to_string_lossy().into_owned()))
    }
}
