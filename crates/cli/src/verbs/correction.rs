//! One's own autocorrect words.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::Ended;
use clap::{Args, Subcommand};
use stet_api::cases;
use stet_api::wire::{CorrectionView, Empty};

/// Your own autocorrect words: what you type, and what you mean by it
#[derive(Args, Debug)]
#[command(
    after_help = "They come on top of those of the language, and nobody else is shown them. A word that stands for itself is left \
        alone from then on. One undo, or Backspace at once, gives back what was typed.\n\n\
        With --json: an array of typed, meant.\n\n\
        Example:\n  stet correction list\n  stet correction add cdg \"Charles de Gaulle\"\n  stet correction add dont dont"
)]
pub(crate) struct CorrectionVerb {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// All of yours
    #[command(after_help = "Example:\n  stet correction list")]
    List,
    /// Add one, or change what one stands for
    #[command(after_help = "Example:\n  stet correction add cdg \"Charles de Gaulle\"")]
    Add {
        /// The slip: one word of letters
        typed: String,
        /// What stands instead
        meant: String,
    },
    /// Take one away
    #[command(after_help = "Example:\n  stet correction remove cdg")]
    Remove {
        /// The slip
        typed: String,
    },
}

impl CorrectionVerb {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let session = &mut desk.session;
        let all = match self.what {
            What::List => cases::corrections::list(session, Empty {})?,
            What::Add { typed, meant } => cases::corrections::save(session, CorrectionView { typed, meant })?,
            What::Remove { typed } => {
                cases::corrections::remove(session, CorrectionView { typed, meant: String::new() })?
            }
        };
        desk.out.result(&all, || table(&all))
    }
}

fn table(all: &[CorrectionView]) -> String {
    let mut table = Table::new(&["TYPED", "STANDS FOR"]);
    for pair in all {
        let meant =
            if pair.typed == pair.meant { "itself: left alone".to_owned() } else { pair.meant.clone() };
        table.row([pair.typed.clone(), meant]);
    }
    table.print("No words of your own yet. Add one with: stet correction add TYPED MEANT")
}
