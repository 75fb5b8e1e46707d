//! The newsroom's time zone: every date that is published is written in it.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// A zone of the tz database.
pub(crate) struct Zone(TimeZone);

impl Zone {
    /// By its IANA name; empty is UTC. The error is a sentence.
    pub(crate) fn named(name: &str) -> Result<Self, String> {
        match name {
            "" | "UTC" | "Etc/UTC" => Ok(Self(TimeZone::UTC)),
            _ => TimeZone::get(name).map(Self).map_err(|_| {
                format!("\u{201c}{name}\u{201d} is not a time zone; use a name such as Europe/Berlin")
            }),
        }
    }

    /// A moment as clocks there show it.
    pub(crate) fn at(&self, moment: Timestamp) -> ZonedDateTime {
        moment.to_zoned_datetime(self.0.clone())
    }

    /// A moment as RFC 3339 writes it, with the offset, to the second.
    pub(crate) fn moment(&self, moment: Timestamp) -> String {
        self.at(moment).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }
}
