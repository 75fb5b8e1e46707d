//! What time it is: the machine's, or one fixed for a reproducible run.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A source of the time.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's clock.
    Machine,
    /// Always the same moment, in the place of the machine's clock.
    Fixed(Timestamp),
    /// What somebody said the time is, for a run that can be repeated. It is
    /// believed for everything but what an embargo waits for.
    Told(Timestamp),
}

impl Clock {
    /// Now, in UTC, to the microsecond: finer is noise, and the file keeps no more.
    pub fn now(self) -> Timestamp {
        match self {
            Self::Fixed(at) | Self::Told(at) => at,
            Self::Machine => {
                Timestamp::from_microsecond(Timestamp::now().as_microsecond()).unwrap_or_default()
            }
        }
    }

    /// The earliest it can be: somebody's word never makes it later than the
    /// machine's clock does.
    pub(crate) fn surely(self) -> Timestamp {
        match self {
            Self::Told(at) => at.min(Self::Machine.now()),
            clock => clock.now(),
        }
    }
}

/// The newsroom's zone by its IANA name; UTC where the name means nothing here.
pub(crate) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// The day it is in a zone.
pub(crate) fn day(at: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(at).date()
}

/// A moment as people give it: RFC 3339, or `YYYY-MM-DDTHH:MM` (also with a
/// space, or a day alone) in the newsroom's zone.
pub(crate) fn moment(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    let local: jiff::civil::DateTime = text.replace(' ', "T").parse().ok()?;
    zone.to_timestamp(local).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_in_the_newsrooms_zone_unless_it_says_otherwise() {
        let berlin = zone("Europe/Berlin");
        for (given, expect) in [
            ("2026-05-14T12:00:00Z", "2026-05-14T12:00:00Z"),
            ("2026-05-14T14:00", "2026-05-14T12:00:00Z"),
            ("2026-05-14 14:00", "2026-05-14T12:00:00Z"),
            ("2026-05-14", "2026-05-13T22:00:00Z"),
        ] {
            assert_eq!(moment(given, &berlin).unwrap().to_string(), expect, "{given}");
        }
        assert!(moment("soon", &berlin).is_none());
        assert_eq!(zone("Nowhere/Atlantis"), TimeZone::UTC);
    }
}
