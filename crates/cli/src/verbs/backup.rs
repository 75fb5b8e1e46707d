//! A copy of the newsroom file, and the way back.

use crate::args::House;
use crate::desk::{Desk, setup};
use crate::out::Out;
use crate::trouble::{End, Ended};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use stet_api::cases;

/// Copy the newsroom to a new file, encrypted as it is, and read the copy through
#[derive(Args, Debug)]
#[command(
    after_help = "The copy opens with the newsroom's key and with no other; keep a copy of that too. Nothing is overwritten.\n\n\
        With --json: file.\n\n\
        Example:\n  stet backup monday.stet"
)]
pub(crate) struct Backup {
    /// The file to make
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Put a backup in the newsroom file's place
#[derive(Args, Debug)]
#[command(
    after_help = "The backup is read through first. A newsroom file that is there is only moved with --replace, and is kept under another name.\n\n\
        With --json: file, kept (where the old file is now, or null).\n\n\
        Example:\n  stet restore monday.stet --replace"
)]
pub(crate) struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Move the newsroom file that is there aside
    #[arg(long)]
    replace: bool,
}

#[derive(Debug, Serialize)]
struct Made {
    file: String,
}

#[derive(Debug, Serialize)]
struct Restored {
    file: String,
    kept: Option<String>,
}

impl Backup {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        cases::backup::back_up(&mut desk.session, &self.file)?;
        let made = Made { file: self.file.display().to_string() };
        desk.out.result(&made, || format!("{}: a whole copy, read through.\n", made.file))?;
        Ok(End::Done)
    }
}

impl Restore {
    pub(super) fn run(self, house: &House) -> Ended {
        let setup = setup(house)?;
        let kept = cases::backup::restore(&setup, &self.file, self.replace)?;
        let restored = Restored {
            file: setup.file.display().to_string(),
            kept: kept.map(|path| path.display().to_string()),
        };
        Out { json: house.json }.result(&restored, || match &restored.kept {
            None => format!("{}: as it was backed up.\n", restored.file),
            Some(kept) => {
                format!("{}: as it was backed up. What was there before is {kept}.\n", restored.file)
            }
        })?;
        Ok(End::Done)
    }
}
