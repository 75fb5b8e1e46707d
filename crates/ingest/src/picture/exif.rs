//! Three tags of EXIF's first directory (CIPA DC-008, TIFF 6.0), and whether
//! there is a place among them.

use super::claims::Said;
use super::iim::text;

/// More entries than any camera writes.
const MOST_ENTRIES: u16 = 1000;

const DESCRIPTION: u16 = 0x010e;
const ARTIST: u16 = 0x013b;
const COPYRIGHT: u16 = 0x8298;
const GPS: u16 = 0x8825;
/// The type of a tag that holds letters.
const ASCII: u16 = 2;

/// Reads a block that begins with a TIFF header.
pub(super) fn read(block: &[u8]) -> (Said, bool) {
    let mut said = Said::default();
    let place = directory(block, &mut said).unwrap_or(false);
    (said, place)
}

fn directory(block: &[u8], said: &mut Said) -> Option<bool> {
    let little = match block.get(..4)? {
        [b'I', b'I', 42, 0] => true,
        [b'M', b'M', 0, 42] => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two: [u8; 2] = block.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let long = |at: usize| {
        let four: [u8; 4] = block.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }).ok()
    };
    let start = long(4)?;
    let mut place = false;
    for entry in 0..short(start)?.min(MOST_ENTRIES) {
        let at = start.checked_add(2)?.checked_add(usize::from(entry) * 12)?;
        let (tag, kind, length) = (short(at)?, short(at + 2)?, long(at + 4)?);
        place |= tag == GPS;
        let into = match tag {
            DESCRIPTION => &mut said.caption,
            ARTIST => &mut said.maker,
            COPYRIGHT => &mut said.rights,
            _ => continue,
        };
        let from = if length <= 4 { at + 8 } else { long(at + 8)? };
        if let Some(bytes) = from.checked_add(length).and_then(|end| block.get(from..end))
            && kind == ASCII
        {
            *into = text(bytes);
        }
    }
    Some(place)
}
