//! What is still open in a story, in the order of the page.

use super::{label, place_of};
use crate::cases::copy::{self, Copy};
use crate::cases::{kept, propose};
use crate::failure::Result;
use crate::session::Session;
use crate::view::number;
use crate::wire::{CommentsView, OpenItemView};
use stet_core::text::merge::Slot;
use stet_core::text::propose::Group;
use stet_core::text::{Document, tk};

/// Suggestions, open comments, what is to come, what could not be read, and texts
/// kept beside the story's own.
pub(super) fn items(
    session: &Session,
    copy: &Copy,
    groups: &[Group],
    comments: &CommentsView,
) -> Result<Vec<OpenItemView>> {
    let text = copy.document();
    let mut all: Vec<(usize, OpenItemView)> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let Some(change) = group.choices.first().and_then(|choice| choice.changes.first()) else { continue };
        let said =
            if group.contested() { "several wordings are suggested".to_owned() } else { label(change) };
        let item = OpenItemView {
            kind: "suggestion".to_owned(),
            slot: propose::name(&change.slot),
            group: Some(number(at)),
            label: said,
            blocks: true,
            ..OpenItemView::default()
        };
        all.push((place_of(text, &change.slot), item));
    }
    for thread in comments.threads.iter().filter(|thread| thread.resolved_at.is_none()) {
        let said = thread.said.first();
        let item = OpenItemView {
            kind: "comment".to_owned(),
            slot: thread.slot.clone(),
            thread: thread.id.clone(),
            label: said
                .map(|said| format!("{}: {}", said.by.name, super::short(&said.text)))
                .unwrap_or_default(),
            blocks: thread.must,
            ..OpenItemView::default()
        };
        all.push((
            if thread.slot.is_empty() { usize::MAX } else { place_of(text, &propose::slot(&thread.slot)) },
            item,
        ));
    }
    all.extend(to_come(text, &copy.placeholders));
    for block in text.blocks.iter().filter(|block| copy::has_unread(&block.node)) {
        let item = OpenItemView {
            kind: "unread".to_owned(),
            slot: block.id.to_string(),
            label: "A passage that could not be read".to_owned(),
            blocks: true,
            ..OpenItemView::default()
        };
        all.push((place_of(text, &Slot::Block(block.id.clone())), item));
    }
    let siblings = session.read(|read| kept::open(session, read, copy.id(), &copy.book))?;
    for sibling in siblings {
        let item = OpenItemView {
            kind: "sibling".to_owned(),
            label: format!("Words of {} are kept beside the text", sibling.by),
            ..OpenItemView::default()
        };
        all.push((usize::MAX, item));
    }
    all.sort_by_key(|(place, _)| *place);
    Ok(all.into_iter().map(|(_, item)| item).collect())
}

fn to_come(text: &Document, words: &tk::Placeholders) -> Vec<(usize, OpenItemView)> {
    let found = tk::placeholders(text, words);
    let item = |(place, what): &(tk::Place, String)| {
        let slot = match place {
            tk::Place::Headline => Slot::Headline,
            tk::Place::ShortHeadline => Slot::ShortHeadline,
            tk::Place::Standfirst => Slot::Standfirst,
            tk::Place::Block(id) => Slot::Block(id.clone()),
        };
        let item = OpenItemView {
            kind: "placeholder".to_owned(),
            slot: propose::name(&slot),
            label: format!("{what} is still to come"),
            blocks: true,
            ..OpenItemView::default()
        };
        (place_of(text, &slot), item)
    };
    found.iter().map(item).collect()
}
