//! Putting other copy into a story.

use super::story::{Brief, named, next};
use crate::desk::Desk;
use crate::table::counted;
use crate::trouble::{Ended, Trouble};
use clap::Args;
use serde::Serialize;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use stet_api::cases;
use stet_api::wire::{Edited, Restore, TakeOver};

/// Replace a story's copy from Markdown, or put an older version of it back
#[derive(Args, Debug)]
#[command(
    after_help = "Paragraphs that are kept keep their ids, and with them their sign-off and their history. Headline and standfirst \
        are taken from the fields above the Markdown, where it has any. A picture beside the file, named by a path from it \
        (![What it shows](quay.jpg \"Caption\"){credit=\"Ana Lind\"}), is taken into the newsroom.\n\n\
        A story that somebody has open for writing is left alone, unless it is taken over: their words are kept, as a \
        revision and beside the text.\n\n\
        With --json: id, slug, headline, desk, workflow, publication, words, self_approved, asked, kept, changed, added, gone, warnings.\n\n\
        With --from an older version is put back as a new one, or one paragraph of it; what stands now stays in the history. \
        --json then gives id, slug, headline, desk, workflow, publication, words, self_approved, asked.\n\n\
        Example:\n  stet edit ferry-contract ferry.md\n  stet edit ferry-contract - < ferry.md\n  \
        stet edit ferry-contract --from filed\n  stet edit ferry-contract --from 3f9a --paragraph 4\n  stet edit ferry-contract ferry.md --take-over --note \"Legal waits\""
)]
pub(crate) struct Edit {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// The copy in Markdown; - for what is piped in
    #[arg(required_unless_present = "from")]
    file: Option<PathBuf>,
    /// Put back this version: a revision, a version's name, or opened, filed, approved, released
    #[arg(long, value_name = "VERSION", conflicts_with = "file")]
    from: Option<String>,
    /// Put back only this paragraph of it, counted from 1 (stet diff shows the numbers)
    #[arg(long, value_name = "NUMBER", requires = "from")]
    paragraph: Option<u32>,
    /// Take the writing over from whoever has the story open
    #[arg(long)]
    take_over: bool,
    /// A word for them
    #[arg(long, value_name = "NOTE", requires = "take_over")]
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct EditRecord<'a> {
    #[serde(flatten)]
    story: Brief<'a>,
    kept: u32,
    changed: u32,
    added: u32,
    gone: u32,
    warnings: &'a [String],
}

impl Edit {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let file = self.file.as_deref().unwrap_or(Path::new("-"));
        // Nobody's writing is taken over for a file that cannot be read.
        let copy = if self.from.is_none() { copy_from(file)? } else { vec![] };
        if self.take_over {
            let note = self.note.clone().unwrap_or_default();
            let request = TakeOver { story: self.story.clone(), note, window: String::new() };
            cases::lease::take_over(&mut desk.session, request)?;
        }
        if let Some(from) = &self.from {
            return self.put_back(desk, from);
        }
        let edited = cases::edit::edit(&mut desk.session, &self.story, &copy, folder_of(file))?;
        edited.warnings.iter().for_each(|warning| desk.out.say(warning));
        let Edited { story, kept, changed, added, gone, warnings } = &edited;
        let record = EditRecord {
            story: story.into(),
            kept: *kept,
            changed: *changed,
            added: *added,
            gone: *gone,
            warnings,
        };
        desk.out.result(&record, || {
            format!(
                "{}: {} kept, {changed} changed, {added} new, {gone} gone.\n{}",
                named(story),
                counted(*kept, "paragraph", "paragraphs"),
                next(story)
            )
        })
    }
}

/// Where a file lies, with the pictures it names; nowhere for what is piped in.
pub(super) fn folder_of(file: &Path) -> Option<&Path> {
    let folder = file.parent().filter(|_| file != Path::new("-"))?;
    Some(if folder == Path::new("") { Path::new(".") } else { folder })
}

impl Edit {
    fn put_back(&self, desk: &mut Desk, from: &str) -> Ended {
        let place = match self.paragraph {
            Some(number) => cases::versions::paragraph(&mut desk.session, &self.story, from, number)?,
            None => String::new(),
        };
        let request = Restore { story: self.story.clone(), revision: from.to_owned(), place, seq: None };
        let story = cases::versions::restore(&mut desk.session, request)?;
        desk.out.result(&Brief::from(&story), || {
            let what = match self.paragraph {
                Some(number) => format!("paragraph {number} of \u{201c}{from}\u{201d}"),
                None => format!("\u{201c}{from}\u{201d}"),
            };
            format!(
                "{}: {what} is put back; what stood there is in the history.\n{}",
                named(&story),
                next(&story)
            )
        })
    }
}

/// A file's bytes, or stdin's for `-`; more than is ever copy is not read.
pub(super) fn copy_from(file: &Path) -> Result<Vec<u8>, Trouble> {
    let attempted = || {
        if file == Path::new("-") {
            "The copy could not be read".to_owned()
        } else {
            format!("{} could not be read", file.display())
        }
    };
    let most = u64::try_from(cases::edit::MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let source: Box<dyn Read> = if file == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(File::open(file).map_err(|error| Trouble::file(&attempted(), &error))?)
    };
    source.take(most + 1).read_to_end(&mut bytes).map_err(|error| Trouble::file(&attempted(), &error))?;
    Ok(bytes)
}
