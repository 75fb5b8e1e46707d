//! A picture coming in: judged before it is decoded, decoded, turned upright,
//! brought to sRGB and written anew, so that nothing but the picture is kept:
//! no place, no camera, no serial number, no trailing bytes.
//!
//! What it says about itself is read first and only *proposed*: a caption, a
//! credit, terms. Nothing here stores anything.

mod claims;
mod colour;
mod cut;
mod exif;
mod iim;
mod kind;
mod refused;
#[cfg(test)]
mod tests;
mod written;
mod xmp;

pub use claims::Claims;
pub use cut::{Cut, cut};
pub use refused::PictureRefused;

use claims::Found;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, imageops::FilterType};
use kind::Kind;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The largest file taken, in bytes.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;
/// The most pixels a picture may have, told by its header before it is decoded.
pub const MOST_PIXELS: u64 = 50_000_000;
/// The longest side kept, in pixels: more than any page or screen shows.
const LONGEST: u32 = 4096;
/// The most memory decoding may take: the most pixels at eight bytes, and some.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// A picture ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// `image/jpeg` or `image/png`.
    pub media_type: &'static str,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The file, written by us.
    pub bytes: Vec<u8>,
    /// What it said about itself, to be offered.
    pub claims: Claims,
    /// What was taken away or changed, a sentence each.
    pub notes: Vec<String>,
}

/// Takes a picture in. It is known by its bytes, never by a name or a claim.
pub fn take(bytes: &[u8]) -> Result<Picture, PictureRefused> {
    // The decoders and the colour tables assert their own bookkeeping.
    catch_unwind(AssertUnwindSafe(|| taken(bytes))).unwrap_or(Err(PictureRefused::Broken))
}

fn taken(bytes: &[u8]) -> Result<Picture, PictureRefused> {
    let opened = Opened::new(bytes)?;
    let Opened { kind, mut decoder, found } = opened;
    let mut notes = Vec::new();
    if found.place {
        notes.push("The place where it was taken was in the file; it is not kept.".to_owned());
    }
    if kind::moves(kind, bytes) {
        notes.push("It is animated; its first picture is kept.".to_owned());
    }
    let profile = decoder.icc_profile().ok().flatten();
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refused::of(&error))?;
    picture.apply_orientation(turned);
    if picture.width().max(picture.height()) > LONGEST {
        notes.push(format!(
            "It had {} by {} pixels; it is kept at {LONGEST} on its longer side.",
            picture.width(),
            picture.height()
        ));
        picture = picture.resize(LONGEST, LONGEST, FilterType::Lanczos3);
    }
    let picture = colour::to_srgb(picture, profile.as_deref());
    let written = written::anew(&picture, kind.is_drawn()).map_err(|error| refused::of(&error))?;
    Ok(Picture {
        media_type: written.media_type,
        width: picture.width(),
        height: picture.height(),
        bytes: written.bytes,
        claims: found.claims,
        notes,
    })
}

/// A file whose header was read and found to be within bounds.
struct Opened<'b> {
    kind: Kind,
    decoder: Box<dyn ImageDecoder + 'b>,
    found: Found,
}

impl<'b> Opened<'b> {
    fn new(bytes: &'b [u8]) -> Result<Self, PictureRefused> {
        if bytes.len() > MOST_BYTES {
            return Err(PictureRefused::TooManyBytes { megabytes: bytes.len() / (1024 * 1024) });
        }
        let kind = Kind::of(bytes)?;
        if kind::is_cut_short(kind, bytes) {
            return Err(PictureRefused::Broken);
        }
        let mut reader = ImageReader::with_format(Cursor::new(bytes), kind.format());
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_MEMORY);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(|error| refused::of(&error))?;
        let (width, height) = decoder.dimensions();
        match u64::from(width) * u64::from(height) {
            0 => return Err(PictureRefused::Broken),
            pixels if pixels > MOST_PIXELS => return Err(PictureRefused::TooManyPixels { width, height }),
            _ => {}
        }
        let found = Found::of(&mut decoder);
        Ok(Self { kind, decoder: Box::new(decoder), found })
    }
}
