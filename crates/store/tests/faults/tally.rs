//! The figures, and the dice that are thrown for them.

use std::fmt::Write as _;
use std::path::PathBuf;

/// Numbers that look random and are the same for the same seed (SplitMix64).
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of 0 to `end`, without `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }
}

/// How often it was tried, what was promised, and what was broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) points: usize,
    pub(crate) acknowledged: usize,
    pub(crate) lost: usize,
    /// Points at which something was refused, so that the fault was felt.
    pub(crate) refused: usize,
}

impl Tally {
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            points: self.points + other.points,
            acknowledged: self.acknowledged + other.acknowledged,
            lost: self.lost + other.lost,
            refused: self.refused + other.refused,
        }
    }
}

/// Prints a line of the table: the fault, its figures, and each change that must
/// break it with how much it lost.
pub(crate) fn tell(fault: &str, tally: Tally, controls: &[(&str, Tally)]) {
    let mut line = format!("fault: {fault} | {} | {} | {}", tally.points, tally.acknowledged, tally.lost);
    for (control, seen) in controls {
        write!(line, " | {control}: {} of {} points lost words", seen.lost, seen.points).unwrap();
    }
    println!("{line}");
}

/// How many times over: 1, or what `STET_FAULTS` says.
pub(crate) fn times() -> usize {
    std::env::var("STET_FAULTS").ok().and_then(|given| given.parse().ok()).unwrap_or(1)
}

/// A folder that vanishes, in memory where the machine has one there.
pub(crate) fn folder() -> tempfile::TempDir {
    let memory = PathBuf::from("/dev/shm");
    tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir()).unwrap()
}
