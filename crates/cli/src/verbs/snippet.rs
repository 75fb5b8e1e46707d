//! Named pieces of copy.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::Ended;
use clap::{Args, Subcommand};
use std::path::PathBuf;
use stet_api::cases;
use stet_api::wire::{ById, Empty, SnippetView};

/// Snippets: named pieces of copy, your own or the newsroom's
#[derive(Args, Debug)]
#[command(after_help = "With --json: an array of id, name, shortcut, shared, blocks, text.\n\n\
        Example:\n  stet snippet list\n  stet snippet add \"Correction line\" line.md --shortcut corr --shared")]
pub(crate) struct SnippetVerb {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Yours and the newsroom's
    #[command(after_help = "Example:\n  stet snippet list")]
    List,
    /// Add one from a Markdown file (- for what is piped in)
    #[command(after_help = "Example:\n  stet snippet add Correction line.md --shortcut corr")]
    Add {
        /// What it is called
        name: String,
        /// The copy
        file: PathBuf,
        /// What is typed in the copy to have it, behind a semicolon
        #[arg(long, default_value = "")]
        shortcut: String,
        /// For everybody in the newsroom
        #[arg(long)]
        shared: bool,
    },
    /// Take one away
    #[command(after_help = "Example:\n  stet snippet remove Correction")]
    Remove {
        /// Its name or id
        name: String,
    },
}

impl SnippetVerb {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let session = &mut desk.session;
        let all = match self.what {
            What::List => cases::snippets::list(session, Empty {})?,
            What::Add { name, file, shortcut, shared } => {
                let copy = super::edit::copy_from(&file)?;
                cases::snippets::add(session, &name, &shortcut, shared, &copy)?
            }
            What::Remove { name } => {
                let there = cases::snippets::list(session, Empty {})?;
                let id = there.into_iter().find(|one| one.name == name || one.id == name).map(|one| one.id);
                cases::snippets::remove(session, ById { id: id.unwrap_or(name) })?
            }
        };
        desk.out.result(&all, || table(&all))
    }
}

fn table(all: &[SnippetView]) -> String {
    let mut table = Table::new(&["NAME", "TYPED", "WHOSE", "WORDS"]);
    for one in all {
        table.row([
            one.name.clone(),
            if one.shortcut.is_empty() { String::new() } else { format!(";{}", one.shortcut) },
            if one.shared { "newsroom" } else { "yours" }.to_owned(),
            one.text.chars().take(60).collect(),
        ]);
    }
    table.print("No snippets yet. Add one with: stet snippet add NAME FILE")
}
