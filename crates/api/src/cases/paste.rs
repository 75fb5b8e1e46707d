//! A paste into the copy: read, accounted for, and its raw clipboard kept with
//! the story for as long as somebody may want to look at it.

mod kept;

pub(crate) use kept::tidy;
pub use kept::{again, clippings, markdown, raw};

use super::import::shown;
use super::media::Beside;
use super::{import, media};
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Failure, Json, PasteIn, Pasted};
use std::path::Path;
use stet_core::text::json::block_to_json;
use stet_core::text::{Document, Furniture, Node};
use stet_ingest::{Clip, Dropped, LeftOut, PICTURE, PastedPicture, Source};

/// Reads a fragment pasted into the copy: structure kept, nothing guessed. The
/// raw clipboard is kept with the story.
pub fn paste(session: &mut Session, request: PasteIn) -> Result<Pasted> {
    let clip = Clip { html: request.html.as_deref(), text: &request.text, rtf: request.rtf.as_deref() };
    let pasted = read(session, &clip, request.plain)?;
    let clipping = match request.story.is_empty() {
        true => None,
        false => Some(kept::keep(session, &request, (pasted.program.name(), &pasted.said()))?),
    };
    Ok(told(pasted, clipping))
}

/// The blocks of a clip, its pictures taken in.
fn read(session: &mut Session, clip: &Clip<'_>, plain: bool) -> Result<stet_ingest::Pasted> {
    let mut ids = Session::block_ids()?;
    let mut pasted = match plain {
        true => stet_ingest::paste_plain(clip, &mut ids),
        false => stet_ingest::paste(clip, &mut ids),
    };
    settle_pictures(session, &mut pasted);
    Ok(pasted)
}

/// A file that somebody puts into the copy, with the pictures in it and beside it.
pub struct FileRead {
    pasted: stet_ingest::Pasted,
    pictures: Beside,
}

/// Reads such a file. Needs no newsroom file and is done beside its thread.
pub fn read_file(path: &Path, plain: bool) -> Result<FileRead> {
    let bytes = import::bytes(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut ids = Session::block_ids()?;
    let mut pasted = stet_ingest::paste_file(&Source { name: &name, bytes: &bytes }, plain, &mut ids)?;
    let mut document = document(&mut pasted);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut pictures = Beside::read(folder.unwrap_or(Path::new(".")), &document);
    pictures.packed(&std::mem::take(&mut pasted.pictures), &mut document);
    pasted.blocks = document.blocks;
    pasted.notes.append(&mut pictures.warnings);
    Ok(FileRead { pasted, pictures })
}

/// The blocks of a file that was read, its pictures kept.
pub fn from_file(session: &mut Session, read: FileRead) -> Result<Pasted> {
    let FileRead { mut pasted, pictures } = read;
    let mut document = document(&mut pasted);
    pictures.settle(session, &mut document)?;
    pasted.blocks = document.blocks;
    Ok(told(pasted, None))
}

fn document(pasted: &mut stet_ingest::Pasted) -> Document {
    Document { furniture: Furniture::default(), blocks: std::mem::take(&mut pasted.blocks) }
}

fn told(pasted: stet_ingest::Pasted, clipping: Option<u32>) -> Pasted {
    Pasted {
        blocks: pasted.blocks.iter().map(|block| Json(block_to_json(block))).collect(),
        left_out: pasted.left_out(),
        said: pasted.said(),
        dropped: pasted.dropped.into_iter().map(shown::dropped).collect(),
        clipping,
    }
}

/// Pictures that came inside the clip are taken in like any other; one that is
/// no picture leaves no figure behind, and what was written with it is offered.
fn settle_pictures(session: &mut Session, pasted: &mut stet_ingest::Pasted) {
    let pictures = std::mem::take(&mut pasted.pictures);
    let mut refused = Vec::new();
    pasted.blocks.retain_mut(|block| settled(session, &mut block.node, &pictures, &mut refused));
    pasted.dropped.append(&mut refused);
}

/// True where the node stays; a note may hold pictures too.
fn settled(
    session: &mut Session,
    node: &mut Node,
    pictures: &[PastedPicture],
    refused: &mut Vec<Dropped>,
) -> bool {
    match node {
        Node::Note { content, .. } | Node::Quotation { content, .. } => {
            content.retain_mut(|inner| settled(session, inner, pictures, refused));
            true
        }
        Node::Figure { src, alt, credit, caption, .. } => {
            let Some(number) = src.strip_prefix(PICTURE) else { return true };
            let picture = number.parse().ok().and_then(|number: usize| pictures.get(number));
            let taken = match picture {
                Some(picture) => {
                    media::take_in(&picture.bytes).and_then(|taken| media::keep(session, &taken))
                }
                None => Err(Failure::bad("It did not come along.")),
            };
            match taken {
                Ok(taken) => {
                    *src = taken.src;
                    true
                }
                Err(failure) => {
                    let caption = caption.text();
                    let said: Vec<&str> = [alt.as_str(), caption.trim(), credit.as_str()]
                        .into_iter()
                        .filter(|said| !said.is_empty())
                        .collect();
                    let text = if said.is_empty() { "a picture".to_owned() } else { said.join(" \u{2014} ") };
                    refused.push(Dropped { line: 0, text, why: failure.message, what: LeftOut::Picture });
                    false
                }
            }
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests;
