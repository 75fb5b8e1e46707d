//! Moments as people read them, in the newsroom's zone.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// `14 May 2026 14:05`; the text itself where it is no moment.
pub(crate) fn moment(text: &str, zone: &TimeZone) -> String {
    match text.parse::<Timestamp>() {
        Ok(at) => zone.to_datetime(at).strftime("%-d %b %Y %H:%M").to_string(),
        Err(_) => text.to_owned(),
    }
}

/// The same where there may be none.
pub(crate) fn moment_or(text: Option<&str>, zone: &TimeZone) -> String {
    text.map(|text| moment(text, zone)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_shown_in_the_newsrooms_zone() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        assert_eq!(moment("2026-05-14T12:05:00Z", &zone), "14 May 2026 14:05");
        assert_eq!(moment("soon", &zone), "soon");
    }
}
