//! Why something is not taken as a picture, and what to do about it.

use super::{MOST_BYTES, MOST_PIXELS};
use image::ImageError;

/// A refusal. Each is a sentence that ends in what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureRefused {
    /// Nothing in it.
    #[error("That picture is empty. Get it again from where it came.")]
    Empty,
    /// Not a picture, or not one that is decoded here.
    #[error("That is not a picture Stet takes: it looks like {looks_like}. {instead}")]
    NotAPicture {
        /// What it is, with its article: "an SVG drawing".
        looks_like: &'static str,
        /// What to do instead, a sentence.
        instead: &'static str,
    },
    /// A picture by its first bytes, and nothing that can be shown behind them.
    #[error("That picture is damaged or cut short. Get it again from where it came.")]
    Broken,
    /// A larger file than is taken.
    #[error(
        "That picture has {megabytes} MB; the limit is {} MB. Save it smaller, as a JPEG, and take that.",
        MOST_BYTES / (1024 * 1024)
    )]
    TooManyBytes {
        /// Its size.
        megabytes: usize,
    },
    /// More pixels than are decoded.
    #[error(
        "That picture says it has {width} by {height} pixels; the limit is {} million in all. Save it smaller and take that.",
        MOST_PIXELS / 1_000_000
    )]
    TooManyPixels {
        /// Across, by its header.
        width: u32,
        /// Down, by its header.
        height: u32,
    },
}

/// What the decoder's complaint comes to for a person.
pub(super) fn of(error: &ImageError) -> PictureRefused {
    match error {
        ImageError::Unsupported(_) => PictureRefused::NotAPicture {
            looks_like: "a picture written in a rare way",
            instead: "Open it in a picture program and save it as JPEG or PNG.",
        },
        _ => PictureRefused::Broken,
    }
}
