//! The disk under the newsroom file, as the tests see it: what was written and
//! synced in which order, and where it is to fail. One a thread, so that tests
//! don't meet.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// One thing that happened to a file. Files are named by their ending: the
/// newsroom file is "", its log "-wal".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    Made {
        file: String,
    },
    Wrote {
        file: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        file: String,
        length: usize,
    },
    Synced {
        file: String,
    },
    /// A sync failed: the system takes what it had for clean, and never tries again.
    Forgot {
        file: String,
    },
    Removed {
        file: String,
        folder_synced: bool,
    },
    /// Not the disk's: the typist was told that this save is safe.
    Acknowledged {
        save: usize,
    },
}

/// What can be asked of a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Asked {
    Read,
    Write,
    Sync,
}

/// How it answers when it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No room: from then on nothing more is written, until [`mended`].
    Full,
    /// This one fails half-way; the next would succeed.
    Once,
    /// From then on each one fails, until [`mended`].
    Broken,
}

/// A failure that is to come: the `nth` (from 0) of these, in this way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) asked: Asked,
    pub(crate) nth: usize,
    pub(crate) trouble: Trouble,
}

#[derive(Debug, Default)]
struct Disk {
    recording: bool,
    events: Vec<Event>,
    fault: Option<Fault>,
    counts: BTreeMap<Asked, usize>,
    struck: bool,
    /// What stands in the place of FULL in `PRAGMA synchronous = FULL`.
    synchronous: Option<u8>,
}

thread_local! {
    static DISK: RefCell<Disk> = RefCell::default();
}

fn with<T>(look: impl FnOnce(&mut Disk) -> T) -> T {
    DISK.with(|disk| look(&mut disk.borrow_mut()))
}

/// Begins a new record.
pub(crate) fn record() {
    with(|disk| *disk = Disk { recording: true, synchronous: disk.synchronous, ..Disk::default() });
}

/// Ends the record and gives it.
pub(crate) fn recorded() -> Vec<Event> {
    with(|disk| {
        disk.recording = false;
        std::mem::take(&mut disk.events)
    })
}

/// Begins a new record and counts anew, with a failure to come.
pub(crate) fn prepare(fault: Fault) {
    record();
    with(|disk| disk.fault = Some(fault));
}

/// What was recorded so far.
pub(crate) fn so_far() -> Vec<Event> {
    with(|disk| disk.events.clone())
}

/// There is room again, or the cable is back. True when it ever failed.
pub(crate) fn mended() -> bool {
    with(|disk| {
        disk.fault = None;
        disk.struck
    })
}

/// Has SQLite told another level than FULL from here on; 1 is NORMAL, 0 is OFF.
pub(crate) fn weaken(level: Option<u8>) {
    with(|disk| disk.synchronous = level);
}

pub(crate) fn weakened() -> Option<u8> {
    with(|disk| disk.synchronous)
}

/// Notes what happened.
pub(crate) fn note(event: impl FnOnce() -> Event) {
    with(|disk| {
        if disk.recording {
            disk.events.push(event());
        }
    });
}

/// Counts a request; the trouble it meets with, if any.
pub(crate) fn meets(asked: Asked) -> Option<Trouble> {
    with(|disk| {
        let count = disk.counts.entry(asked).or_default();
        let this = *count;
        *count += 1;
        let fault = disk.fault.filter(|fault| fault.asked == asked)?;
        let strikes = match fault.trouble {
            Trouble::Once => this == fault.nth,
            Trouble::Full | Trouble::Broken => this >= fault.nth,
        };
        disk.struck |= strikes;
        strikes.then_some(fault.trouble)
    })
}
