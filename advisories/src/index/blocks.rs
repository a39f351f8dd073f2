//! A section of texts that are seldom read: one for each record, in compressed blocks.
//!
//! Number of blocks 4; for each: first record 4, offset 4, compressed length 4, length 4; then the blocks. In a block
//! each record's bytes have their length before them.

use super::encoding::{Put, Take};

/// From how many bytes on a block is closed: large enough to compress well, small enough to unpack one for one line.
const FULL: usize = 64 * 1024;

/// How large a block may be; more is damage. A block holds less than [`FULL`] and one record, which cannot be larger
/// than the record's JSON.
const LARGEST: usize = 32 << 20;

/// Beyond this the compressor takes twice the time for 3 % fewer bytes.
const LEVEL: i32 = 9;

const ROW: usize = 16;

/// Writes a section.
#[derive(Default)]
pub(super) struct Writer {
    records: u32,
    first: u32,
    block: Vec<u8>,
    rows: Vec<u8>,
    count: u32,
    blocks: Vec<u8>,
    too_large: bool,
}

impl Writer {
    /// Adds the next record's bytes.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.block.put_number(bytes.len() as u64);
        self.block.extend_from_slice(bytes);
        self.records += 1;
        if self.block.len() >= FULL {
            self.close();
        }
    }

    fn close(&mut self) {
        let packed = zstd::bulk::compress(&self.block, LEVEL).expect("memory is there");
        let numbers = [self.first as usize, self.blocks.len(), packed.len(), self.block.len()];
        for number in numbers {
            self.too_large |= u32::try_from(number).is_err() || self.block.len() > LARGEST;
            self.rows.extend_from_slice(&(number as u32).to_le_bytes());
        }
        self.blocks.extend_from_slice(&packed);
        self.count += 1;
        self.first = self.records;
        self.block.clear();
    }

    /// The section; `None` when it does not fit into the format.
    pub(super) fn finish(mut self) -> Option<Vec<u8>> {
        if !self.block.is_empty() {
            self.close();
        }
        let mut section = self.count.to_le_bytes().to_vec();
        section.extend_from_slice(&self.rows);
        section.extend_from_slice(&self.blocks);
        (!self.too_large).then_some(section)
    }
}

/// A record's bytes; `None` when the section is damaged.
pub(super) fn read(section: &[u8], record: u32) -> Option<Vec<u8>> {
    let (rows, blocks) = parts(section)?;
    let place = rows.partition_point(|row| number(row, 0) <= record).checked_sub(1)?;
    let block = unpacked(&rows[place], blocks)?;
    let mut take = Take::new(&block);
    for _ in number(&rows[place], 0)..record {
        take.bytes()?;
    }
    take.bytes().map(<[u8]>::to_vec)
}

/// Hands each record's bytes to `each`, in order; `None` when the section is damaged.
pub(super) fn all(section: &[u8], mut each: impl FnMut(&[u8]) -> Option<()>) -> Option<()> {
    let (rows, blocks) = parts(section)?;
    for row in rows {
        let block = unpacked(row, blocks)?;
        let mut take = Take::new(&block);
        while !take.is_empty() {
            each(take.bytes()?)?;
        }
    }
    Some(())
}

fn parts(section: &[u8]) -> Option<(&[[u8; ROW]], &[u8])> {
    let (count, rest) = section.split_first_chunk::<4>()?;
    let length = (u32::from_le_bytes(*count) as usize).checked_mul(ROW)?;
    let (rows, blocks) = rest.split_at_checked(length)?;
    Some((rows.as_chunks().0, blocks))
}

fn number(row: &[u8; ROW], place: usize) -> u32 {
    u32::from_le_bytes(row.as_chunks().0[place])
}

fn unpacked(row: &[u8; ROW], blocks: &[u8]) -> Option<Vec<u8>> {
    let [start, packed, length] = [1, 2, 3].map(|place| number(row, place) as usize);
    let packed = blocks.get(start..start.checked_add(packed)?)?;
    if length > LARGEST {
        return None;
    }
    zstd::bulk::decompress(packed, length).ok()
}
