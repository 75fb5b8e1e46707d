//! Which version is meant by a word, a name or the beginning of an id.

use crate::cases::copy::Copy;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, at, moment_label};
use crate::wire::{Code, Failure, MarkView, VersionView};
use std::collections::HashMap;
use stet_core::ids::{BlockId, StoryId};
use stet_core::text::{Document, Moment, RevisionId};
use stet_store::{Read, RevisionLine, VIEW};

/// A version's text, and what is told of it.
pub(crate) struct Version {
    pub(crate) view: VersionView,
    pub(crate) document: Document,
    /// Blocks that stand for ones that cannot be read.
    pub(super) lost: Vec<BlockId>,
    /// False where something may be missing from it without a trace.
    pub(super) whole: bool,
}

/// Every version of a story, to find one in.
pub(super) struct Versions {
    lines: Vec<RevisionLine>,
    names: HashMap<RevisionId, String>,
    opened: Option<(RevisionId, jiff::Timestamp)>,
}

const WORDS: [(&str, Moment); 3] =
    [("filed", Moment::Filed), ("approved", Moment::Approved), ("released", Moment::Released)];

/// The text as it stands, and what somebody last saw.
const NOW: &str = "now";
const OPENED: &str = "opened";

/// True of a word that means a version of every story, so that none can be called it.
pub(super) fn is_word(name: &str) -> bool {
    WORDS.iter().map(|(word, _)| *word).chain([NOW, OPENED]).any(|word| name.eq_ignore_ascii_case(word))
}

impl Versions {
    pub(super) fn read(session: &Session, read: &Read<'_>, story: &StoryId) -> Result<Self> {
        Ok(Self {
            lines: read.revisions().of_story(story)?,
            names: read.revision_names().of_story(story)?,
            opened: read.viewed().by(story, session.me())?,
        })
    }

    /// The revision that is meant; none for the text as it stands.
    pub(super) fn meant(&self, given: &str) -> Result<Option<RevisionId>> {
        let given = given.trim();
        if given.is_empty() || given.eq_ignore_ascii_case(NOW) {
            return Ok(None);
        }
        if given.eq_ignore_ascii_case(OPENED) {
            let never = || {
                missing(
                    "You have not left this story yet, so there is no text that you last saw. Compare it with another version.",
                )
            };
            return self.opened.map(|(revision, _)| Some(revision)).ok_or_else(never);
        }
        if let Some((word, moment)) = WORDS.iter().find(|(word, _)| given.eq_ignore_ascii_case(word)) {
            let never = || missing(&format!("This story was never {word}. Compare it with another version."));
            return self.newest(*moment).map(|line| Some(line.id)).ok_or_else(never);
        }
        let mut called = self.lines.iter().map(|line| line.id).filter(|id| self.is_called(id, given));
        match (called.next(), called.count()) {
            (Some(one), 0) => Ok(Some(one)),
            (None, _) => self.beginning(given).map(Some),
            (Some(_), more) => Err(Failure::new(
                Code::Ambiguous,
                format!(
                    "{} versions are called \u{201c}{given}\u{201d}; give the one\u{2019}s id.",
                    more + 1
                ),
            )),
        }
    }

    fn is_called(&self, id: &RevisionId, name: &str) -> bool {
        self.names.get(id).is_some_and(|own| own.to_lowercase() == name.to_lowercase())
    }

    /// True where a version other than this one has the name.
    pub(super) fn called(&self, name: &str, but: &RevisionId) -> bool {
        self.lines.iter().any(|line| line.id != *but && self.is_called(&line.id, name))
    }

    fn beginning(&self, given: &str) -> Result<RevisionId> {
        let given = given.to_lowercase();
        let mut fits =
            self.lines.iter().map(|line| line.id).filter(|id| id.0.to_string().starts_with(&given));
        match (fits.next(), fits.count()) {
            (Some(one), 0) => Ok(one),
            (None, _) => Err(Failure::not_found(
                "version",
                &given,
                "\u{201c}stet history\u{201d} lists this story\u{2019}s versions.",
            )),
            (Some(_), more) => Err(Failure::new(
                Code::Ambiguous,
                format!(
                    "\u{201c}{given}\u{201d} could be any of {} versions; give more of the id.",
                    more + 1
                ),
            )),
        }
    }

    /// The version before one in time; before the text as it stands, the newest
    /// that says something else.
    pub(super) fn before(&self, which: Option<RevisionId>, copy: &Copy) -> Option<RevisionId> {
        match which {
            None => self.lines.iter().find(|line| line.text != copy.working.text).map(|line| line.id),
            Some(which) => {
                let mut older = self.lines.iter().skip_while(|line| line.id != which);
                let own = older.next()?;
                older.find(|line| line.text != own.text).map(|line| line.id)
            }
        }
    }

    fn newest(&self, moment: Moment) -> Option<&RevisionLine> {
        self.lines.iter().find(|line| line.moment == moment)
    }

    /// The text of a version, as far as it can be read.
    pub(super) fn text(&self, session: &Session, copy: &Copy, which: Option<RevisionId>) -> Result<Version> {
        let Some(id) = which else {
            let view = VersionView { label: "Now".to_owned(), ..VersionView::default() };
            return Ok(Version { view, document: copy.document().clone(), lost: vec![], whole: true });
        };
        let found = session.store.readable(&id)?;
        let damage = match (found.gaps.len(), found.whole) {
            (0, true) => String::new(),
            (0, false) => "This version is damaged: paragraphs may be missing from it.".to_owned(),
            (1, _) => "One paragraph of this version cannot be read.".to_owned(),
            (many, _) => format!("{many} paragraphs of this version cannot be read."),
        };
        let line = self.lines.iter().find(|line| line.id == id);
        let view = VersionView {
            revision: id.0.to_string(),
            label: line.map(|line| moment_label(line.moment).to_owned()).unwrap_or_default(),
            name: self.names.get(&id).cloned().unwrap_or_default(),
            who: line.map(|line| copy.book.person_name(&line.author)).unwrap_or_default(),
            at: line.map(|line| at(line.at)).unwrap_or_default(),
            damage,
        };
        let lost = found.gaps.into_iter().map(|gap| gap.block).collect();
        Ok(Version { view, document: found.document, lost, whole: found.whole })
    }
}

/// The version a review is read against: the one that is named, else the one
/// whoever sits here last saw, else the one that was filed; none where there is
/// neither.
pub(crate) fn since(session: &Session, copy: &Copy, given: &str) -> Result<Option<Version>> {
    let all = session.read(|read| Versions::read(session, read, copy.id()))?;
    let which = if given.trim().is_empty() {
        let filed = || all.newest(Moment::Filed).map(|line| line.id);
        all.opened.map(|(revision, _)| revision).or_else(filed)
    } else {
        all.meant(given)?
    };
    which.map(|which| all.text(session, copy, Some(which))).transpose()
}

/// The version that is meant; none for the text as it stands.
pub(crate) fn meant(session: &Session, copy: &Copy, given: &str) -> Result<Option<RevisionId>> {
    session.read(|read| Versions::read(session, read, copy.id())?.meant(given))
}

/// The text of the version that is meant, as far as it can be read, and what is
/// wrong with it; none for the text as it stands.
pub(crate) fn read(
    session: &Session,
    copy: &Copy,
    given: &str,
) -> Result<Option<(RevisionId, Document, String)>> {
    let all = session.read(|read| Versions::read(session, read, copy.id()))?;
    let Some(revision) = all.meant(given)? else { return Ok(None) };
    let version = all.text(session, copy, Some(revision))?;
    Ok(Some((revision, version.document, version.view.damage)))
}

/// The versions that have a word of their own and are there.
pub(crate) fn marks(session: &Session, read: &Read<'_>, story: &StoryId) -> Result<Vec<MarkView>> {
    let all = Versions::read(session, read, story)?;
    let mark = |word: &str, revision: RevisionId, when| MarkView {
        word: word.to_owned(),
        revision: revision.0.to_string(),
        at: at(when),
    };
    let opened = all.opened.map(|(revision, when)| mark("opened", revision, when));
    let others = WORDS
        .iter()
        .filter_map(|(word, moment)| all.newest(*moment).map(|line| mark(word, line.id, line.at)));
    Ok(opened.into_iter().chain(others).collect())
}

/// Notes what whoever sits here has now seen of a story they leave.
pub(crate) fn seen(session: &mut Session, story: &StoryId) -> Result<()> {
    let me = session.me().clone();
    let (base, known) = session.read(|read| {
        let there = PeopleBook::read(read, session.today())?.people.iter().any(|person| person.id == me);
        let base = if there { read.working().load(story)?.base } else { None };
        Ok((base, read.viewed().by(story, &me)?.map(|(revision, _)| revision)))
    })?;
    match base {
        Some(base) if known != Some(base) => {
            session.write(VIEW, Some(story), "", |write| Ok(write.viewed().note(story, &base)?))
        }
        _ => Ok(()),
    }
}

fn missing(said: &str) -> Failure {
    Failure::new(Code::NotFound, said)
}
