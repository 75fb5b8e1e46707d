//! Is an export folder what was exported?

use crate::args::House;
use crate::out::Out;
use crate::table::counted;
use crate::trouble::{End, Ended};
use clap::Args;
use std::path::PathBuf;
use stet_api::cases;

/// Hold an export folder against its manifest
#[derive(Args, Debug)]
#[command(after_help = "Exit code 0 when every file is there and unchanged, else 1.\n\n\
        With --json: ok, folder, files, set (the hash of the whole), problems.\n\n\
        Example:\n  stet verify public/")]
pub(crate) struct Verify {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Verify {
    pub(super) fn run(self, house: &House) -> Ended {
        let report = cases::doctor::verify(&self.folder)?;
        Out { json: house.json }.result(&report, || {
            if report.ok {
                format!("{}: {}, all as exported.\n", report.folder, counted(report.files, "file", "files"))
            } else {
                format!("{}: not as exported: {}.\n", report.folder, report.problems.join("; "))
            }
        })?;
        Ok(if report.ok { End::Done } else { End::Partly })
    }
}
