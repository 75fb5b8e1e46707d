//! Who has a story open for writing, now.
//!
//! This is not the workflow's holder, who took the story and keeps it for days:
//! a lease lasts minutes, is renewed by typing, and says whose keys go into the
//! text. It never locks anybody's words out: what arrives under an older lease is
//! kept beside the text.

use crate::ids::{BlockId, DeviceId, PersonId};
use jiff::{SignedDuration, Timestamp};

/// How long a story stays somebody's after their last key.
pub const LEASE: SignedDuration = SignedDuration::from_mins(10);

/// Somebody's hold on a story while they write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// Who writes.
    pub person: PersonId,
    /// On which machine.
    pub device: DeviceId,
    /// In which of its windows; empty for none.
    pub window: String,
    /// Since when.
    pub since: Timestamp,
    /// Until when, unless another key is typed.
    pub until: Timestamp,
    /// Rises with every change of hands; what comes under a lower one is late.
    pub token: u32,
    /// False once it was given up.
    pub held: bool,
    /// Where the caret stood with the last key.
    pub caret: Option<Caret>,
    /// From whom it was taken over, while they wrote; none when it was free.
    pub taken_from: Option<PersonId>,
    /// What whoever took it over told them.
    pub note: String,
}

/// A place in the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caret {
    /// The block.
    pub block: BlockId,
    /// How far into it, in UTF-16 units as the editor counts.
    pub offset: u32,
}

/// What a lease means to somebody who wants to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody writes.
    Free,
    /// They write already.
    Mine,
    /// Somebody else does.
    Others,
}

impl Lease {
    /// What it means to that person on that machine.
    pub fn standing(&self, person: &PersonId, device: &DeviceId, now: Timestamp) -> Standing {
        if !self.runs(now) {
            Standing::Free
        } else if self.person == *person && self.device == *device {
            Standing::Mine
        } else {
            Standing::Others
        }
    }

    /// Whether it still holds. One that runs for longer than any lease does was
    /// made before the clock was set back, and holds nobody up.
    pub fn runs(&self, now: Timestamp) -> bool {
        self.held && now < self.until && self.until.duration_since(now) <= LEASE
    }
}

/// The end of a lease that begins or is renewed now.
pub fn until(now: Timestamp) -> Timestamp {
    now.checked_add(LEASE).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_780_000_000 + second).unwrap()
    }

    fn anas() -> Lease {
        Lease {
            person: "ana".into(),
            device: "desk-3".into(),
            window: "w1".into(),
            since: at(0),
            until: until(at(0)),
            token: 4,
            held: true,
            caret: None,
            taken_from: None,
            note: String::new(),
        }
    }

    fn check(lease: &Lease, who: &str, device: &str, second: i64, expect: Standing) {
        assert_eq!(
            lease.standing(&who.into(), &device.into(), at(second)),
            expect,
            "{who} on {device} at {second}"
        );
    }

    #[test]
    fn it_holds_for_ten_minutes_and_for_its_holder_on_their_machine() {
        let lease = anas();
        check(&lease, "ana", "desk-3", 599, Standing::Mine);
        check(&lease, "ana", "laptop", 599, Standing::Others);
        check(&lease, "bo", "desk-3", 0, Standing::Others);
        check(&lease, "bo", "desk-3", 599, Standing::Others);
        check(&lease, "bo", "desk-3", 600, Standing::Free);
        check(&lease, "ana", "desk-3", 600, Standing::Free);
    }

    #[test]
    fn one_that_was_given_up_holds_nobody_up() {
        check(&Lease { held: false, ..anas() }, "bo", "desk-3", 1, Standing::Free);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_lease_longer() {
        check(&anas(), "bo", "desk-3", -1, Standing::Free);
        check(&anas(), "bo", "desk-3", -86_400 * 365, Standing::Free);
    }
}
