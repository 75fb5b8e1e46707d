//! Giving a version a name.

use super::which::{Versions, is_word};
use crate::cases::{copy, edit, history};
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{ByStory, Failure, NameVersion, Timeline};

/// Longer than any name that is read at a glance.
const LONGEST: usize = 120;

/// Calls a version something, or what stands now, which becomes a revision.
pub fn name(session: &mut Session, request: NameVersion) -> Result<Timeline> {
    let name = request.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > LONGEST {
        return Err(Failure::bad(format!("A version\u{2019}s name has {LONGEST} characters at most.")));
    }
    if is_word(&name) {
        return Err(Failure::bad(format!(
            "\u{201c}{name}\u{201d} already means a version of every story. Choose another name."
        )));
    }
    let copy = copy::load(session, &request.story)?;
    let meant = session.read(|read| Versions::read(session, read, copy.id())?.meant(&request.revision))?;
    let revision = match meant {
        Some(revision) => revision,
        None if session.read(|read| edit::unnamed(read, copy.id(), copy.working.text))? => {
            if let Some(refusal) = copy.read_only(session) {
                return Err(refusal.into());
            }
            session.pause(copy.id(), "")?
        }
        None => copy.working.base.ok_or_else(|| Failure::bad("There is no text to name yet."))?,
    };
    let taken =
        session.read(|read| Ok(Versions::read(session, read, copy.id())?.called(&name, &revision)))?;
    if taken {
        return Err(Failure::bad(format!(
            "Another version of this story is called \u{201c}{name}\u{201d}. Choose another name, or take that one\u{2019}s away first."
        )));
    }
    session
        .write("name", Some(copy.id()), &name, |write| Ok(write.revision_names().set(&revision, &name)?))?;
    history::timeline(session, ByStory { story: copy.id().to_string() })
}
