//! Which part of a picture is printed: a shape, and the point that must stay
//! in it.

use std::fmt;

/// The shape a picture is cut to where it is printed. The kept picture is
/// whole whatever is chosen here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Crop {
    /// Not cut at all.
    #[default]
    Whole,
    /// 16:9.
    Wide,
    /// 4:3.
    Standard,
    /// 1:1.
    Square,
}

impl Crop {
    /// Every shape, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Whole, Self::Wide, Self::Standard, Self::Square];

    /// The name in the file and in Markdown; empty for the whole picture.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Wide => "16:9",
            Self::Standard => "4:3",
            Self::Square => "1:1",
        }
    }

    /// The shape of that name, if there is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|crop| crop.name() == name)
    }

    /// Width and height of the shape; none for the whole picture.
    pub fn ratio(self) -> Option<(u32, u32)> {
        match self {
            Self::Whole => None,
            Self::Wide => Some((16, 9)),
            Self::Standard => Some((4, 3)),
            Self::Square => Some((1, 1)),
        }
    }
}

/// The point of a picture that a crop keeps nearest to its middle, in
/// thousandths of its width and height from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Focus {
    x: u16,
    y: u16,
}

/// A picture's width and height in thousandths.
const WHOLE: u16 = 1000;

impl Default for Focus {
    fn default() -> Self {
        Self { x: WHOLE / 2, y: WHOLE / 2 }
    }
}

impl Focus {
    /// A point in thousandths from the top left; beyond the edge is the edge.
    pub fn new(x: u16, y: u16) -> Self {
        Self { x: x.min(WHOLE), y: y.min(WHOLE) }
    }

    /// Reads `0.4,0.3`: two numbers from 0 to 1 with at most three decimals.
    pub fn parse(text: &str) -> Option<Self> {
        let (x, y) = text.split_once(',')?;
        Some(Self { x: thousandths(x)?, y: thousandths(y)? })
    }

    /// The point as it is written; empty for the middle, which needs no saying.
    pub fn written(self) -> String {
        if self == Self::default() { String::new() } else { self.to_string() }
    }
}

impl fmt::Display for Focus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", decimal(self.x), decimal(self.y))
    }
}

fn decimal(thousandths: u16) -> String {
    match thousandths {
        0 => "0".to_owned(),
        WHOLE.. => "1".to_owned(),
        part => format!("0.{part:03}").trim_end_matches('0').to_owned(),
    }
}

fn thousandths(text: &str) -> Option<u16> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let plain = part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let part: u16 = if plain { format!("{part:0<3}").parse().ok()? } else { return None };
    match (whole, part) {
        ("0", part) => Some(part),
        ("1", 0) => Some(WHOLE),
        _ => None,
    }
}

/// Shape and point together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Framing {
    /// The shape.
    pub crop: Crop,
    /// The point that must stay.
    pub focus: Focus,
}

impl Framing {
    /// Reads shape and point by their names; what cannot be read is as if
    /// nothing were said, since a picture shown whole is never wrong.
    pub fn read(crop: &str, focus: &str) -> Self {
        Self { crop: Crop::parse(crop).unwrap_or_default(), focus: Focus::parse(focus).unwrap_or_default() }
    }

    /// The part of a picture of that size that is printed: left, top, width
    /// and height in pixels, never empty, never beyond the edge.
    pub fn part_of(self, width: u32, height: u32) -> (u32, u32, u32, u32) {
        let Some((across, down)) = self.crop.ratio() else { return (0, 0, width, height) };
        let scaled = |side: u32, by: u32, over: u32| {
            let length = (u64::from(side) * u64::from(by) + u64::from(over) / 2) / u64::from(over);
            u32::try_from(length).unwrap_or(u32::MAX).max(1)
        };
        let part_width = scaled(height, across, down).min(width);
        let part_height = scaled(width, down, across).min(height);
        (
            start(width, part_width, self.focus.x),
            start(height, part_height, self.focus.y),
            part_width,
            part_height,
        )
    }
}

/// Where a part begins, so that the point is in its middle or as near as the
/// edges allow.
fn start(whole: u32, part: u32, point: u16) -> u32 {
    let middle = u64::from(whole) * u64::from(point) / u64::from(WHOLE);
    let start = middle.saturating_sub(u64::from(part) / 2);
    u32::try_from(start).unwrap_or(u32::MAX).min(whole.saturating_sub(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_point_is_written_as_short_as_it_is_exact() {
        for (point, text) in [((400, 300), "0.4,0.3"), ((0, 1000), "0,1"), ((125, 50), "0.125,0.05")] {
            let focus = Focus::new(point.0, point.1);
            assert_eq!(focus.to_string(), text);
            assert_eq!(Focus::parse(text), Some(focus));
        }
        assert_eq!(Focus::parse("0.5, 0.50").map(Focus::written), Some(String::new()));
        for wrong in ["", "0.4", "1.2,0", "-0.1,0", "0.12345,0", "a,b", "0.4,0.3,0.2", "2,0"] {
            assert_eq!(Focus::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_crop_keeps_the_point_in_the_middle_as_far_as_the_edges_allow() {
        let square = |focus| Framing { crop: Crop::Square, focus }.part_of(1600, 900);
        assert_eq!(square(Focus::default()), (350, 0, 900, 900));
        assert_eq!(square(Focus::new(400, 0)), (190, 0, 900, 900));
        assert_eq!(square(Focus::new(0, 500)), (0, 0, 900, 900));
        assert_eq!(square(Focus::new(1000, 500)), (700, 0, 900, 900));
        let wide = Framing { crop: Crop::Wide, focus: Focus::new(500, 100) };
        assert_eq!(wide.part_of(1600, 1600), (0, 0, 1600, 900));
        assert_eq!(Framing::default().part_of(7, 5), (0, 0, 7, 5));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_part_lies_inside_the_picture(
            width in 1..70_000_u32, height in 1..70_000_u32, x in 0..=1000_u16, y in 0..=1000_u16, crop in 0..4_usize,
        ) {
            let framing = Framing { crop: Crop::ALL[crop], focus: Focus::new(x, y) };
            let (left, top, across, down) = framing.part_of(width, height);
            prop_assert!(across >= 1 && down >= 1);
            prop_assert!(left + across <= width && top + down <= height);
            prop_assert!(across == width || down == height, "one side is whole");
        }

        #[test]
        fn every_point_reads_back(x in 0..=1000_u16, y in 0..=1000_u16) {
            let focus = Focus::new(x, y);
            prop_assert_eq!(Focus::parse(&focus.to_string()), Some(focus));
        }
    }
}
