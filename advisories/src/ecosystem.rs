//! The ecosystems of packages, as OSV names them.
//!
//! Source: the list of ecosystems in the OSV schema, <https://ossf.github.io/osv-schema/#defined-ecosystems>.

/// Where packages of one kind come from; names and versions mean the same only within one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ecosystem {
    /// JavaScript: npm, yarn, pnpm, bun, deno.
    Npm,
    /// Python.
    PyPi,
    /// Java and its relatives: Maven, Gradle.
    Maven,
    /// Go modules.
    Go,
    /// Rust.
    CratesIo,
    /// Ruby.
    RubyGems,
    /// PHP: Composer.
    Packagist,
    /// .NET.
    NuGet,
    /// Dart and Flutter.
    Pub,
    /// Elixir and Erlang.
    Hex,
    /// C and C++: Conan.
    Conan,
}

impl Ecosystem {
    /// All of them, in a fixed order.
    pub const ALL: &[Self] = &[
        Self::Npm,
        Self::PyPi,
        Self::Maven,
        Self::Go,
        Self::CratesIo,
        Self::RubyGems,
        Self::Packagist,
        Self::NuGet,
        Self::Pub,
        Self::Hex,
        Self::Conan,
    ];

    /// The name in OSV records and in the folders of the bulk export.
    pub fn osv_name(self) -> &'static str {
        match self {
            Self::Npm => "npm",
            Self::PyPi => "PyPI",
            Self::Maven => "Maven",
            Self::Go => "Go",
            Self::CratesIo => "crates.io",
            Self::RubyGems => "RubyGems",
            Self::Packagist => "Packagist",
            Self::NuGet => "NuGet",
            Self::Pub => "Pub",
            Self::Hex => "Hex",
            Self::Conan => "ConanCenter",
        }
    }

    /// The ecosystem that an OSV record names; what follows a colon (`Maven:https://…`) is a registry, not another one.
    pub fn of_osv_name(name: &str) -> Option<Self> {
        let name = name.split_once(':').map_or(name, |(name, _)| name);
        Self::ALL.iter().copied().find(|ecosystem| ecosystem.osv_name() == name)
    }
}
