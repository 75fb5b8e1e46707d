//! Writing a picture anew: JPEG for photographs, PNG for what is drawn or lets
//! something show through.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageResult};
use std::collections::HashSet;

/// The JPEG quality kept: hardly to be told from the original, a third of its size.
const QUALITY: u8 = 88;
/// A drawing has fewer colours than this; a photograph has more.
const FEW_COLOURS: usize = 4096;

/// A file, and what it is.
pub(super) struct Written {
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// Writes a picture. `drawn`: it came as a kind that keeps every pixel.
pub(super) fn anew(picture: &DynamicImage, drawn: bool) -> ImageResult<Written> {
    if picture.color().has_alpha() || (drawn && has_few_colours(picture)) {
        png(picture)
    } else {
        jpeg(picture)
    }
}

pub(super) fn png(picture: &DynamicImage) -> ImageResult<Written> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(PngEncoder::new_with_quality(
        &mut bytes,
        CompressionType::Default,
        FilterType::Adaptive,
    ))?;
    Ok(Written { media_type: "image/png", bytes })
}

pub(super) fn jpeg(picture: &DynamicImage) -> ImageResult<Written> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    Ok(Written { media_type: "image/jpeg", bytes })
}

fn has_few_colours(picture: &DynamicImage) -> bool {
    let DynamicImage::ImageRgb8(all) = picture else { return true };
    let mut seen = HashSet::new();
    all.pixels().all(|pixel| {
        seen.insert(pixel.0);
        seen.len() < FEW_COLOURS
    })
}
