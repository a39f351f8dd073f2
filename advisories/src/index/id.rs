//! Ids in eight bytes: most of a database's ids follow one of two forms.

/// The letters of a GHSA id (<https://github.com/github/advisory-database#ghsa-ids>).
const GHSA: &[u8; 20] = b"23456789cfghjmpqrvwx";

/// What stands before a year and a number. The place is part of the file format: append only.
const YEARLY: &[&str] = &["CVE", "MAL", "PYSEC", "GO", "RUSTSEC"];

const GHSA_KIND: u64 = 1;
const YEARLY_KIND: u64 = 2;

/// The eight bytes of an id; others than the known forms are put into `texts`, and the bytes say where. `None` when
/// there is no place left.
pub(super) fn packed(id: &str, texts: &mut Vec<u8>) -> Option<u64> {
    ghsa(id).or_else(|| yearly(id)).or_else(|| {
        let at = u32::try_from(texts.len()).ok()?;
        let length = u64::try_from(id.len()).ok().filter(|&length| length < 1 << 24)?;
        texts.extend_from_slice(id.as_bytes());
        Some(length << 32 | u64::from(at))
    })
}

/// The id again; `None` when the bytes are none.
pub(super) fn unpacked(packed: u64, texts: &[u8]) -> Option<String> {
    match packed >> 60 {
        GHSA_KIND => {
            let mut rest = packed & ((1 << 60) - 1);
            let mut letters = [0u8; 12];
            for letter in letters.iter_mut().rev() {
                *letter = GHSA[(rest % 20) as usize];
                rest /= 20;
            }
            let letters = str::from_utf8(&letters).ok()?;
            (rest == 0).then(|| format!("GHSA-{}-{}-{}", &letters[..4], &letters[4..8], &letters[8..]))
        }
        YEARLY_KIND => {
            let prefix = YEARLY.get((packed >> 52 & 0xff) as usize)?;
            let (width, year, number) = ((packed >> 48 & 0xf) as usize, packed >> 32 & 0xffff, packed & 0xffff_ffff);
            Some(format!("{prefix}-{year:04}-{number:0width$}"))
        }
        0 => {
            let at = (packed & 0xffff_ffff) as usize;
            let text = texts.get(at..at.checked_add((packed >> 32) as usize)?)?;
            str::from_utf8(text).ok().map(str::to_owned)
        }
        _ => None,
    }
}

fn ghsa(id: &str) -> Option<u64> {
    let letters = id.strip_prefix("GHSA-")?;
    let mut parts = letters.split('-');
    let mut packed = 0;
    for _ in 0..3 {
        let part = parts.next().filter(|part| part.len() == 4)?;
        for letter in part.bytes() {
            packed = packed * 20 + GHSA.iter().position(|&known| known == letter)? as u64;
        }
    }
    parts.next().is_none().then_some(GHSA_KIND << 60 | packed)
}

fn yearly(id: &str) -> Option<u64> {
    let (prefix, rest) = id.split_once('-')?;
    let prefix = YEARLY.iter().position(|known| *known == prefix)? as u64;
    let (year, number) = rest.split_once('-')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !(1..=9).contains(&number.len()) || !digits(year) || !digits(number) {
        return None;
    }
    let (width, year, number): (u64, u64, u64) = (number.len() as u64, year.parse().ok()?, number.parse().ok()?);
    Some(YEARLY_KIND << 60 | prefix << 52 | width << 48 | year << 32 | number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ids_come_back() {
        let check = |id: &str, kind: u64| {
            let mut texts = b"before".to_vec();
            let packed = packed(id, &mut texts).expect("there is place");
            assert_eq!(packed >> 60, kind, "{id}");
            assert_eq!(unpacked(packed, &texts).as_deref(), Some(id));
        };
        check("GHSA-jfh8-c2jp-5v3q", 1);
        check("MAL-2025-47141", 2);
        check("CVE-2021-44228", 2);
        check("RUSTSEC-2020-0055", 2);
        check("GO-2021-0001", 2);
        check("PYSEC-2021-1", 2);
        check("CVE-2021-4444444444", 0);
        check("GHSA-JFH8-c2jp-5v3q", 0);
        check("NSWG-ECO-12", 0);
        check("ß", 0);
    }

    proptest! {
        #[test]
        fn any_text_comes_back(id in "(GHSA|CVE|MAL|GO)-[0-9a-z]{4}-[0-9a-z]{0,11}(-[0-9a-z]{4})?|\\PC{0,40}") {
            let mut texts = Vec::new();
            let packed = packed(&id, &mut texts).expect("there is place");
            prop_assert_eq!(unpacked(packed, &texts), Some(id));
        }

        #[test]
        fn any_bytes_are_an_id_or_none(packed: u64, texts: Vec<u8>) {
            let _ = unpacked(packed, &texts);
        }
    }
}
