//! The part of a kept picture that is printed, at the size it is printed.

use super::{PictureRefused, kind::Kind, refused, written};
use image::{DynamicImage, ImageReader, imageops::FilterType};
use std::borrow::Cow;
use std::io::Cursor;
use stet_core::text::Framing;

/// A picture to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut<'b> {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The file, of the kind it was kept as.
    pub bytes: Cow<'b, [u8]>,
}

/// Cuts a kept picture to its framing and to at most `widest` pixels across.
/// One that needs neither is given back as it is, to the byte; the same picture
/// and framing always give the same bytes.
pub fn cut(
    bytes: &[u8],
    (width, height): (u32, u32),
    framing: Framing,
    widest: u32,
) -> Result<Cut<'_>, PictureRefused> {
    let part @ (left, top, across, down) = framing.part_of(width, height);
    if part == (0, 0, width, height) && width <= widest {
        return Ok(Cut { width, height, bytes: Cow::Borrowed(bytes) });
    }
    let kind = Kind::of(bytes)?;
    let whole: DynamicImage = ImageReader::with_format(Cursor::new(bytes), kind.format())
        .decode()
        .map_err(|error| refused::of(&error))?;
    let mut piece = whole.crop_imm(left, top, across, down);
    if across > widest {
        let lower = (u64::from(down) * u64::from(widest)).div_ceil(u64::from(across));
        let lower = u32::try_from(lower).unwrap_or(u32::MAX);
        piece = piece.resize_exact(widest, lower, FilterType::Lanczos3);
    }
    let made = if kind == Kind::Png { written::png(&piece) } else { written::jpeg(&piece) };
    let made = made.map_err(|error| refused::of(&error))?;
    Ok(Cut { width: piece.width(), height: piece.height(), bytes: Cow::Owned(made.bytes) })
}
