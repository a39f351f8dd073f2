//! Example secrets. None is stored: what looks alive in a repository trips every scanner, ours included.

/// A GitHub token with a right checksum; the same seed gives the same token.
pub(crate) fn github(seed: &str) -> String {
    let mut state = seed
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mut entropy = String::new();
    for _ in 0..30 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        entropy.push(char::from(BASE62[((state >> 33) % 62) as usize]));
    }
    let mut checksum = crc32(entropy.as_bytes());
    let mut digits = [b'0'; 6];
    for digit in digits.iter_mut().rev() {
        *digit = BASE62[(checksum % 62) as usize];
        checksum /= 62;
    }
    format!("ghp_{entropy}{}", String::from_utf8_lossy(&digits))
}

/// One line of code with such a token: the planted finding of most tests.
pub(crate) fn leak(seed: &str) -> String {
    format!("GITHUB = \"{}\"\n", github(seed))
}

/// The rule that finds it.
pub(crate) const RULE: &str = "secrets.github-token";

const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

#[test]
fn the_checksum_is_the_standard_one() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
}
