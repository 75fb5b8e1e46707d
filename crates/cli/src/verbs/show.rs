//! One story, in a form to read or to work on.

use crate::desk::Desk;
use crate::trouble::{End, Ended};
use clap::{Args, ValueEnum};
use stet_api::cases;
use stet_api::wire::{Print, ShowStory};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Canonical Markdown with its fields above; import reads it back
    Markdown,
    /// The article as HTML, without a page around it
    Html,
    /// Plain text
    Text,
    /// Every field, the workflow and the document
    Json,
}

/// Print a story
#[derive(Args, Debug)]
#[command(
    after_help = "With --json or --to json: id, every field of `stet set`, byline, assignee, workflow, publication, sequence, \
        approvals (by, at, text, blocks, solo_reason, current), lease (who has it open for writing), siblings (texts kept beside it), revision, damage, words, created_at, changed_at, released_at, imported_from, \
        document (schema, furniture, blocks).\n\n\
        Example:\n  stet show ferry-contract\n  stet show ferry-contract --to json --revision 3f9a"
)]
pub(crate) struct Show {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// In which form
    #[arg(long, value_enum, default_value_t = Form::Markdown)]
    to: Form,
    /// This version of it: a revision, a version's name, or opened, filed, approved, released
    #[arg(long, value_name = "VERSION")]
    revision: Option<String>,
}

impl Show {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let request = ShowStory { story: self.story, revision: self.revision };
        let form = match self.to {
            Form::Markdown => Print::Markdown,
            Form::Html => Print::Html,
            Form::Text => Print::Text,
            Form::Json => return record(desk, request),
        };
        if desk.out.json {
            return record(desk, request);
        }
        let printed = cases::show::print(&mut desk.session, request, form)?;
        warned(desk, &printed.damage);
        desk.out.text(&printed.words)?;
        Ok(End::Done)
    }
}

fn warned(desk: &Desk, damage: &str) {
    if !damage.is_empty() {
        desk.out.say(damage);
    }
}

fn record(desk: &mut Desk, request: ShowStory) -> Ended {
    let record = cases::show::show(&mut desk.session, request)?;
    warned(desk, &record.damage);
    desk.out.value(&record)?;
    Ok(End::Done)
}
