//! End-to-end tests: they drive the built `hook`, real git and the real pre-commit framework, as a user does.
//!
//! Unix only: symbolic links, pipes, permissions and path bytes are part of what is tested.
#![cfg(unix)]

/// A temporary repository or folder in which git and `hook` run shut off from the user's environment.
mod scratch;
/// Example secrets, made when the test runs: none is stored.
mod token;
/// A situation in git and whether the commit must be blocked: one row.
mod verdict;

/// Situations that are not one commit: ranges, clones, other owners, commands that a repository wants us to run.
mod repositories;
/// Situations in git that every commit scanner is asked about.
mod scenarios;
/// Names, encodings, attributes and configuration that must not change what is scanned.
mod scenarios_content;
/// More of them: index features, what moves between files, merges, shapes of repositories.
mod scenarios_more;

/// What is said to do next.
mod advice;
/// Flags, exit codes, formats.
mod cli;
/// Rules for code, as users meet them.
mod code;
/// Rules for code, beside the recorded answers of Semgrep.
mod conformance;
/// The demonstration in `examples/`.
mod demo;
/// Vulnerable and malicious packages.
mod dependencies;
/// The language server in real editors.
mod editors;
/// `hook fix`.
mod fix;
/// Which command takes which flags.
mod flags;
/// Data that flows between commits and files.
mod flows;
/// The same through the real pre-commit framework.
mod framework;
/// What is not reported: baseline, suppression comments, configuration.
mod hiding;
/// Input that wants to break us.
mod hostile;
/// Files that want to break us: huge, endless, locked, oddly named.
mod hostile_files;
/// Who may use whom, and other house rules.
mod house;
/// `hook install` and `hook uninstall`.
mod install;
/// The language server.
mod lsp;
/// A client of it.
mod lsp_client;
/// The same findings in the editor as on the command line.
mod lsp_verdict;
/// Where nothing was looked at.
mod nothing;
/// `hook test`, `hook rules`, `hook explain`, `hook debug`.
mod rule_commands;
/// Programs that can be attacked, beside their twins that cannot.
mod twins;
