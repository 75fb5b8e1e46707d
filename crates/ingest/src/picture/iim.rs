//! The captions of picture desks: IPTC's Information Interchange Model 4.2,
//! alone or inside Photoshop's resource blocks.

use super::claims::Said;

/// The resource that holds the model's records.
const IPTC: u16 = 0x0404;
/// More pieces than any caption has.
const MOST: usize = 2000;

/// Reads the block as decoders give it.
pub(super) fn read(block: &[u8]) -> Said {
    let inside = block.strip_prefix(b"Photoshop 3.0\0").unwrap_or(block);
    let records = if inside.starts_with(b"8BIM") { resource(inside).unwrap_or_default() } else { inside };
    let mut said = Said::default();
    // A file cut short still says what it said before the end.
    let _ = datasets(records, &mut said);
    said
}

fn resource(mut rest: &[u8]) -> Option<&[u8]> {
    for _ in 0..MOST {
        rest = rest.strip_prefix(b"8BIM")?;
        let id = u16::from_be_bytes(rest.get(..2)?.try_into().ok()?);
        let name = usize::from(*rest.get(2)?) + 1;
        let after = rest.get(2 + name + name % 2..)?;
        let length = usize::try_from(u32::from_be_bytes(after.get(..4)?.try_into().ok()?)).ok()?;
        let data = after.get(4..)?;
        if id == IPTC {
            return data.get(..length);
        }
        rest = data.get(length.checked_add(length % 2)?..)?;
    }
    None
}

fn datasets(mut rest: &[u8], said: &mut Said) -> Option<()> {
    for _ in 0..MOST {
        let [0x1c, record, set, high, low, after @ ..] = rest else { return None };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        // The top bit means a length of lengths, which no caption needs.
        let value = after.get(..length).filter(|_| length < 0x8000)?;
        let into = match (record, set) {
            (2, 120) => Some(&mut said.caption),
            (2, 80) => Some(&mut said.maker),
            (2, 110) => Some(&mut said.credit),
            (2, 116) => Some(&mut said.rights),
            _ => None,
        };
        if let Some(into) = into.filter(|into| into.is_empty()) {
            *into = text(value);
        }
        rest = after.get(length..)?;
    }
    None
}

/// Letters in UTF-8 or, failing that, in the Western encoding that older
/// programs used without saying so.
pub(super) fn text(bytes: &[u8]) -> String {
    let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
