//! What a picture says about itself, put together from the three places where
//! cameras, agencies and picture desks write it (EXIF 2.32; IPTC IIM 4.2; the
//! IPTC Photo Metadata Standard in XMP).

use super::{exif, iim, xmp};
use image::ImageDecoder;

/// Words to be offered beside a picture; each empty where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// What is seen.
    pub caption: String,
    /// Who made it, and for whom: "Ana Lind/Coast Photo".
    pub credit: String,
    /// Whose it is and under which terms it may be used.
    pub licence: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}

/// What one place says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) caption: String,
    pub(super) maker: String,
    pub(super) credit: String,
    pub(super) rights: String,
    pub(super) alt: String,
}

/// What the file's header gives beside the picture.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) claims: Claims,
    /// It says where it was taken.
    pub(super) place: bool,
}

/// Characters of a caption that are offered, and of anything shorter.
const LONGEST: usize = 2000;

impl Found {
    /// Reads all three; one that cannot be read says nothing.
    pub(super) fn of(decoder: &mut impl ImageDecoder) -> Self {
        let camera = decoder.exif_metadata().ok().flatten().map(|block| exif::read(&block));
        let desk = decoder.iptc_metadata().ok().flatten().map(|block| iim::read(&block));
        let packet = decoder.xmp_metadata().ok().flatten().map(|packet| xmp::read(&packet));
        let (camera, place) = camera.map_or_else(Default::default, |(said, place)| (said, place));
        let packet = packet.unwrap_or_default();
        Self {
            place: place || packet.place,
            claims: together(&[packet.said, desk.unwrap_or_default(), camera]),
        }
    }
}

/// The first that says something is believed, newest way of writing first.
fn together(places: &[Said]) -> Claims {
    let first = |of: fn(&Said) -> &String| {
        places.iter().map(of).map(|text| tidy(text)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let (maker, credit) = (first(|said| &said.maker), first(|said| &said.credit));
    let credit = match (maker.is_empty(), credit.is_empty()) {
        (false, false) if !credit.to_lowercase().contains(&maker.to_lowercase()) => {
            format!("{maker}/{credit}")
        }
        (false, true) => maker,
        _ => credit,
    };
    Claims {
        caption: first(|said| &said.caption),
        credit,
        licence: first(|said| &said.rights),
        alt: first(|said| &said.alt),
    }
}

/// On one line, without control characters, no longer than anybody would print;
/// nothing for what cameras write unasked.
fn tidy(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let by_itself = line.to_ascii_uppercase();
    if by_itself.contains("DIGITAL CAMERA") || by_itself == "SONY DSC" || by_itself == "DEFAULT" {
        return String::new();
    }
    line.chars().take(LONGEST).collect()
}
