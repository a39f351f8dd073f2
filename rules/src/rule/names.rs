//! Names that rules may use, for the build: it checks the packs before the code that has these names is compiled.

/// The file with the list of detectors, seen from the crate's folder.
pub const DETECTORS: &str = "src/secrets/detect/mod.rs";
/// The file with the list of verifiers.
pub const VERIFIERS: &str = "src/secrets/verify/mod.rs";

/// The names in a list of `kind`s, which has one a line: `Kind { name: "…", `.
pub fn listed<'a>(source: &'a str, kind: &str) -> Vec<&'a str> {
    let start = format!("{kind} {{ name: \"");
    let name = |line: &'a str| line.trim_start().strip_prefix(&*start)?.split('"').next();
    source.lines().filter_map(name).collect()
}
