//! A portrait: decoded, made small, and written anew, so that nothing but the
//! picture comes along: no place, no camera, no date, no trailing bytes.

use crate::failure::Result;
use crate::wire::{Code, Failure};
use image::{ImageReader, Limits, imageops::FilterType};
use std::io::Cursor;
use std::path::Path;
use stet_store::MediaRow;

/// The longest side kept, in pixels: twice the size it is shown at.
const SIDE: u32 = 480;
/// The most pixels a picture may have on one side before it is decoded.
const MOST_SIDE: u32 = 16_384;
/// The most memory decoding may take.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// A picture ready to be kept.
pub struct Portrait {
    width: u32,
    height: u32,
    bytes: Vec<u8>,
}

impl From<Portrait> for MediaRow {
    fn from(portrait: Portrait) -> Self {
        Self {
            media_type: "image/jpeg".into(),
            width: portrait.width,
            height: portrait.height,
            bytes: portrait.bytes,
        }
    }
}

/// Reads a JPEG, PNG or WebP file and makes a portrait of it.
pub fn portrait(path: &Path) -> Result<Portrait> {
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::io(&format!("{} could not be read", path.display()), &error))?;
    from_bytes(&bytes)
}

fn from_bytes(bytes: &[u8]) -> Result<Portrait> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| not_a_picture(&error))?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| not_a_picture(&error))?;
    let turned = image::ImageDecoder::orientation(&mut decoder).map_err(|error| not_a_picture(&error))?;
    let mut picture = image::DynamicImage::from_decoder(decoder).map_err(|error| not_a_picture(&error))?;
    picture.apply_orientation(turned);
    let small = picture.resize(SIDE, SIDE, FilterType::Lanczos3).to_rgb8();
    let mut out = Vec::new();
    let jpeg = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 85);
    small.write_with_encoder(jpeg).map_err(|error| not_a_picture(&error))?;
    Ok(Portrait { width: small.width(), height: small.height(), bytes: out })
}

fn not_a_picture(error: &dyn std::fmt::Display) -> Failure {
    Failure::new(
        Code::Unreadable,
        format!("That picture can\u{2019}t be read: {error}. Use a JPEG, PNG or WebP file."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portrait_is_small_and_carries_nothing_but_the_picture() {
        let mut png = Vec::new();
        image::RgbaImage::from_pixel(1000, 500, image::Rgba([200, 30, 30, 255]))
            .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
            .unwrap();
        png.extend_from_slice(b"GPS 52.5 13.4");
        let portrait = from_bytes(&png).unwrap();
        assert_eq!((portrait.width, portrait.height), (480, 240));
        assert!(!portrait.bytes.windows(3).any(|three| three == b"GPS"));
    }

    #[test]
    fn what_is_no_picture_is_said_to_be_none() {
        for bytes in [&b""[..], b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", &[0xff, 0xd8, 0xff]]
        {
            assert_eq!(from_bytes(bytes).err().unwrap().code, Code::Unreadable);
        }
    }
}
