//! The words every part of `hook` speaks: a text with a path, a finding, its fingerprint, a problem,
//! a secret that cannot be shown whole.
//!
//! What is *not* here: engines, I/O, serialisation (each output format converts at its own edge), policy.

mod encoding;
mod finding;
mod fingerprint;
mod path;
mod problem;
mod redact;
mod source;

pub use finding::{Confidence, Dependency, Edit, Finding, Kind, Location, Passage, RuleInfo, Severity, TraceStep};
pub use fingerprint::{Fingerprint, Identity, Salt};
pub use path::{RepoPath, is_invisible};
pub use problem::{Problem, Reason};
pub use redact::{SecretText, mask};
pub use source::{Position, Source, Span};
