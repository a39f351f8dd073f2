//! skeleton
/// skeleton
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ObjectId {
    bytes: [u8; 32],
    len: u8,
}
