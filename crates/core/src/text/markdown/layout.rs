//! Whitespace in HTML written by hand, where a new line and its indent are
//! for the eye. Our own HTML has no newlines, so its spaces are all copy.

use super::tags::decode;
use crate::text::Inline;
use std::borrow::Cow;

/// Stands for whitespace with a newline in it, which only lays out the source.
/// Nothing else can be NUL: the source has none, and references to it stay.
const LAYOUT: char = '\0';

/// The source with every stretch of layout as one [`LAYOUT`].
pub(super) fn laid_out(source: &str) -> Cow<'_, str> {
    if !source.contains(['\n', '\r']) {
        return source.into();
    }
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while !rest.is_empty() {
        let words = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (before, after) = rest.split_at(words);
        let next = after.trim_ascii_start();
        let (space, _) = after.split_at(after.len() - next.len());
        out.push_str(before);
        if space.contains(['\n', '\r']) {
            out.push(LAYOUT);
        } else {
            out.push_str(space);
        }
        rest = next;
    }
    out.into()
}

/// The space that parts a caption from the credit is not part of it.
pub(super) fn drop_space(pieces: &mut [Inline]) {
    if let Some(Inline::Text { text, .. }) = pieces.last_mut()
        && text.ends_with(' ')
    {
        text.pop();
    }
}

/// Layout at the edges goes, elsewhere it is a space.
pub(super) fn trim_layout(pieces: &mut [Inline]) {
    if let Some(Inline::Text { text, .. }) = pieces.first_mut()
        && text.starts_with(LAYOUT)
    {
        text.remove(0);
    }
    if let Some(Inline::Text { text, .. }) = pieces.last_mut()
        && text.ends_with(LAYOUT)
    {
        text.pop();
    }
    for piece in pieces {
        if let Inline::Text { text, .. } = piece
            && text.contains(LAYOUT)
        {
            *text = text.replace(LAYOUT, " ");
        }
    }
}

/// Plain words, layout trimmed and undone, references too.
pub(super) fn words(source: &str) -> String {
    decode(&laid_out(source).trim_matches(LAYOUT).replace(LAYOUT, " ")).into_owned()
}
