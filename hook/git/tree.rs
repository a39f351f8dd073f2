//! Tree objects, as they are stored.

use super::{Mode, Node, ObjectId};

/// One entry of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TreeEntry<'a> {
    pub(crate) name: &'a [u8],
    pub(crate) child: Child,
}

/// What a tree's entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Child {
    Folder(ObjectId),
    Node(Node),
}

/// The bytes do not follow the format of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// Reads the entry that starts at `at` of a tree's bytes, and where the next one starts; `None` at the end.
///
/// # Errors
/// If the bytes are no tree.
pub(crate) fn entry(tree: &[u8], at: usize, id_len: usize) -> Result<Option<(TreeEntry<'_>, usize)>, Malformed> {
    let rest = tree.get(at..).ok_or(Malformed)?;
    if rest.is_empty() {
        return Ok(None);
    }
    let space = rest.iter().take(8).position(|&byte| byte == b' ').ok_or(Malformed)?;
    let mut mode = 0;
    for &digit in &rest[..space] {
        if !(b'0'..=b'7').contains(&digit) {
            return Err(Malformed);
        }
        mode = mode * 8 + u32::from(digit - b'0');
    }
    let rest = &rest[space + 1..];
    let nul = rest.iter().position(|&byte| byte == 0).ok_or(Malformed)?;
    let name = &rest[..nul];
    let id = rest.get(nul + 1..nul + 1 + id_len).and_then(ObjectId::new).ok_or(Malformed)?;
    let child = Mode::new(mode).map_or(Child::Folder(id), |mode| Child::Node(Node { mode, id }));
    Ok(Some((TreeEntry { name, child }, at + space + 1 + nul + 1 + id_len)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn entries() {
        let id = ObjectId::new(&[7; 20]).unwrap();
        let tree = [&b"100644 a b\0"[..], &[7; 20], b"40000 d\0", &[7; 20]].concat();
        let (first, next) = entry(&tree, 0, 20).unwrap().unwrap();
        assert_eq!(first, TreeEntry { name: b"a b", child: Child::Node(Node { mode: Mode::Regular, id }) });
        let (second, next) = entry(&tree, next, 20).unwrap().unwrap();
        assert_eq!(second, TreeEntry { name: b"d", child: Child::Folder(id) });
        assert_eq!(entry(&tree, next, 20), Ok(None));
        assert_eq!(entry(&tree[..tree.len() - 1], 31, 20), Err(Malformed));
        assert_eq!(entry(b"9 a\0", 0, 20), Err(Malformed));
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut at = 0;
            while let Ok(Some((_, next))) = entry(&bytes, at, 20) {
                prop_assert!(next > at);
                at = next;
            }
        }
    }
}
