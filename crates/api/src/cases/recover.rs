//! Damaged paragraphs: looked for in the text, in other versions and in the copies
//! beside the newsroom file, and put right where they are found.
//!
//! A version gets back the very same words or none; other words are offered with
//! where they are from, and a person decides.

use super::copy::{self, Copy};
use super::{backup, edit, story, versions};
use crate::failure::Result;
use crate::session::Session;
use crate::view::number;
use crate::wire::{ByStory, Code, DamagedView, Failure, Recover, Recovered};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};
use stet_core::ids::BlockId;
use stet_core::text::{Block, Document, Moment, Node, RevisionId, plain};
use stet_store::{Near, Place, Whence};

/// Looks for one damaged paragraph and puts it right where it is found.
pub fn recover(session: &mut Session, request: Recover) -> Result<Recovered> {
    let copy = read(session, &request.story)?;
    let copies = backup::copies(session);
    match versions::meant(session, &copy, &request.revision)? {
        Some(revision) => of_version(session, &copy, &revision, &request.place, &copies),
        None => of_text(session, &copy, &request.place, &copies),
    }
}

/// The damaged paragraphs of a version, or of the text as it stands.
pub fn damaged(session: &mut Session, given: &str, revision: &str) -> Result<Vec<DamagedView>> {
    let copy = read(session, given)?;
    let Some(revision) = versions::meant(session, &copy, revision)? else {
        return in_text(session, &copy);
    };
    let readable = session.store.readable(&revision)?;
    let missing = (!readable.whole && readable.gaps.is_empty()).then(|| DamagedView {
        block: String::new(),
        number: 0,
        why: "Its list of paragraphs, or what stands above them, is damaged: paragraphs may be missing from it."
            .to_owned(),
    });
    let view = |gap: stet_store::Gap| DamagedView {
        block: gap.block.to_string(),
        number: number(gap.place + 1),
        why: gap.why,
    };
    Ok(missing.into_iter().chain(readable.gaps.into_iter().map(view)).collect())
}

/// The stand-ins in the text as it stands, with what they say.
pub(crate) fn in_text(session: &Session, copy: &Copy) -> Result<Vec<DamagedView>> {
    let blocks = &copy.document().blocks;
    if !blocks.iter().any(|block| matches!(block.node, Node::Verbatim { .. })) {
        return Ok(vec![]);
    }
    let aside = session.read(|read| Ok(read.working().damaged(copy.id())?))?;
    let view = |(at, block): (usize, &Block)| match &block.node {
        Node::Verbatim { why, .. } if aside.contains(&block.id) => {
            Some(DamagedView { block: block.id.to_string(), number: number(at + 1), why: why.clone() })
        }
        _ => None,
    };
    Ok(blocks.iter().enumerate().filter_map(view).collect())
}

/// The story; one whose text is damaged opens with what can be read of it.
fn read(session: &mut Session, given: &str) -> Result<Copy> {
    let id = story::open(session, ByStory { story: given.to_owned() })?.row.id;
    copy::load(session, &id)
}

fn of_version(
    session: &mut Session,
    copy: &Copy,
    revision: &RevisionId,
    given: &str,
    copies: &[PathBuf],
) -> Result<Recovered> {
    let readable = session.store.readable(revision)?;
    let given = given.trim();
    let counted =
        given.strip_prefix("lost-").unwrap_or(given).parse().ok().and_then(|at: usize| at.checked_sub(1));
    let gap = readable.gaps.iter().find(|gap| gap.block.as_str() == given || Some(gap.place) == counted);
    let Some(gap) = gap else { return Err(not_damaged(given)) };
    if let Some(place) = session.put_right(copy.id(), revision, gap.place, copies)? {
        let said = format!(
            "The very same paragraph was found {}. Every version that has it can be read again.",
            where_(session, &place)
        );
        return Ok(Recovered { done: true, said, ..Recovered::default() });
    }
    let looked = looked(copies);
    match session.store.nearest(copy.id(), revision, gap.place)? {
        Some(Near { block, from }) => {
            let whose = match from {
                None => "These words stand there in the text as it is now.",
                Some(_) => "These words stood there in the version nearest to it.",
            };
            Ok(Recovered {
                done: false,
                said: format!("The very same paragraph was not found {looked}. {whose}"),
                words: plain::text(std::slice::from_ref(&block)).trim().to_owned(),
                revision: from.map_or_else(|| "now".to_owned(), |from| from.0.to_string()),
                place: block.id.to_string(),
            })
        }
        None => Ok(Recovered {
            said: format!(
                "Nothing of this paragraph was found {looked}. An older backup, opened elsewhere, may have it."
            ),
            ..Recovered::default()
        }),
    }
}

fn of_text(session: &mut Session, copy: &Copy, given: &str, copies: &[PathBuf]) -> Result<Recovered> {
    let all = in_text(session, copy)?;
    let given = given.trim();
    let one = all.iter().find(|one| one.block == given || given.parse() == Ok(one.number));
    let Some(one) = one else { return Err(not_damaged(given)) };
    edit::writable(session, copy)?;
    let id = BlockId::new(one.block.clone());
    let Some((words, whence)) = session.store.find_again(copy.id(), &id, copies)? else {
        let said = format!(
            "Nothing of this paragraph was found {}. An older backup, opened elsewhere, may have it.",
            looked(copies)
        );
        return Ok(Recovered { said, ..Recovered::default() });
    };
    let said = match &whence {
        Whence::Same(place) => format!("The very same paragraph was found {}, and is put back.", where_(session, place)),
        Whence::Copy(path) => format!(
            "The paragraph is put back as it was in {}. Read it: what was written to it later is not in there.",
            backup_of(session, path)
        ),
        Whence::Earlier(_) => {
            "The paragraph is put back as it was in an earlier version. Read it: what was written to it later is not in there."
                .to_owned()
        }
        Whence::Words => {
            "The words of the paragraph are put back, without their emphasis and links. Read it and set those anew."
                .to_owned()
        }
    };
    let stands = |block: &Block| {
        if block.id == id { Block { id: id.clone(), node: words.node.clone() } } else { block.clone() }
    };
    let document = copy.document();
    let new = Document {
        furniture: document.furniture.clone(),
        blocks: document.blocks.iter().map(stands).collect(),
    };
    edit::write(session, copy, &new, "recover", &said, Moment::Restored)?;
    Ok(Recovered { done: true, said, ..Recovered::default() })
}

fn not_damaged(given: &str) -> Failure {
    Failure::new(
        Code::NotFound,
        format!("Paragraph \u{201c}{given}\u{201d} is not damaged; there is nothing to recover."),
    )
}

fn where_(session: &Session, place: &Place) -> String {
    match place {
        Place::There => "where it was".to_owned(),
        Place::Text => "in a text as it stands now".to_owned(),
        Place::Version => "in another version".to_owned(),
        Place::Copy(path) => format!("in {}", backup_of(session, path)),
    }
}

/// "the backup of 24 November 2026, 18:04".
fn backup_of(session: &Session, path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let made = DateTime::strptime(backup::NAME, &name).and_then(|made| TimeZone::UTC.to_timestamp(made));
    match made {
        Ok(made) => {
            let made = session.zone().to_datetime(made);
            format!("the backup of {}", made.strftime("%-d %B %Y, %H:%M"))
        }
        Err(_) => format!("the backup {name}"),
    }
}

fn looked(copies: &[PathBuf]) -> String {
    match copies.len() {
        0 => "in the newsroom file, and there is no backup beside it".to_owned(),
        1 => "in the newsroom file or the backup beside it".to_owned(),
        many => format!("in the newsroom file or the {many} backups beside it"),
    }
}

#[cfg(test)]
mod tests;
