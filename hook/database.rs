//! Which advisories are asked: the user's database where there is one, else the set that is a part of the program.

use std::env;
use std::path::{Path, PathBuf};

use advisories::database::{Mapped, Platform, Unusable, default_place};
use advisories::index::Index;
use advisories::starter;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::{Error, Result};

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: PathBuf,
    /// Whether the user named it; then it must be there.
    pub(crate) named: bool,
}

impl Place {
    /// What the user names (`--db`, `HOOK_DB`), else the default. `None`: neither the user nor the environment says
    /// anything.
    pub(crate) fn of(named: Option<PathBuf>) -> Option<Self> {
        match named {
            Some(path) => Some(Self { path, named: true }),
            None => Some(Self { path: default_place(Platform::OURS, |name| env::var_os(name))?, named: false }),
        }
    }
}

/// Advisories to ask.
#[derive(Debug)]
pub(crate) enum Database {
    /// Those of the program itself.
    BuiltIn,
    /// Those that `hook db update` has loaded.
    Loaded(Mapped),
}

/// What a report says of the advisories it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edition {
    /// Whether they are those of the program itself.
    pub(crate) built_in: bool,
    /// The day on which their source was last asked; of several the oldest. Of the built-in ones when they were written.
    pub(crate) date: Date,
}

impl Database {
    /// Opens the database at `place`.
    ///
    /// # Errors
    /// It is damaged, or of another format, or one that the user named is not there: what was to be checked would
    /// quietly not be.
    pub(crate) fn open(place: Option<&Place>) -> Result<Self> {
        let Some(place) = place else { return Ok(Self::BuiltIn) };
        match Mapped::open(&place.path).and_then(|mapped| mapped.index().map(|_| ()).map(|()| mapped)) {
            Ok(mapped) => Ok(Self::Loaded(mapped)),
            Err(Unusable::Absent) if !place.named => Ok(Self::BuiltIn),
            Err(why) => Err(unusable(&place.path, &why)),
        }
    }

    /// The open database.
    pub(crate) fn index(&self) -> std::result::Result<Index<'_>, Unusable> {
        match self {
            Self::BuiltIn => Ok(starter::index().clone()),
            Self::Loaded(mapped) => mapped.index(),
        }
    }

    /// What reports say of it.
    pub(crate) fn edition(&self) -> Option<Edition> {
        let index = self.index().ok()?;
        let asked = index.coverage().iter().map(|coverage| coverage.asked).min();
        let built_in = matches!(self, Self::BuiltIn);
        let time = if built_in { index.built() } else { asked.unwrap_or(index.built()) };
        Some(Edition { built_in, date: TimeZone::UTC.to_datetime(time).date() })
    }
}

impl Edition {
    /// How many days ago that was.
    pub(crate) fn age(&self, today: Date) -> i64 {
        self.date.until(today).map_or(0, |span| i64::from(span.get_days())).max(0)
    }
}

/// The failure to use the database at `path`.
pub(crate) fn unusable(path: &Path, why: &Unusable) -> Error {
    let error = Error::new(format!("the advisory database {} cannot be used: {why}", path.display()));
    match why {
        Unusable::Absent => error.help("hook db update makes it; without --db and HOOK_DB the built-in set is asked"),
        Unusable::Closed(_) => error.help("look at its permissions, or name another file with --db"),
        Unusable::Damaged(_) => error.help("remove it, then: hook db update"),
    }
}
