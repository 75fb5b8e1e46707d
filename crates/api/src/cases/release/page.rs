//! The page model of a story: frozen at release, made afresh for a proof.

use crate::cases::copy::{self, Copy};
use crate::failure::Result;
use crate::session::Session;
use crate::wire::Failure;
use stet_core::ids::StoryId;
use stet_core::newsroom::transition::{GoesOut, Step};
use stet_core::newsroom::{Author, Credit, SignFunction, VersionKind, printed_title};
use stet_core::text::{Document, Hash, RevisionId, block_hash, text_hash};
use stet_publish::{Direction, Page, PageCredit, PagePhoto, Publisher};
use stet_store::Release;

/// A page that waits for the revision it is released as.
pub(crate) struct Frozen {
    page: Page,
    by: stet_core::ids::PersonId,
    at: jiff::Timestamp,
    text: Hash,
    version: Option<(VersionKind, String)>,
}

impl Frozen {
    /// The release's row, bios and titles inside.
    pub(crate) fn release(self, revision: RevisionId, approval: Option<i64>) -> Result<Release> {
        let page = Page { revision: revision.0.to_string(), ..self.page };
        Ok(Release {
            story: page.story.clone(),
            sequence: page.sequence,
            released_at: self.at,
            by: self.by,
            revision,
            text: self.text,
            version: self.version,
            approval,
            page: serde_json::to_string(&page)
                .map_err(|error| Failure::fault(format!("The page could not be kept: {error}.")))?,
        })
    }
}

/// Freezes the page of a story as this step is about to hand it out.
pub(crate) fn freeze(session: &Session, id: &StoryId, step: &Step) -> Result<Frozen> {
    let copy = copy::load(session, id.as_str())?;
    let now = session.now();
    let version = match &step.goes_out {
        Some(GoesOut::Next { kind, note }) => Some((*kind, note.clone())),
        _ => None,
    };
    let page = Page {
        published: Some(step.story.released_at.unwrap_or(now)),
        modified: Some(if version.is_some() { now } else { step.story.released_at.unwrap_or(now) }),
        sequence: step.story.sequence,
        slug: step.story.slug.clone(),
        proof: false,
        ..make(session, &copy)?
    };
    Ok(Frozen { page, by: session.me().clone(), at: now, text: copy.working.text, version })
}

/// A marked proof of the text as it stands.
pub(super) fn proof(session: &Session, copy: &Copy) -> Result<Page> {
    make(session, copy)
}

/// A page of an approved text that is not out yet; it says no date.
pub(super) fn approved(session: &Session, copy: &Copy) -> Result<Page> {
    Ok(Page { proof: false, ..make(session, copy)? })
}

/// The page as it was last released. Its words are hashed again: what goes out
/// must be what was released, and that what was approved.
pub(super) fn released(session: &Session, id: &StoryId) -> Result<Page> {
    session.read(|read| {
        let release = read.releases().newest(id)?.ok_or_else(|| {
            Failure::fault(format!(
                "Story {id} is live but its release is not in the file. Run \u{201c}stet doctor\u{201d}."
            ))
        })?;
        let page: Page = serde_json::from_str(&release.page).map_err(|error| {
            Failure::new(
                crate::wire::Code::CannotOpen,
                format!("The released page of story {id} can\u{2019}t be read: {error}."),
            )
        })?;
        let approved = match release.approval {
            Some(number) => read.approvals().numbered(number)?,
            None => None,
        };
        let sound = words(&page.document) == release.text
            && approved.is_some_and(|kept| kept.sign_off.text == release.text);
        sound.then_some(page).ok_or_else(|| {
            Failure::new(
                crate::wire::Code::CannotOpen,
                format!(
                    "The released page of story {id} is not the text that was approved; it was not written."
                ),
            )
        })
    })
}

fn words(document: &Document) -> Hash {
    text_hash(&document.furniture, &document.blocks.iter().map(block_hash).collect::<Vec<_>>())
}

fn make(session: &Session, copy: &Copy) -> Result<Page> {
    let story = &copy.line.story;
    Ok(Page {
        story: story.id.clone(),
        slug: story.slug.clone(),
        kind: story.kind,
        label: story.kind.label().map(str::to_owned),
        language: story.language.clone(),
        direction: Direction::of(&story.language),
        document: copy.document().clone(),
        credits: story
            .credits
            .iter()
            .filter_map(|credit| credit_of(session, copy, credit).transpose())
            .collect::<Result<_>>()?,
        dateline: story.dateline.clone(),
        published: None,
        modified: None,
        sequence: story.sequence,
        zone: session.newsroom.zone.clone(),
        tags: story.tags.clone(),
        publisher: Publisher {
            name: session.newsroom.publisher.clone(),
            base_url: Some(session.newsroom.base_url.clone()).filter(|url| !url.is_empty()),
        },
        self_approved: copy
            .signed
            .of(SignFunction::Chief)
            .is_some_and(|(approval, _)| !approval.solo_reason.is_empty()),
        revision: copy.working.base.map(|base| base.0.to_string()).unwrap_or_default(),
        text_hash: copy.working.text.to_string(),
        proof: true,
        pictures: vec![],
    })
}

fn credit_of(session: &Session, copy: &Copy, credit: &Credit) -> Result<Option<PageCredit>> {
    let Some(author) = copy.book.authors.iter().find(|author| author.id == credit.author) else {
        return Ok(None);
    };
    let title = author.person.as_ref().and_then(|person| {
        printed_title(&copy.book.roles, person, copy.book.today, |desk| copy.book.desk_name(desk))
    });
    Ok(Some(PageCredit {
        author: author.id.clone(),
        name: author.name.clone(),
        role: credit.role,
        title_on_the_day: title,
        short_bio: author.short_bio.clone(),
        photo: photo(session, author)?,
    }))
}

fn photo(session: &Session, author: &Author) -> Result<Option<PagePhoto>> {
    let Some(hash) = &author.photo else { return Ok(None) };
    let kept = session.read(|read| Ok(read.media().by_hash(hash)?))?;
    Ok(kept.map(|media| PagePhoto::new(media.media_type, &media.bytes)))
}

#[cfg(test)]
mod tests;
