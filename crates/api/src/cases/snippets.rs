//! Snippets: named pieces of copy, one's own or the newsroom's.

use super::find;
use super::people::name_of;
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{ById, Code, Empty, Failure, Json, SnippetView};
use stet_core::text::json::{block_from_json, block_to_json};
use stet_core::text::{Block, plain};
use stet_store::Snippet;

/// The most a snippet may hold: a page and more.
const MOST_BLOCKS: usize = 200;

/// One's own and the newsroom's, by name.
pub fn list(session: &mut Session, _: Empty) -> Result<Vec<SnippetView>> {
    let me = session.me().clone();
    session.read(|read| Ok(read.snippets().of(&me)?.into_iter().map(shown).collect()))
}

/// Keeps one, or what one is now.
pub fn save(session: &mut Session, request: SnippetView) -> Result<Vec<SnippetView>> {
    let there = session.read(|read| Ok(read.snippets().of(session.me())?))?;
    let name = name_of(&request.name, "the snippet")?;
    let shortcut = shortcut(&request.shortcut)?;
    let old = there.iter().find(|one| one.id == request.id);
    if old.is_none() && !request.id.is_empty() {
        return Err(gone(&request.id));
    }
    let others = || there.iter().filter(|one| one.id != request.id);
    if let Some(other) = others().find(|one| !shortcut.is_empty() && one.shortcut == shortcut) {
        return Err(Failure::bad(format!(
            "\u{201c}{shortcut}\u{201d} brings \u{201c}{}\u{201d} already. Choose another shortcut.",
            other.name
        )));
    }
    if others().any(|one| find::same_name(&one.name, &name)) {
        return Err(Failure::bad(format!("There is a snippet called \u{201c}{name}\u{201d} already.")));
    }
    let snippet = Snippet {
        id: if request.id.is_empty() { chance::id()? } else { request.id.clone() },
        owner: (!request.shared).then(|| session.me().clone()),
        name,
        shortcut,
        blocks: copy(&request.blocks)?,
    };
    session.write("snippet", None, &snippet.name, |write| Ok(write.snippets().save(&snippet)?))?;
    list(session, Empty {})
}

/// Adds one from Markdown.
pub fn add(
    session: &mut Session,
    name: &str,
    shortcut: &str,
    shared: bool,
    markdown: &[u8],
) -> Result<Vec<SnippetView>> {
    let text = std::str::from_utf8(markdown)
        .map_err(|_| Failure::bad("The snippet\u{2019}s copy is not UTF-8 text. Save it as UTF-8."))?;
    let blocks = stet_core::text::markdown::read(text, &mut Session::block_ids()?);
    let new = SnippetView {
        id: String::new(),
        name: name.to_owned(),
        shortcut: shortcut.to_owned(),
        shared,
        blocks: blocks.iter().map(|block| Json(block_to_json(block))).collect(),
        text: String::new(),
    };
    save(session, new)
}

/// Takes one away.
pub fn remove(session: &mut Session, request: ById) -> Result<Vec<SnippetView>> {
    let there = session.read(|read| Ok(read.snippets().of(session.me())?))?;
    let Some(snippet) = there.into_iter().find(|one| one.id == request.id) else {
        return Err(gone(&request.id));
    };
    session.write("snippet", None, &snippet.name, |write| Ok(write.snippets().remove(&snippet.id)?))?;
    list(session, Empty {})
}

fn gone(id: &str) -> Failure {
    Failure::new(
        Code::NotFound,
        format!("There is no snippet \u{201c}{id}\u{201d}; it may have been taken away."),
    )
}

/// What is typed to have it: one word, told from copy by the sign before it.
fn shortcut(given: &str) -> Result<String> {
    let word = given.trim().trim_start_matches(';');
    if word.is_empty() || (word.chars().count() <= 20 && word.chars().all(char::is_alphanumeric)) {
        return Ok(word.to_owned());
    }
    Err(Failure::bad(format!(
        "\u{201c}{given}\u{201d} can\u{2019}t be a shortcut: use one word of at most 20 letters and digits."
    )))
}

fn copy(blocks: &[Json]) -> Result<Vec<Block>> {
    let read = |Json(block): &Json| {
        block_from_json(block).map_err(|error| {
            Failure::bad(format!("The snippet\u{2019}s copy can\u{2019}t be read: {error}."))
        })
    };
    let blocks: Vec<Block> = blocks.iter().map(read).collect::<Result<_>>()?;
    match blocks.len() {
        0 => Err(Failure::bad("Select the words for the snippet first.")),
        many if many > MOST_BLOCKS => {
            Err(Failure::bad(format!("A snippet holds at most {MOST_BLOCKS} paragraphs; this has {many}.")))
        }
        _ => Ok(blocks),
    }
}

fn shown(snippet: Snippet) -> SnippetView {
    SnippetView {
        text: plain::text(&snippet.blocks).trim().to_owned(),
        shared: snippet.owner.is_none(),
        blocks: snippet.blocks.iter().map(|block| Json(block_to_json(block))).collect(),
        id: snippet.id,
        name: snippet.name,
        shortcut: snippet.shortcut,
    }
}
