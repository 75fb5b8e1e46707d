//! The parts of a package, within bounds.

use roxmltree::{Document, ParsingOptions};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Parts of a package, and no more.
const MOST_PARTS: usize = 2000;
/// Bytes of all parts that are read, unpacked, and no more.
const MOST_BYTES: u64 = 200 * 1024 * 1024;
/// How many times its packed size a part may have; less than this many bytes
/// are no bomb whatever the ratio.
const MOST_RATIO: u64 = 200;
const HARMLESS: u64 = 4 * 1024 * 1024;
/// Elements inside each other, and elements in all.
const DEEPEST: usize = 100;
const MOST_NODES: u32 = 1_000_000;

/// A package.
pub(super) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Parts<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            format!("it is damaged or cut off ({error}); open it in Word and save it again")
        })?;
        if archive.len() > MOST_PARTS {
            return Err(format!("it has {} parts; no Word file needs that many", archive.len()));
        }
        Ok(Self { archive, left: MOST_BYTES })
    }

    /// A picture's bytes; none when the package has none of that name, or none
    /// that is read.
    pub(super) fn picture(&mut self, name: &str) -> Option<Vec<u8>> {
        self.bytes(name).ok().flatten().filter(|bytes| bytes.len() <= crate::picture::MOST_BYTES)
    }

    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(format!("its part {name} can\u{2019}t be unpacked ({error})")),
        };
        if part.encrypted() {
            return Err("it is locked with a password; open it in Word and save it without one".to_owned());
        }
        let most = part.compressed_size().saturating_mul(MOST_RATIO).max(HARMLESS).min(self.left);
        let mut bytes = Vec::new();
        part.take(most + 1).read_to_end(&mut bytes).map_err(|error| {
            format!("its part {name} is damaged ({error}); open it in Word and save it again")
        })?;
        let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if read > most {
            return Err(format!(
                "its part {name} unpacks to far more than it could hold: it is made to harm"
            ));
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    /// A part's XML; none when the package has no such part.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, String> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text = match crate::encoding::decode(&bytes, false) {
            Ok(decoded) => decoded.text,
            Err(why) => return Err(format!("its part {name} is no text: {why}")),
        };
        if too_deep(&text) {
            return Err(format!("its part {name} nests deeper than any document"));
        }
        Ok(Some(text))
    }
}

/// Parses a part. A document type is refused: it could name files and grow without end.
pub(super) fn tree(xml: &str) -> Result<Document<'_>, String> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(xml, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => "it declares a document type, which no Word file does".to_owned(),
        roxmltree::Error::NodesLimitReached => "it has more elements than are read".to_owned(),
        error => format!("its XML is broken ({error}); open it in Word and save it again"),
    })
}

/// Whether tags nest deeper than is read, before anything follows them down.
fn too_deep(xml: &str) -> bool {
    let mut depth = 0usize;
    for piece in xml.split('<').skip(1) {
        match piece.as_bytes().first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'?' | b'!') | None => {}
            _ if piece.split('>').next().is_some_and(|tag| tag.ends_with('/')) => {}
            _ => depth += 1,
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}
