//! Pictures: taken in, kept once under the hash of their bytes, given back.

mod beside;

use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Code, Failure, MediaTaken, TakePicture};
use base64::Engine as _;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use stet_core::text::Hash;
use stet_ingest::picture::{self, MOST_BYTES, Picture, PictureRefused};
use stet_store::MediaRow;

pub use beside::Beside;

/// What a figure's address begins with when its picture is kept here.
pub const SCHEME: &str = "media:";

/// A picture that was judged, decoded and written anew, and is not kept yet.
#[derive(Clone, Debug)]
pub struct Taken {
    picture: Picture,
    /// The hash of the bytes it came as.
    came_as: Hash,
}

impl Taken {
    /// The picture, where it is not kept as it is.
    pub(crate) fn into_picture(self) -> Picture {
        self.picture
    }
}

/// Decoding takes memory by the pixel: ten pictures dropped at once are decoded
/// one after another.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Keeps every picture waiting until the test lets go.
#[cfg(test)]
pub(crate) fn wait_your_turn() -> std::sync::MutexGuard<'static, ()> {
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes a picture in by its bytes. Needs no newsroom file and may take a second,
/// so it is done beside the file's thread.
pub fn take_in(bytes: &[u8]) -> Result<Taken> {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Taken { picture: picture::take(bytes)?, came_as: Hash::of(bytes) })
}

/// Takes a picture in from a file a person chose.
pub fn take_file(path: &Path) -> Result<Taken> {
    let attempted = || format!("{} could not be read", path.display());
    let about = std::fs::metadata(path).map_err(|error| Failure::io(&attempted(), &error))?;
    if !about.is_file() {
        return Err(Failure::new(
            Code::Unreadable,
            format!("{} is not a file. Choose the picture itself.", path.display()),
        ));
    }
    let megabytes = usize::try_from(about.len() / (1024 * 1024)).unwrap_or(usize::MAX);
    if about.len() > u64::try_from(MOST_BYTES).unwrap_or(u64::MAX) {
        return Err(PictureRefused::TooManyBytes { megabytes }.into());
    }
    take_in(&std::fs::read(path).map_err(|error| Failure::io(&attempted(), &error))?)
}

/// Takes a picture in from the clipboard.
pub fn take_data(request: &TakePicture) -> Result<Taken> {
    let most = MOST_BYTES / 3 * 4 + 4;
    if request.data.len() > most {
        let megabytes = request.data.len() / 4 * 3 / (1024 * 1024);
        return Err(PictureRefused::TooManyBytes { megabytes }.into());
    }
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(&request.data)
        .map_err(|error| Failure::bad(format!("The pasted picture makes no sense: {error}.")))?;
    take_in(&bytes)
}

/// Keeps a picture, once; what it is called from now on and what it says about
/// itself. One that the newsroom wrote itself and has is not written anew.
pub fn keep(session: &mut Session, taken: &Taken) -> Result<MediaTaken> {
    let known = session.read(|read| Ok(read.media().by_hash(&taken.came_as)?))?;
    if let Some(row) = known {
        return Ok(shown(&taken.came_as, &row, taken));
    }
    let row = row(&taken.picture);
    let hash = session.write("take in picture", None, "", |write| Ok(write.media().insert(&row)?))?;
    Ok(shown(&hash, &row, taken))
}

fn row(picture: &Picture) -> MediaRow {
    MediaRow {
        media_type: picture.media_type.to_owned(),
        width: picture.width,
        height: picture.height,
        bytes: picture.bytes.clone(),
    }
}

fn shown(hash: &Hash, row: &MediaRow, taken: &Taken) -> MediaTaken {
    let claims = &taken.picture.claims;
    MediaTaken {
        src: format!("{SCHEME}{hash}"),
        media_type: row.media_type.clone(),
        width: row.width,
        height: row.height,
        alt: claims.alt.clone(),
        caption: claims.caption.clone(),
        credit: claims.credit.clone(),
        licence: claims.licence.clone(),
        notes: taken.picture.notes.clone(),
    }
}

/// The hash in a figure's address, if its picture is kept here.
pub fn hash_in(src: &str) -> Option<Hash> {
    src.strip_prefix(SCHEME).and_then(|hash| Hash::parse(hash).ok())
}

/// A kept picture by the hash of its bytes: media type and bytes.
pub fn by_hash(session: &mut Session, hash: &str) -> Result<(String, Vec<u8>)> {
    let named = Hash::parse(hash).map_err(|error| Failure::bad(format!("{error}.")))?;
    let kept = session.read(|read| Ok(read.media().by_hash(&named)?))?;
    let kept = kept.ok_or_else(|| Failure::new(Code::NotFound, "That picture is not in this newsroom."))?;
    Ok((kept.media_type, kept.bytes))
}

impl From<PictureRefused> for Failure {
    fn from(refused: PictureRefused) -> Self {
        Self::new(Code::Unreadable, refused.to_string())
    }
}

#[cfg(test)]
mod tests;
