//! `modified_id.csv`: when each advisory of an ecosystem last changed.

use jiff::Timestamp;

use super::Failed;

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change<'a> {
    pub(super) modified: Timestamp,
    pub(super) id: &'a str,
}

/// Reads a list. It is newest first by its makers' word; nothing here relies on it.
pub(super) fn read(text: &[u8]) -> Result<Vec<Change<'_>>, Failed> {
    let text = str::from_utf8(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text))
        .map_err(|_| Failed::new("the list of changes is no text"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| change(line.trim()).ok_or_else(|| unreadable(number + 1, line))).collect()
}

fn change(line: &str) -> Option<Change<'_>> {
    let (modified, id) = line.split_once(',')?;
    is_id(id).then_some(Change { modified: modified.parse().ok()?, id })
}

/// Whether a text can be a record's name: it becomes a part of addresses and file names.
pub(super) fn is_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':' | b'+');
    !text.is_empty() && !text.starts_with('.') && text.len() <= 128 && text.bytes().all(plain)
}

fn unreadable(number: usize, line: &str) -> Failed {
    let line: String = line.chars().take(60).collect();
    Failed::new(format!("line {number} of the list of changes is no `<time>,<id>`: {line:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_and_others_refused() {
        let check = |text: &str, expected: Result<&[&str], &str>| {
            let found = read(text.as_bytes()).map(|changes| changes.iter().map(|change| change.id).collect::<Vec<_>>());
            assert_eq!(found.as_deref().map_err(ToString::to_string), expected.map_err(str::to_owned), "{text:?}");
        };
        check("", Ok(&[]));
        check("2024-10-10T12:34:56.123456Z,X-1\n2024-10-10T12:34:56Z,Y-1\n", Ok(&["X-1", "Y-1"]));
        check("\u{feff}2024-10-10T12:34:56Z,X-1\r\n\r\n", Ok(&["X-1"]));
        let refused = "line 1 of the list of changes is no `<time>,<id>`: ";
        check("<html>", Err(&format!("{refused}\"<html>\"")));
        check("2024-10-10T12:34:56Z,../X", Err(&format!("{refused}\"2024-10-10T12:34:56Z,../X\"")));
        check("2024-10-10T12:34:56Z,npm/X-1", Err(&format!("{refused}\"2024-10-10T12:34:56Z,npm/X-1\"")));
        check("2024-10-10T12:34:56Z,", Err(&format!("{refused}\"2024-10-10T12:34:56Z,\"")));
    }
}
