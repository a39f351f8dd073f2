//! Numbers as code writes them.

/// The decimal form of a whole number as code writes it; its text if it is too large or no number.
pub fn decimal(text: &str) -> String {
    let plain: String = text.chars().filter(|&c| c != '_').collect::<String>().to_ascii_lowercase();
    let plain = plain.trim_end_matches(['l', 'n']);
    let number = match plain.get(..2) {
        Some("0x") => u64::from_str_radix(&plain[2..], 16),
        Some("0o") => u64::from_str_radix(&plain[2..], 8),
        Some("0b") => u64::from_str_radix(&plain[2..], 2),
        _ if plain.len() > 1 && plain.starts_with('0') => u64::from_str_radix(plain, 8),
        _ => plain.parse(),
    };
    number.map_or_else(|_| text.to_owned(), |number| number.to_string())
}

/// One form for all ways to write a number with a fraction; its text if it is no number.
pub fn shortest(text: &str) -> String {
    let plain: String = text.chars().filter(|&c| c != '_').collect();
    let plain = plain.trim_end_matches(['f', 'F', 'd', 'D']);
    plain.parse::<f64>().map_or_else(|_| text.to_owned(), |number| number.to_string())
}
