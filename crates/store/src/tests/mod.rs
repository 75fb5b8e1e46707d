//! What the newsroom file promises, tried out.

mod bad_files;
mod checks;
mod disk_full;
mod fixture;
mod history;
mod keys;
mod lists;
mod migrations;
mod records;
mod saves;
mod searches;
