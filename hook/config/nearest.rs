//! "Did you mean …?"

/// The candidate that `word` is most likely a slip of; `None` if nothing is near enough to be a help.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // One slip in three letters: more than that is another word.
    let allowed = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word_and_another_word_does_not() {
        let check = |word: &str, expected: Option<&str>| {
            assert_eq!(nearest(word, ["fail-on", "strict", "exclude", "max-file-size"]), expected, "{word}");
        };
        check("fail_on", Some("fail-on"));
        check("failon", Some("fail-on"));
        check("exlcude", Some("exclude"));
        check("max-filesize", Some("max-file-size"));
        check("colour", None);
        check("", None);
    }
}
