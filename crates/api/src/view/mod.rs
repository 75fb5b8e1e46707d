//! What the wire shows of what the rooms behind hold. Named conversions only;
//! nothing here decides.

mod acts;
mod diff;
mod people;
mod row;
mod signs;
mod story;

pub(crate) use diff::{hunk, line, moment_label, piece};
pub(crate) use people::{PeopleBook, able, away, gap, roles_today};
pub(crate) use row::RowMaker;
pub(crate) use signs::read_for;
pub(crate) use story::{furniture, number, story};

/// A moment as the wire spells it: RFC 3339, in UTC.
pub(crate) fn at(moment: jiff::Timestamp) -> String {
    moment.to_string()
}
