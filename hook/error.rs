//! Every way the program can fail to do its job, what it tells the user to do, and the exit codes.

use std::fmt;

use findings::is_invisible;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Nothing at or above the threshold.
    Clean,
    /// Findings at or above the threshold.
    Blocked,
    /// Could not do the job, or `--strict` and something was not scanned; wins over findings, which are shown as well.
    Failed,
}

impl Exit {
    /// The process's exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Blocked => 1,
            Self::Failed => 2,
        }
    }
}

/// A failure that ends the run with exit code 2: what happened, where, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Error {
    /// What happened, as one sentence without a full stop.
    message: String,
    /// Where, as `file:line:column`, if there is such a place.
    place: Option<String>,
    /// What the user can do.
    help: Option<String>,
}

pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), place: None, help: None }
    }

    /// Adds where it happened, as `file:line:column`.
    pub(crate) fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Adds what to do about it.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What we quote may come from a scanned repository; nothing of it may drive the terminal.
        write!(f, "error: {}", printable(&self.message))?;
        if let Some(place) = &self.place {
            write!(f, "\n  ┌─ {}", printable(place))?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n  = help: {}", printable(help))?;
        }
        Ok(())
    }
}

/// `text` with every character but the line feed that acts instead of being seen shown as an escape.
pub(crate) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && (c.is_control() || is_invisible(c)) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn an_error_says_where_and_what_to_do_and_cannot_drive_a_terminal() {
        let error = Error::new("rule file \u{1b}[31mx: no such key").at("x:3:1").help("see `hook help rules`");
        assert_eq!(
            error.to_string(),
            "error: rule file \\u{1b}[31mx: no such key\n  ┌─ x:3:1\n  = help: see `hook help rules`"
        );
    }
}
