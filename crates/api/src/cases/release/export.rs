//! Writing files: pages are gathered from the newsroom file, then rendered and
//! written without it, so that a long export holds up nobody's save.

use super::pictures::Gathered;
use super::related::Boxes;
use super::{MOST, page};
use crate::cases::copy;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Export, ExportReply, Failure, RefusedStory, WrittenFile};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use stet_core::ids::StoryId;
use stet_core::newsroom::transition::{Act, decide, fit_to_go_out};
use stet_core::newsroom::{Publication, Refusal, RefusalCode, Sight, Workflow};
use stet_publish::{
    ExportFile, Filed, Form, Mode, Page, Related, Target, Theme, beside, file_name, render_all, unlinked,
    write_set,
};
use stet_store::{Page as Few, Read, Wanted as Stories};

/// Which stories may be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// Those readers have, as they were released.
    #[default]
    Released,
    /// Those and the approved ones that are not out yet.
    Approved,
    /// Any, as marked proofs.
    Draft,
}

/// What to write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Ids, prefixes or slugs; empty for everything that fits.
    pub stories: Vec<String>,
    /// Which may go.
    pub which: Which,
    /// `html`, `fragment`, `markdown`.
    pub targets: Vec<String>,
    /// A folder with templates and CSS in place of the built-in theme.
    pub theme: Option<PathBuf>,
    /// Where the pages will be served from; the newsroom's own when not given.
    pub base_url: Option<String>,
}

impl From<Export> for Wanted {
    fn from(request: Export) -> Self {
        let which = if request.proof { Which::Draft } else { Which::Released };
        Self { stories: request.stories, which, targets: request.targets, theme: None, base_url: None }
    }
}

/// Everything an export needs, gathered.
pub struct Job {
    pages: Vec<(Page, Related)>,
    pictures: Gathered,
    warnings: Vec<String>,
    refused: Vec<RefusedStory>,
    listed: Listed,
    targets: Vec<Target>,
    theme: Option<PathBuf>,
    mode: Mode,
}

/// What a manifest may go on listing from earlier exports into the folder.
enum Listed {
    /// Of an export of everything: these stories alone.
    Only(BTreeSet<String>),
    /// Of an export of named stories: all but those refused.
    AllBut(BTreeSet<String>),
}

impl Listed {
    fn may(&self, story: &str) -> bool {
        match self {
            Self::Only(stories) => stories.contains(story),
            Self::AllBut(refused) => !refused.contains(story),
        }
    }
}

/// Gathers the pages; a story that may not go is refused by name and the rest go on.
pub fn prepare(session: &mut Session, wanted: impl Into<Wanted>) -> Result<Job> {
    let wanted = wanted.into();
    let targets = targets(&wanted.targets)?;
    let ids =
        if wanted.stories.is_empty() { everything(session, wanted.which)? } else { wanted.stories.clone() };
    let mut pages = Vec::new();
    let mut refused = Vec::new();
    for id in ids {
        match page(session, &id, wanted.which) {
            Ok(page) => pages.push(page),
            Err(failure) => refused.push(named(session, id, failure)),
        }
    }
    pages.sort_by(|a, b| a.story.cmp(&b.story));
    pages.dedup_by(|a, b| a.story == b.story);
    if let Some(base) = &wanted.base_url {
        pages.iter_mut().for_each(|page| page.publisher.base_url = Some(base.clone()));
    }
    let mut pictures = Gathered::default();
    let pages = session.read(|read| {
        let mut boxes = Boxes::new(read);
        pages
            .into_iter()
            .map(|page| {
                pictures.read(read, &page)?;
                boxes.of(&page).map(|related| (page, related))
            })
            .collect::<Result<Vec<_>>>()
    })?;
    let mut warnings = Vec::new();
    for (page, related) in &pages {
        for story in unlinked(page, related) {
            warnings.push(session.read(|read| not_linked(session, read, page, &story))?);
        }
    }
    let mode = if wanted.which == Which::Draft { Mode::Proof } else { Mode::Released };
    let listed = match wanted.stories.is_empty() {
        true => Listed::Only(pages.iter().map(|(page, _)| page.story.to_string()).collect()),
        false => Listed::AllBut(refused.iter().map(|one| one.story.clone()).collect()),
    };
    Ok(Job { pages, pictures, warnings, refused, listed, targets, theme: wanted.theme, mode })
}

impl Job {
    /// Renders and writes; a page that will not render is refused by name and the
    /// rest go on. `progress` hears of each file.
    pub fn run(mut self, folder: &Path, progress: &mut dyn FnMut(u32, u32)) -> Result<ExportReply> {
        let theme = self.theme.as_deref().map_or_else(Theme::built_in, Theme::from_folder)?;
        for (page, _) in &mut self.pages {
            // A page whose picture can't be cut is refused by name when it is rendered.
            let _ = self.pictures.give(page);
        }
        let files = self.render(&theme);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let may_go = |story: &str| self.listed.may(story);
        let report =
            write_set(folder, files, self.mode, &may_go, &mut |done, of| progress(count(done), count(of)))?;
        Ok(ExportReply {
            folder: folder.display().to_string(),
            written: report.written.iter().map(written).collect(),
            same: report.same.iter().map(written).collect(),
            stale: report.stale.into_iter().map(|stale| stale.path).collect(),
            refused: self.refused,
            warnings: self.warnings,
            manifest: report.manifest,
        })
    }

    /// Every form of every page; a story is written in all its forms or in none.
    fn render(&mut self, theme: &Theme) -> Vec<ExportFile> {
        let targets = &self.targets;
        let forms: Vec<Form<'_>> = self
            .pages
            .iter()
            .flat_map(|(page, related)| {
                targets.iter().map(move |target| Form { page, related, target: *target })
            })
            .collect();
        let mut made = render_all(&forms, theme).into_iter();
        let mut files = Vec::with_capacity(forms.len());
        for (page, _) in &self.pages {
            let forms: Result<Vec<Vec<u8>>> =
                made.by_ref().take(targets.len()).map(|bytes| Ok(bytes?)).collect();
            match forms {
                Ok(forms) => {
                    for (target, bytes) in targets.iter().zip(forms) {
                        files.push(file(page, *target, bytes, self.mode));
                        files.extend(beside(page, *target, self.mode));
                    }
                }
                Err(failure) => self.refused.push(RefusedStory {
                    story: page.story.to_string(),
                    headline: page.document.furniture.headline.clone(),
                    failure,
                }),
            }
        }
        files
    }
}

/// Says whose link was left out, and of the other story no more than whoever
/// exports may know.
fn not_linked(session: &Session, read: &Read<'_>, page: &Page, story: &StoryId) -> Result<String> {
    let line = read.stories().by_id(story)?;
    let known = match line {
        Some(line) if session.sight(read, &line.story)? == Sight::Words => {
            let state = match line.story.publication {
                Publication::Unpublished => line.story.workflow.name(),
                out => out.name(),
            };
            format!("\u{201c}{}\u{201d}, which is {state}", line.story.slugline)
        }
        _ => "a story that is not out".to_owned(),
    };
    Ok(format!(
        "\u{201c}{}\u{201d} links to {known}: the words were written without the link.",
        page.document.furniture.headline
    ))
}

fn file(page: &Page, target: Target, bytes: Vec<u8>, mode: Mode) -> ExportFile {
    ExportFile {
        path: file_name(&page.slug, page.story.as_str(), target, mode),
        bytes,
        media_type: target.media_type().to_owned(),
        story: page.story.to_string(),
        revision: page.revision.clone(),
        text_hash: page.text_hash.clone(),
        sequence: page.sequence,
    }
}

fn written(file: &Filed) -> WrittenFile {
    WrittenFile {
        path: file.path.clone(),
        bytes: u32::try_from(file.bytes).unwrap_or(u32::MAX),
        sha256: file.sha256.clone(),
    }
}

fn targets(names: &[String]) -> Result<Vec<Target>> {
    if names.is_empty() {
        return Err(Failure::bad("Say what to write: html, fragment or markdown."));
    }
    let mut targets: Vec<Target> = names
        .iter()
        .map(|name| {
            name.parse().map_err(|error: stet_publish::UnknownTarget| Failure::bad(format!("{error}.")))
        })
        .collect::<Result<_>>()?;
    targets.sort();
    targets.dedup();
    Ok(targets)
}

/// The ids of everything that fits, asked for page by page.
fn everything(session: &Session, which: Which) -> Result<Vec<String>> {
    let wanted: &[Stories] = &match which {
        Which::Released => vec![live()],
        Which::Approved => vec![
            live(),
            Stories {
                workflow: Some(Workflow::Approved),
                publication: Some(Publication::Unpublished),
                ..Stories::default()
            },
        ],
        Which::Draft => vec![Stories { publication: Some(Publication::Unpublished), ..Stories::default() }],
    };
    let mut ids = Vec::new();
    for part in wanted {
        let mut few = Few::first(MOST);
        loop {
            let lines =
                session.read(|read| Ok(read.stories().list(part, &few, &session.reader(read)?)?))?;
            few.after = lines.last().map(|line| line.story.id.clone());
            for line in &lines {
                // Of what a chief only knows to exist there is nothing to write.
                if session.read(|read| session.sight(read, &line.story))? == Sight::Words {
                    ids.push(line.story.id.to_string());
                }
            }
            if lines.len() < usize::try_from(MOST).unwrap_or(usize::MAX) {
                break;
            }
        }
    }
    Ok(ids)
}

fn live() -> Stories {
    Stories { publication: Some(Publication::Live), ..Stories::default() }
}

fn page(session: &Session, given: &str, which: Which) -> Result<Page> {
    if which == Which::Draft {
        return page::proof(session, &copy::load(session, given)?);
    }
    let line = session.read(|read| crate::cases::find::story(session, read, given))?;
    if line.story.publication == Publication::Live {
        return page::released(session, &line.story.id);
    }
    let copy = copy::load(session, line.story.id.as_str())?;
    if which == Which::Approved && copy.line.story.workflow == Workflow::Approved {
        copy.ask(session, "", fit_to_go_out)?;
        return page::approved(session, &copy);
    }
    match copy.ask(session, "", |case| decide(Act::Release, case)) {
        Err(refusal) => Err(refused(&copy, refusal).into()),
        Ok(_) => Err(not_released(&copy).into()),
    }
}

/// A release refused for its state names who can bring it out of that state.
fn refused(copy: &copy::Copy, refusal: Refusal) -> Refusal {
    let who_can = if refusal.who_can.is_empty() { approvers(copy) } else { refusal.who_can };
    let missing = if refusal.missing.is_empty() {
        vec!["an approval and a release".to_owned()]
    } else {
        refusal.missing
    };
    Refusal { who_can, missing, ..refusal }
}

fn not_released(copy: &copy::Copy) -> Refusal {
    Refusal {
        code: RefusalCode::WrongState,
        reason: format!("This story is {} and not released, so it is not written.", copy.line.story.workflow),
        missing: vec!["a release".to_owned()],
        who_can: approvers(copy),
        next: "Release it, or write a marked proof.".to_owned(),
    }
}

fn approvers(copy: &copy::Copy) -> Vec<String> {
    let desk = copy.line.story.desk.as_ref();
    desk.map(|desk| copy.book.can_approve(desk)).unwrap_or_default()
}

fn named(session: &Session, given: String, failure: Failure) -> RefusedStory {
    let line = session.read(|read| crate::cases::find::story(session, read, &given)).ok();
    RefusedStory {
        headline: line.as_ref().map(|line| line.headline.clone()).unwrap_or_default(),
        story: line.map_or(given, |line| line.story.id.to_string()),
        failure,
    }
}
