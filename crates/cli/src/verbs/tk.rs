//! The words that stand for what is to come.

use crate::desk::Desk;
use crate::trouble::Ended;
use clap::Args;
use serde_json::json;
use stet_api::cases;
use stet_api::wire::SetPlaceholders;

/// Show or set the words that stand for what is to come; copy with one is not approved
#[derive(Args, Debug)]
#[command(
    after_help = "TK is found in any case and repeated (TKTK); other words exactly as written here.\nWith --json: words.\n\n\
        Example:\n  stet tk\n  stet tk TK XX TODO"
)]
pub(crate) struct Tk {
    /// All of them, in order; none to show what they are
    words: Vec<String>,
}

impl Tk {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        if !self.words.is_empty() {
            cases::newsroom::set_placeholders(&mut desk.session, &SetPlaceholders { words: self.words })?;
        }
        let words = cases::newsroom::view(&mut desk.session)?.placeholders;
        desk.out.result(&json!({ "words": words }), || words.join(" "))
    }
}
