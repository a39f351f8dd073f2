//! The flags that commands share, one file a group. A command takes the groups it honours: a flag that would change
//! nothing is not accepted.

mod configuration;
mod output;
mod policy;
mod rules;
mod scope;

use std::ffi::OsString;
use std::sync::Arc;

use ::rules::Engine;
use findings::Kind;
use jiff::ZonedDateTime;
use jiff::civil::Date;

pub(super) use configuration::Configuration;
pub(super) use output::{Output, width};
pub(super) use policy::Policy;
pub(super) use rules::{Chosen, Rules};
pub(super) use scope::{Scope, kind_words};

use crate::check::Checker;
use crate::config::{Overrides, RuleIds};
use crate::database::Database;
use crate::dependencies::{self, Dependencies};
use crate::error::Result;
use crate::run::Plan;

/// All of them: for the commands that scan and report.
#[derive(clap::Args)]
pub(super) struct Flags {
    #[command(flatten)]
    pub(super) scope: Scope,

    #[command(flatten)]
    pub(super) policy: Policy,

    #[command(flatten)]
    pub(super) configuration: Configuration,

    #[command(flatten)]
    pub(super) output: Output,
}

/// What the command line says about how to look. `context` is the number of lines shown around a finding.
///
/// # Errors
/// Rules that cannot be read, or kinds that leave nothing to look for.
pub(super) fn plan(scope: &Scope, policy: &Policy, configuration: &Configuration, context: u32) -> Result<Plan> {
    let (engine, all_rules_run) = scope.engine()?;
    let (only, skip) = scope.kinds(&engine)?;
    let packages = only.contains(&Kind::Dependencies) && !skip.contains(&Kind::Dependencies);
    let dependencies = packages.then(|| Database::open(scope.database().as_ref())).transpose()?.map(Dependencies::new);
    let rules = rule_ids(&engine, scope);
    Ok(Plan {
        checker: Arc::new(Checker::new(engine, dependencies, context, scope.timeout(), today)),
        overrides: Overrides {
            discovery: configuration.discovery(),
            rules,
            profile: configuration.profile(),
            fail_on: policy.fail_on(),
            strict: scope.strict(),
            only,
            skip,
            exclude: scope.exclude(),
            max_file_size: scope.max_file_size(),
            no_suppress: policy.no_suppress,
        },
        threads: scope.threads(),
        all_findings: policy.all_findings,
        baseline: !policy.no_baseline,
        all_rules_run,
        today,
        stop: None,
    })
}

/// The rules that configuration and comments may name: those that run, and the built-in ones, which other runs over the
/// same files have.
fn rule_ids(engine: &Engine, scope: &Scope) -> RuleIds {
    let others = scope.has_own_rules().then(Engine::built_in);
    let all = engine.infos().chain(others.iter().flat_map(Engine::infos)).chain(&dependencies::RULES);
    RuleIds::new(all.map(|info| (info.kind, info.id.to_string())).collect())
}

/// A variable that stands for a flag. An empty one counts as not set: that is how CI systems unset one.
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn today() -> Date {
    ZonedDateTime::now().date()
}
