//! A portrait: a picture taken in as any other, and made small.

use crate::cases::media::{self, Taken};
use crate::failure::Result;
use std::path::Path;
use stet_core::text::Framing;
use stet_ingest::picture::{Picture, cut};
use stet_store::MediaRow;

/// The longest side kept, in pixels: twice the size it is shown at.
const SIDE: u32 = 480;

/// A picture ready to be kept.
pub struct Portrait(MediaRow);

impl From<Portrait> for MediaRow {
    fn from(portrait: Portrait) -> Self {
        portrait.0
    }
}

/// Reads a picture file and makes a portrait of it.
pub fn portrait(path: &Path) -> Result<Portrait> {
    small(media::take_file(path)?)
}

fn small(taken: Taken) -> Result<Portrait> {
    let Picture { media_type, width, height, bytes, .. } = taken.into_picture();
    let widest = if width >= height {
        SIDE
    } else {
        let part = u64::from(SIDE) * u64::from(width) / u64::from(height);
        u32::try_from(part).unwrap_or(SIDE).max(1)
    };
    let small = cut(&bytes, (width, height), Framing::default(), widest)?;
    Ok(Portrait(MediaRow {
        media_type: media_type.to_owned(),
        width: small.width,
        height: small.height,
        bytes: small.bytes.into_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
    use std::io::Cursor;

    fn portrait_of(width: u32, height: u32) -> Portrait {
        let mut jpeg = Vec::new();
        let picture: DynamicImage = RgbImage::from_pixel(width, height, Rgb([200, 30, 30])).into();
        picture.write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).unwrap();
        jpeg.extend_from_slice(b"GPS 52.5 13.4");
        small(media::take_in(&jpeg).unwrap()).unwrap()
    }

    #[test]
    fn a_portrait_is_small_and_carries_nothing_but_the_picture() {
        for ((width, height), expect) in
            [((1000, 500), (480, 240)), ((500, 1000), (240, 480)), ((90, 60), (90, 60))]
        {
            let MediaRow { width, height, bytes, .. } = portrait_of(width, height).into();
            assert_eq!((width, height), expect);
            assert!(!bytes.windows(3).any(|three| three == b"GPS"));
        }
    }
}
