//! What the newsroom file promises, tried out.

mod backups;
mod bad_files;
mod chain;
mod checks;
mod disk_full;
mod fixture;
mod history;
mod keys;
mod lists;
mod migrations;
mod past;
mod records;
mod recover;
mod rot;
mod salvage;
mod saves;
mod searches;
mod sign_offs;
mod signatures;
mod sizes;
mod tampered;
mod undo;

/// The file moves to a thread of its own, and so does its check.
#[test]
fn a_store_can_be_given_to_another_thread() {
    fn sent<T: Send>() {}
    sent::<crate::Store>();
    sent::<crate::Check>();
    sent::<crate::Error>();
}
