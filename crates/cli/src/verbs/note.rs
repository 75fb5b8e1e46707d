//! Notes beside a story, and one's own scratchpad.

use crate::desk::Desk;
use crate::trouble::{End, Ended};
use clap::Args;
use stet_api::cases;
use stet_api::wire::{ByStory, NotesView, SaveNote, SaveScratch};

/// Read or add internal notes on a story; none is ever exported
#[derive(Args, Debug)]
#[command(
    after_help = "Without TEXT: prints the notes. With --private: your own scratchpad, which nobody else is shown; TEXT replaces it.\n\
        With --json: notes (id, by, mine, at, changed_at, text), scratch, scratch_at.\n\n\
        Example:\n  stet note ferry-contract \"The minister's office has not rung back\"\n  stet note ferry-contract --private"
)]
pub(crate) struct Note {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// The note; without it the notes are printed
    text: Option<String>,
    /// Your own scratchpad
    #[arg(long)]
    private: bool,
}

impl Note {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let story = self.story.clone();
        match (self.text, self.private) {
            (None, _) => {}
            (Some(text), true) => {
                let seen = cases::notes::view(&mut desk.session, ByStory { story: story.clone() })?;
                let since = seen.scratch;
                cases::notes::scratch(&mut desk.session, SaveScratch { story, text, since })?;
            }
            (Some(text), false) => {
                cases::notes::save(&mut desk.session, SaveNote { story, note: None, text })?;
            }
        }
        let notes = cases::notes::view(&mut desk.session, ByStory { story: self.story })?;
        if self.private && !desk.out.json {
            desk.out.text(&format!("{}\n", notes.scratch))?;
            return Ok(End::Done);
        }
        desk.out.result(&notes, || printed(&notes))
    }
}

fn printed(notes: &NotesView) -> String {
    if notes.notes.is_empty() {
        return "No notes yet. Add one with: stet note STORY \"...\"".to_owned();
    }
    let lines = notes.notes.iter().map(|note| format!("{}, {}\n{}", note.by, note.at, note.text));
    lines.collect::<Vec<_>>().join("\n\n")
}
