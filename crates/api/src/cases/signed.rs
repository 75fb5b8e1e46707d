//! What of a story is signed: its newest sign-offs with what they no longer cover,
//! what is printed beside the words, and the version that is being worked on.

use crate::failure::Result;
use stet_core::newsroom::transition::Asked;
use stet_core::newsroom::{
    NextVersion, Printed, Publication, SignFunction, SignOff, Story, Unsigned, signed,
};
use stet_core::text::{Document, Hash, block_hash};
use stet_store::{KeptSignOff, Read, Release, WorkingCopy};

/// Everything that signing depends on, besides the words.
pub(crate) struct Signed {
    /// What is printed of it, as the record stands.
    pub(crate) printed: Printed,
    /// For each function the newest, with what it does not cover.
    pub(crate) sign_offs: [Option<(SignOff, Vec<Unsigned>)>; 3],
    /// The version being worked on, of a story that is out.
    pub(crate) next: Option<NextVersion>,
    /// What readers have of it besides the words.
    pub(crate) out: Option<Printed>,
    /// What waits for a second person.
    pub(crate) asked: Option<Asked>,
}

impl Signed {
    pub(crate) fn of(&self, function: SignFunction) -> Option<&(SignOff, Vec<Unsigned>)> {
        self.sign_offs.get(function.at()).and_then(Option::as_ref)
    }

    pub(crate) fn covers(&self, function: SignFunction, text: Hash) -> bool {
        self.of(function).is_some_and(|(signed, _)| signed.covers(&text, &self.printed.hash()))
    }
}

/// Reads it for a story with the text that stands there.
pub(crate) fn read(read: &Read<'_>, story: &Story, working: &WorkingCopy) -> Result<Signed> {
    let next = read.next_versions().of_story(&story.id)?;
    let release = match story.released_at {
        Some(_) => read.releases().newest(&story.id)?,
        None => None,
    };
    let out = release.as_ref().and_then(printed_of);
    let mut printed = Printed::of(story, &[], next.as_ref());
    // Without a next version the record is that of what is out.
    if next.is_none() && story.publication != Publication::Unpublished {
        printed.version = release.as_ref().and_then(|release| release.version.clone());
    }
    let mut sign_offs = [None, None, None];
    for (function, slot) in SignFunction::ALL.iter().zip(&mut sign_offs) {
        let newest = match (&release, function) {
            // A next version that was approved and given up is not what is out.
            (Some(Release { approval: Some(number), .. }), SignFunction::Chief) if next.is_none() => {
                read.approvals().numbered(*number)?
            }
            _ => read.approvals().newest(&story.id, *function)?,
        };
        *slot = newest
            .map(|KeptSignOff { sign_off, .. }| {
                let unsigned = unsigned(read, &sign_off, &printed, working)?;
                Ok::<_, crate::wire::Failure>((sign_off, unsigned))
            })
            .transpose()?;
    }
    Ok(Signed { printed, sign_offs, next, out, asked: read.asked().of_story(&story.id)? })
}

/// The record of a page that went out.
fn printed_of(release: &Release) -> Option<Printed> {
    let page: stet_publish::Page = serde_json::from_str(&release.page).ok()?;
    Some(Printed {
        slug: page.slug,
        kind: page.kind,
        credits: page.credits.into_iter().map(|credit| (credit.author, credit.role)).collect(),
        dateline: page.dateline,
        language: page.language,
        tags: page.tags,
        bios: vec![],
        version: release.version.clone(),
    })
}

/// What a sign-off does not cover of what stands there now.
fn unsigned(
    read: &Read<'_>,
    sign_off: &SignOff,
    printed: &Printed,
    working: &WorkingCopy,
) -> Result<Vec<Unsigned>> {
    let mut all = sign_off.printed.as_ref().map(|was| signed::record(was, printed)).unwrap_or_default();
    if sign_off.text == working.text {
        return Ok(all);
    }
    // The words that were signed; a damaged version tells by its paragraphs alone.
    let was = sign_off.revision.as_ref().map(|id| read.revisions().document(id));
    match was {
        Some(Ok(was)) => all.extend(signed::words(&was, &working.document)),
        Some(Err(_)) | None => all.extend(by_blocks(sign_off, &working.document)),
    }
    Ok(all)
}

/// The same of a sign-off of which the text itself is not known.
fn by_blocks(sign_off: &SignOff, now: &Document) -> Vec<Unsigned> {
    let fresh = now.blocks.iter().filter(|block| !sign_off.blocks.contains(&block_hash(block)));
    let mut all: Vec<Unsigned> = fresh.map(|block| Unsigned::Block(block.id.clone())).collect();
    let gone = (sign_off.blocks.len() + all.len()).saturating_sub(now.blocks.len());
    if gone > 0 {
        all.push(Unsigned::Cut { after: None, count: gone });
    }
    if all.is_empty() {
        // The paragraphs are those that were signed: the words above them are not, or
        // their order.
        all.push(Unsigned::Line(stet_core::text::parts::Label::Headline));
    }
    all
}
