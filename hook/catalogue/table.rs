//! The rules as a table, one line each.

use super::Entry;
use crate::report::escape;

/// What heads the columns.
const HEADS: [&str; 6] = ["id", "severity", "kind", "for", "cwe", "title"];

/// No column but the last, which stands alone at its end, is wider.
const WIDEST: usize = 48;

/// The table, with a line end after each line. Lines of more than `width` characters are cut: on a terminal a table
/// whose lines are wrapped is none.
pub(crate) fn table(entries: &[Entry<'_>], width: Option<usize>) -> String {
    let rows: Vec<[String; 6]> = std::iter::once(HEADS.map(str::to_owned)).chain(entries.iter().map(row)).collect();
    let widths: [usize; 6] =
        std::array::from_fn(|at| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0).min(WIDEST));
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            line.push_str(cell);
            let padding = widths[at].saturating_sub(cell.chars().count());
            line.push_str(&" ".repeat(padding + 2));
        }
        out.push_str(&cut(line.trim_end(), width));
        out.push('\n');
    }
    out
}

fn row(entry: &Entry<'_>) -> [String; 6] {
    let safe = |text: &str| escape::line(text).into_owned();
    let languages = entry.languages();
    let whose = if languages.is_empty() { entry.provider().to_owned() } else { languages.join(",") };
    let or_dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    [
        safe(&entry.info.id),
        entry.info.severity.word().to_owned(),
        entry.info.kind.word().to_owned(),
        or_dash(safe(&whose)),
        or_dash(safe(&entry.info.cwe.join(","))),
        safe(&entry.info.title),
    ]
}

fn cut(line: &str, width: Option<usize>) -> String {
    match width {
        Some(width) if line.chars().count() > width => {
            let start: String = line.chars().take(width.saturating_sub(1)).collect();
            start + "…"
        }
        _ => line.to_owned(),
    }
}
