//! What a file is, by its first bytes alone.

use super::PictureRefused;
use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{AnimationDecoder, ImageFormat};
use std::io::Cursor;

/// The pictures that are decoded here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    WebP,
    Gif,
    Bmp,
}

/// Bytes at the start in which a drawing names itself.
const HEAD: usize = 1024;

impl Kind {
    /// The kind, or what it looks like instead.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, PictureRefused> {
        match bytes {
            [] => Err(PictureRefused::Empty),
            [0xff, 0xd8, 0xff, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Ok(Self::Bmp),
            other => Err(something_else(other)),
        }
    }

    pub(super) fn format(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
            Self::WebP => ImageFormat::WebP,
            Self::Gif => ImageFormat::Gif,
            Self::Bmp => ImageFormat::Bmp,
        }
    }

    /// Kinds that screens and drawing programs write, often with few colours.
    pub(super) fn is_drawn(self) -> bool {
        !matches!(self, Self::Jpeg)
    }
}

fn something_else(bytes: &[u8]) -> PictureRefused {
    const AS_JPEG: &str = "Open it in a picture program and save it as JPEG or PNG.";
    let (looks_like, instead) = match bytes {
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => ("a TIFF or raw camera file", AS_JPEG),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', ..] => ("an AVIF picture", AS_JPEG),
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm', ..] => ("a HEIC picture or a film", AS_JPEG),
        [b'%', b'P', b'D', b'F', ..] => ("a PDF file", "Save the page you want as JPEG or PNG."),
        _ if is_svg(bytes) => ("an SVG drawing, which can hold a program", "Export it as PNG and take that."),
        _ => ("another kind of file", "Take a JPEG, PNG, WebP, GIF or BMP file."),
    };
    PictureRefused::NotAPicture { looks_like, instead }
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    head.windows(4).any(|four| four.eq_ignore_ascii_case(b"<svg"))
}

/// A JPEG whose last scan has no end: the decoder would fill the rest with grey.
pub(super) fn is_cut_short(kind: Kind, bytes: &[u8]) -> bool {
    let last = |marker: u8| bytes.windows(2).rposition(|two| *two == [0xff, marker]);
    kind == Kind::Jpeg && last(0xd9) < last(0xda)
}

/// More than one picture in it, shown one after another.
pub(super) fn moves(kind: Kind, bytes: &[u8]) -> bool {
    let bytes = Cursor::new(bytes);
    match kind {
        Kind::Gif => GifDecoder::new(bytes).is_ok_and(|decoder| decoder.into_frames().take(2).count() == 2),
        Kind::Png => PngDecoder::new(bytes).is_ok_and(|decoder| decoder.is_apng().unwrap_or(false)),
        Kind::WebP => WebPDecoder::new(bytes).is_ok_and(|decoder| decoder.has_animation()),
        Kind::Jpeg | Kind::Bmp => false,
    }
}
