//! The kept pictures of pages: read with the page, cut beside the file's thread.

use crate::cases::media::hash_in;
use crate::failure::Result;
use std::collections::BTreeMap;
use std::sync::Arc;
use stet_core::text::{Framing, Hash};
use stet_ingest::picture::cut;
use stet_publish::{Page, PagePicture, kept_in};
use stet_store::{MediaRow, Read};

/// The most pixels across a printed picture has: a column of copy on a screen of
/// twice the usual density.
const WIDEST: u32 = 1600;

/// What was read for some pages. One picture that several print is held once.
#[derive(Default)]
pub(super) struct Gathered {
    kept: BTreeMap<Hash, Kept>,
    /// Cut already; pages that print the same share it.
    cut: BTreeMap<(Hash, &'static str, String), PagePicture>,
}

struct Kept {
    media_type: String,
    size: (u32, u32),
    bytes: Arc<[u8]>,
}

impl Gathered {
    /// Reads the pictures of a page; one that is not there is left to whoever
    /// prints it to complain about.
    pub(super) fn read(&mut self, read: &Read<'_>, page: &Page) -> Result<()> {
        for (src, _) in kept_in(&page.document) {
            let Some(hash) = hash_in(src).filter(|hash| !self.kept.contains_key(hash)) else { continue };
            if let Some(MediaRow { media_type, width, height, bytes }) = read.media().by_hash(&hash)? {
                self.kept.insert(hash, Kept { media_type, size: (width, height), bytes: bytes.into() });
            }
        }
        Ok(())
    }

    /// Gives a page its pictures, cut as it prints them.
    pub(super) fn give(&mut self, page: &mut Page) -> Result<()> {
        let wanted: Vec<(String, Framing)> =
            kept_in(&page.document).into_iter().map(|(src, framing)| (src.to_owned(), framing)).collect();
        for (src, framing) in wanted {
            let had = page.pictures.iter().any(|one| one.src == src && one.framing == framing);
            let Some(hash) = hash_in(&src).filter(|_| !had) else { continue };
            let Some(kept) = self.kept.get(&hash) else { continue };
            let key = (hash, framing.crop.name(), framing.focus.to_string());
            let picture = match self.cut.get(&key) {
                Some(known) => PagePicture { src, ..known.clone() },
                None => {
                    let made = cut(&kept.bytes, kept.size, framing, WIDEST)?;
                    let whole = Arc::clone(&kept.bytes);
                    let same = made.bytes.len() == whole.len() && *made.bytes == *whole;
                    let printed = if same { Arc::clone(&whole) } else { made.bytes.into_owned().into() };
                    let picture = PagePicture {
                        src,
                        framing,
                        media_type: kept.media_type.clone(),
                        width: made.width,
                        height: made.height,
                        printed,
                        whole,
                    };
                    self.cut.insert(key, picture.clone());
                    picture
                }
            };
            page.pictures.push(picture);
        }
        Ok(())
    }
}
