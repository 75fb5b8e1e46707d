//! Colours as a browser will show them without being told how to read them.

use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// The largest colour profile looked at, in bytes; printers' own have one or two
/// megabytes.
const MOST_PROFILE: usize = 4 * 1024 * 1024;

/// Eight bits a colour in sRGB, without an alpha channel where nothing shows
/// through. A profile that cannot be read is passed over: its picture is then
/// shown as most programs would.
pub(super) fn to_srgb(picture: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let picture = flat(picture);
    let Some(profile) = profile.filter(|profile| profile.len() <= MOST_PROFILE) else { return picture };
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return picture };
    if profile.color_space != DataColorSpace::Rgb {
        return picture;
    }
    match &picture {
        DynamicImage::ImageRgb8(from) => turned(&profile, Layout::Rgb, 3, from.as_raw(), from.width())
            .and_then(|raw| RgbImage::from_raw(from.width(), from.height(), raw))
            .map(DynamicImage::ImageRgb8),
        DynamicImage::ImageRgba8(from) => turned(&profile, Layout::Rgba, 4, from.as_raw(), from.width())
            .and_then(|raw| RgbaImage::from_raw(from.width(), from.height(), raw))
            .map(DynamicImage::ImageRgba8),
        _ => None,
    }
    .unwrap_or(picture)
}

fn turned(profile: &ColorProfile, layout: Layout, bytes: usize, raw: &[u8], width: u32) -> Option<Vec<u8>> {
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()).ok()?;
    let row = bytes * usize::try_from(width).ok()?;
    let mut out = vec![0; raw.len()];
    for (from, to) in raw.chunks_exact(row).zip(out.chunks_exact_mut(row)) {
        transform.transform(from, to).ok()?;
    }
    Some(out)
}

/// Grey, colour, or colour with something showing through: eight bits each.
fn flat(picture: DynamicImage) -> DynamicImage {
    if picture.color().has_alpha() {
        let all: RgbaImage = picture.into_rgba8();
        let solid = all.pixels().all(|pixel| pixel.0.last() == Some(&u8::MAX));
        let all = DynamicImage::ImageRgba8(all);
        return if solid { DynamicImage::ImageRgb8(all.into_rgb8()) } else { all };
    }
    if picture.color().has_color() {
        return DynamicImage::ImageRgb8(picture.into_rgb8());
    }
    let grey: GrayImage = picture.into_luma8();
    DynamicImage::ImageLuma8(grey)
}
