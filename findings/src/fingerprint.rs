//! What makes two findings the same one, wherever they stand.

use std::fmt;

use sha2::{Digest, Sha256};

/// What a finding *is*, apart from its place: a digest of the rule and of context that does not change when the
/// finding moves. Not for display: a secret's identity would confirm a guess; show a [`Fingerprint`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identity {
    digest: [u8; 32],
    salted: bool,
}

impl Identity {
    /// The identity of a finding whose context is public (code, a package).
    pub fn of_context(rule: &str, context: &[&str]) -> Self {
        Self { digest: digest(rule, context), salted: false }
    }

    /// The identity of a finding whose context is the secret itself; its fingerprint is salted.
    pub fn of_secret(rule: &str, secret: &str) -> Self {
        Self { digest: digest(rule, &[secret]), salted: true }
    }

    /// The same with a salted fingerprint: for public context in which a secret stands.
    #[must_use]
    pub fn salted(self) -> Self {
        Self { salted: true, ..self }
    }

    /// The value shown and stored: the first 12 hex digits of SHA-256 over the salt (for secrets) and the identity.
    pub fn fingerprint(&self, salt: &Salt) -> Fingerprint {
        let mut hash = Sha256::new();
        if self.salted {
            hash.update(salt.0);
        }
        hash.update(self.digest);
        let mut short = [0; 6];
        short.copy_from_slice(&hash.finalize()[..6]);
        Fingerprint(short)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(..)")
    }
}

fn digest(rule: &str, context: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in std::iter::once(&rule).chain(context) {
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

/// What a repository adds to the fingerprints of secrets, so that a published baseline does not confirm a guess
/// made elsewhere. It is written in the first line of `.hook-baseline`; without that file it is [`Salt::default`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Salt(pub [u8; 8]);

/// Twelve hex digits that name a finding in every output, the baseline and the editor.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 6]);

impl Fingerprint {
    /// Reads twelve hex digits (either case); `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 12 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; 6];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_fingerprint_is_stable() {
        // Stored in people's baselines: a change of this value is a change of the file format.
        let shown = |identity: Identity, salt: Salt| identity.fingerprint(&salt).to_string();
        let code = Identity::of_context("python.sqli", &["execute ( query )", "views.show"]);
        let text = "hunter2";
        let secret = Identity::of_secret("secrets.generic-password", text);
        assert_eq!(shown(code, Salt::default()), shown(code, Salt([7; 8])), "code is not salted");
        assert_ne!(shown(secret, Salt::default()), shown(secret, Salt([7; 8])), "secrets are");
        assert_ne!(
            shown(code.salted(), Salt::default()),
            shown(code.salted(), Salt([7; 8])),
            "and code with one in it"
        );
        assert_eq!(shown(code, Salt::default()), "5d605e2d164e");
        assert_eq!(shown(secret, Salt::default()), "08e7051ec59e");
    }

    #[test]
    fn context_borders_matter() {
        assert_ne!(Identity::of_context("r", &["ab", "c"]), Identity::of_context("r", &["a", "bc"]));
        assert_ne!(Identity::of_context("r", &["a"]), Identity::of_context("r", &["a", ""]));
    }

    proptest! {
        #[test]
        fn parse_undoes_display(bytes in any::<[u8; 6]>()) {
            let fingerprint = Fingerprint(bytes);
            prop_assert_eq!(Fingerprint::parse(&fingerprint.to_string()), Some(fingerprint));
        }

        #[test]
        fn parse_takes_nothing_else(text in "\\PC{0,14}") {
            if let Some(read) = Fingerprint::parse(&text) {
                prop_assert_eq!(read.to_string(), text.to_ascii_lowercase());
            }
        }
    }
}
