//! A story on paper.

use crate::desk::Desk;
use crate::trouble::{End, Ended};
use clap::Args;
use std::path::{Path, PathBuf};
use stet_api::cases::release::proof;
use stet_api::wire::ProofOf;

/// Print a story's proof: the whole copy as the desk reads it, to be corrected on paper
#[derive(Args, Debug)]
#[command(
    after_help = "One HTML document without anything around it: numbered blocks, pictures with their captions, notes, tables, what \
        is open, and a wide margin. Print it from any browser; its print dialog writes PDF too. It is marked as a proof on every \
        page. Placeholders and characters that print nothing are marked, and links are spelled out.\n\n\
        With --json: story, slug, paper, words, open [..], bytes, file; with no FILE nothing is written.\n\n\
        Example:\n  stet proof ferry-contract -o ferry.html\n  stet proof ferry-contract --paper letter"
)]
pub(crate) struct Proof {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// Where to write it; without this, or with -, it is printed
    #[arg(short, long, value_name = "FILE.html")]
    out: Option<PathBuf>,
    /// What it is printed on: a4 or letter
    #[arg(long, value_name = "PAPER", default_value = "a4")]
    paper: String,
}

impl Proof {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let request = ProofOf { story: self.story, paper: self.paper };
        if let Some(file) = self.out.filter(|file| file != Path::new("-")) {
            let record = proof::save(&desk.session, &request, &file)?;
            return desk.out.result(&record, || format!("{} is written.\n", file.display()));
        }
        let (html, record) = proof::gather(&desk.session, &request, proof::Running::Margins)?.run()?;
        if desk.out.json {
            desk.out.value(&record)?;
        } else {
            desk.out.text(&String::from_utf8_lossy(&html))?;
        }
        Ok(End::Done)
    }
}
