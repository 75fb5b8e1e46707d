//! Is the newsroom file sound, and is an export what was exported?

mod record;

pub(crate) use record::RESTORE;

use crate::failure::Result;
use crate::session::Session;
use crate::view::number;
use crate::wire::{Code, DoctorReport, Failure, Finding, VerifyReport};
use std::path::Path;
use stet_core::ids::StoryId;
use stet_core::newsroom::Reader;
use stet_publish::VerifyError;
use stet_store::{Damage, Found, Lost, Page, Wanted};

/// Reads the whole file through: every page, paragraph, revision and picture.
/// A repair folds the log into the file and mends stories: a damaged paragraph
/// whose very words stand elsewhere is put back; in the place of another stands
/// what says so, and what was there is kept. Nothing is guessed at, because a
/// guess would be words that nobody wrote.
pub fn doctor(session: &mut Session, repair: bool) -> Result<DoctorReport> {
    let mut mended = Vec::new();
    let mut found = session.store.check_all()?;
    if repair {
        session.store.checkpoint()?;
        let damaged: Vec<StoryId> = found.iter().filter_map(|damage| damage.story.clone()).collect();
        for story in damaged {
            match session.mend(&story) {
                Ok(said) => mended.extend(said),
                Err(failure) => {
                    mended.push(format!("Story {story} could not be mended: {}", failure.message))
                }
            }
        }
        found = session.store.check_all()?;
    }
    let mut findings: Vec<Finding> = found.into_iter().map(finding).collect();
    let counted = session.read(|read| {
        Ok(read.stories().list(&Wanted::default(), &Page::first(u32::MAX), &Reader::whole())?.len())
    });
    let stories = counted_or_told(counted, &mut findings);
    let journal = record::held(session, &mut findings);
    Ok(DoctorReport {
        ok: findings.is_empty(),
        file: session.store.path().display().to_string(),
        stories,
        ended_cleanly: session.store.ended_cleanly_last_time(),
        mended,
        findings,
        notices: super::newsroom::notices(session),
        journal,
    })
}

/// What was lost of a story and what stands there now, in a sentence.
pub(crate) fn mended(story: &StoryId, lost: &Lost) -> String {
    let now = match lost.found {
        Found::Same(_) => "the very same words were found elsewhere in the file and put back",
        Found::Words(_) => {
            "its words are there, without emphasis and links; look them over and write it anew"
        }
        Found::Earlier(..) => {
            "words of an earlier version stand in its place; look for what came later in a backup"
        }
        Found::Nothing => "nothing of it was found; look for it in a backup",
    };
    format!("A paragraph of story {story} was damaged on the disk ({}): {now}.", lost.why)
}

/// The number of stories; stories that can't be listed are a finding.
fn counted_or_told(counted: Result<usize>, findings: &mut Vec<Finding>) -> u32 {
    match counted {
        Ok(stories) => number(stories),
        Err(failure) => {
            let message = format!("The stories could not be counted: {}", failure.message);
            findings.push(Finding { code: failure.code, story: None, message });
            0
        }
    }
}

fn finding(damage: Damage) -> Finding {
    Finding { code: Code::CannotOpen, story: damage.story.map(|id| id.to_string()), message: damage.what }
}

/// Holds an export folder against its manifest.
pub fn verify(folder: &Path) -> Result<VerifyReport> {
    let report = VerifyReport {
        ok: true,
        folder: folder.display().to_string(),
        files: 0,
        set: String::new(),
        problems: vec![],
    };
    match stet_publish::verify(folder) {
        Ok(good) => Ok(VerifyReport { files: number(good.files), set: good.set, ..report }),
        Err(VerifyError::Problems { problems, .. }) => Ok(VerifyReport { ok: false, problems, ..report }),
        Err(unreadable) => Err(Failure::new(Code::Io, unreadable.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_that_cant_be_counted_are_a_finding() {
        let mut findings = vec![];
        assert_eq!(counted_or_told(Ok(3), &mut findings), 3);
        assert!(findings.is_empty());
        counted_or_told(Err(Failure::new(Code::Io, "The disk is gone.")), &mut findings);
        assert_eq!((findings[0].code, findings[0].message.contains("disk is gone")), (Code::Io, true));
    }
}
