//! Beginning a story.

use super::edit::{copy_from, folder_of};
use super::story::{Brief, named, next};
use crate::desk::Desk;
use crate::table::counted;
use crate::trouble::Ended;
use clap::Args;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use stet_api::cases;
use stet_api::wire::NewFromCopy;

/// Begin a story, from a Markdown file or from what is piped in
#[derive(Args, Debug)]
#[command(
    after_help = "With --json: id, slug, headline, desk, workflow, publication, words, self_approved, asked.\n\n\
        Example:\n  stet new --headline \"Pilots Ballot on Dredging\" --desk Coast draft.md\n  stet new --headline \"Pilots Ballot on Dredging\" < draft.md"
)]
pub(crate) struct New {
    /// Its headline
    #[arg(long, value_name = "HEADLINE")]
    headline: String,
    /// For which desk, by name or id [else the newsroom's default]
    #[arg(long)]
    desk: Option<String>,
    /// Whose name it carries [else yours]
    #[arg(long)]
    author: Option<String>,
    /// Its kind [else the template's, or news]
    #[arg(long)]
    kind: Option<String>,
    /// Words ordered
    #[arg(long, value_name = "WORDS")]
    length: Option<u32>,
    /// The template an empty body begins with, by name or id
    #[arg(long)]
    template: Option<String>,
    /// The copy in Markdown; - for what is piped in
    file: Option<PathBuf>,
}

impl New {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let copy = match &self.file {
            Some(file) => copy_from(file)?,
            None if std::io::stdin().is_terminal() => vec![],
            None => copy_from(Path::new("-"))?,
        };
        let folder = self.file.as_deref().and_then(folder_of).map(Path::to_path_buf);
        let request = NewFromCopy {
            headline: self.headline,
            desk: self.desk,
            author: self.author,
            kind: self.kind,
            length: self.length,
            template: self.template,
            copy,
            folder,
        };
        let begun = cases::edit::new_from_copy(&mut desk.session, request)?;
        begun.warnings.iter().for_each(|warning| desk.out.say(warning));
        let view = begun.story;
        desk.out.result(&Brief::from(&view), || {
            format!(
                "{} is begun as {} ({}).\n{}",
                named(&view),
                view.row.slug,
                counted(view.row.words, "word", "words"),
                next(&view)
            )
        })
    }
}
