//! What a power cut leaves of a record: everything that was synced, and of the
//! rest whatever the disk happened to have done.

use crate::disk::Event;
use crate::tally::Dice;
use std::collections::BTreeMap;
use std::path::Path;

/// What a disk writes whole or not at all, in bytes.
const SECTOR: usize = 512;

/// A file: what is certainly on the disk, and what may be.
#[derive(Clone, Debug, Default)]
struct File {
    kept: Option<Vec<u8>>,
    pending: Vec<Event>,
}

/// All files of one newsroom, as a record is followed.
#[derive(Clone, Debug)]
pub(crate) struct Platter(BTreeMap<String, File>);

impl Platter {
    /// Begins with a newsroom file that is safely there.
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        Self(BTreeMap::from([(String::new(), File { kept: Some(bytes), pending: Vec::new() })]))
    }

    /// One thing more happened.
    pub(crate) fn follow(&mut self, event: &Event) {
        match event {
            Event::Acknowledged { .. } => {}
            Event::Synced { file } => self.file(file).settle(),
            Event::Forgot { file } => self.file(file).pending.clear(),
            Event::Removed { file, folder_synced: true } => {
                *self.file(file) = File::default();
            }
            Event::Made { file }
            | Event::Wrote { file, .. }
            | Event::Cut { file, .. }
            | Event::Removed { file, .. } => {
                let event = event.clone();
                self.file(file).pending.push(event);
            }
        }
    }

    fn file(&mut self, name: &str) -> &mut File {
        self.0.entry(name.to_owned()).or_default()
    }

    /// Cuts the power here and writes what is left into a folder.
    pub(crate) fn cut(&self, dice: &mut Dice, newsroom: &Path) {
        let habit = Habit::thrown(dice);
        self.leave(habit, dice, newsroom);
    }

    /// Cuts the power over a disk that did nothing it was not made to do.
    pub(crate) fn cut_lazily(&self, newsroom: &Path) {
        self.leave(Habit::Lazy, &mut Dice::new(0), newsroom);
    }

    fn leave(&self, habit: Habit, dice: &mut Dice, newsroom: &Path) {
        for name in ["", "-wal", "-shm"] {
            let mut path = newsroom.as_os_str().to_owned();
            path.push(name);
            let left = self.0.get(name).and_then(|file| file.left(habit, dice));
            match left {
                Some(bytes) => std::fs::write(path, bytes).unwrap(),
                None => drop(std::fs::remove_file(path)),
            }
        }
    }
}

/// How a disk treats what nobody asked it to sync.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Habit {
    /// Nothing of it was written.
    Lazy,
    /// All of it, but for the last, which is torn.
    Eager,
    /// Whole writes, these and those: out of order.
    Writes,
    /// Sectors, these and those: out of order and torn.
    Sectors,
}

impl Habit {
    fn thrown(dice: &mut Dice) -> Self {
        [Self::Lazy, Self::Eager, Self::Writes, Self::Sectors][dice.below(4)]
    }
}

impl File {
    /// What is pending is on the disk now.
    fn settle(&mut self) {
        for event in std::mem::take(&mut self.pending) {
            apply(&mut self.kept, &event, &mut |_| true);
        }
    }

    fn left(&self, habit: Habit, dice: &mut Dice) -> Option<Vec<u8>> {
        let mut left = self.kept.clone();
        let last = self.pending.len().saturating_sub(1);
        for (number, event) in self.pending.iter().enumerate() {
            let torn = habit == Habit::Sectors || (habit == Habit::Eager && number == last);
            if habit == Habit::Lazy || (habit == Habit::Writes && dice.below(2) == 0) {
                continue;
            }
            apply(&mut left, event, &mut |_| !torn || dice.below(2) == 0);
        }
        left
    }
}

/// Does to a file what the event says, in those sectors that `takes` picks.
fn apply(file: &mut Option<Vec<u8>>, event: &Event, takes: &mut dyn FnMut(usize) -> bool) {
    match event {
        Event::Acknowledged { .. } | Event::Synced { .. } | Event::Forgot { .. } => {}
        Event::Removed { .. } => *file = if takes(0) { None } else { file.take() },
        Event::Made { .. } => drop(file.get_or_insert_default()),
        Event::Cut { length, .. } => {
            if let Some(bytes) = file.as_mut().filter(|_| takes(0)) {
                bytes.resize(*length, 0);
            }
        }
        Event::Wrote { at, bytes, .. } => {
            // A file whose name never reached the disk has nowhere to be written.
            let Some(there) = file else { return };
            let mut from = *at;
            while from < at + bytes.len() {
                let to = ((from / SECTOR + 1) * SECTOR).min(at + bytes.len());
                if takes(from / SECTOR) {
                    there.resize(there.len().max(to), 0);
                    there[from..to].copy_from_slice(&bytes[from - at..to - at]);
                }
                from = to;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrote(at: usize, byte: u8) -> Event {
        Event::Wrote { file: String::new(), at, bytes: vec![byte; 1024] }
    }

    fn left(platter: &Platter, seed: u64) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.stet");
        platter.cut(&mut Dice::new(seed), &path);
        std::fs::read(path).unwrap()
    }

    #[test]
    fn what_was_synced_stays_and_what_was_not_may_go_or_tear() {
        let mut platter = Platter::of(vec![0; 1024]);
        platter.follow(&wrote(0, 1));
        platter.follow(&Event::Synced { file: String::new() });
        platter.follow(&wrote(512, 2));
        let all: Vec<Vec<u8>> = (0..64).map(|seed| left(&platter, seed)).collect();
        assert!(all.iter().all(|bytes| bytes[..512] == [1; 512]), "synced and not written over since");
        assert!(all.iter().any(|bytes| bytes == &[1; 1024]), "dropped");
        assert!(all.iter().any(|bytes| bytes.len() == 1536 && bytes[512..] == [2; 1024]), "all of it");
        assert!(
            all.iter().any(|bytes| bytes.len() == 1536 && bytes[512] == 1),
            "torn, the later sector first"
        );
        assert!(all.iter().any(|bytes| bytes.len() == 1024 && bytes[512] == 2), "torn, the earlier first");
    }

    #[test]
    fn a_file_whose_name_was_not_synced_may_be_missing() {
        let mut platter = Platter::of(vec![0; 512]);
        let log = || "-wal".to_owned();
        platter.follow(&Event::Made { file: log() });
        platter.follow(&Event::Wrote { file: log(), at: 0, bytes: vec![7; 512] });
        let there = |platter: &Platter, seed| {
            platter.0["-wal"].left(Habit::thrown(&mut Dice::new(seed)), &mut Dice::new(seed))
        };
        assert!((0..32).any(|seed| there(&platter, seed).is_none()));
        platter.follow(&Event::Synced { file: log() });
        assert!((0..32).all(|seed| there(&platter, seed) == Some(vec![7; 512])));
    }
}
