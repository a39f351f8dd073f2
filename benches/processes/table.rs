//! Markdown.

use crate::measure::{Row, Usage};

/// Prints a table; with the bytes of a full scan also its speed.
pub(crate) fn print(rows: &[Row], bytes: Option<u64>) {
    let speed = |title| if bytes.is_some() { title } else { "" };
    println!("| tool | wall, median | least | CPU, median | × hook | peak memory |{}", speed(" MB per CPU second |"));
    println!("|---|--:|--:|--:|--:|--:|{}", speed("--:|"));
    let cpu = |usage: &Usage| usage.cpu.as_secs_f64() * 1e3;
    let ours = rows.iter().find(|row| row.name == "hook").map(|row| median(row, cpu));
    for row in rows {
        let wall = |usage: &Usage| usage.wall.as_secs_f64() * 1e3;
        let own = median(row, cpu);
        let name = if row.reference { format!("*{}*", row.name) } else { row.name.to_owned() };
        print!(
            "| {name} | {} | {} | {} | {} | {:.1} MB |",
            milliseconds(median(row, wall)),
            milliseconds(row.runs.iter().map(wall).fold(f64::INFINITY, f64::min)),
            milliseconds(own),
            ours.map_or(String::new(), |ours| format!("{:.1}", own / ours)),
            median(row, |usage| usage.peak as f64) / 1e6,
        );
        match bytes {
            Some(bytes) if !row.reference => println!(" {:.0} |", bytes as f64 / 1e6 / (own / 1e3)),
            Some(_) => println!(" |"),
            None => println!(),
        }
    }
}

fn milliseconds(value: f64) -> String {
    if value < 100.0 { format!("{value:.1} ms") } else { format!("{value:.0} ms") }
}

fn median(row: &Row, value: impl Fn(&Usage) -> f64) -> f64 {
    let mut values: Vec<f64> = row.runs.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len().is_multiple_of(2) { f64::midpoint(values[middle - 1], values[middle]) } else { values[middle] }
}
