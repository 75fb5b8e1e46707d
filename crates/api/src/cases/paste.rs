//! A paste into the copy: read, accounted for, and its raw clipboard kept with
//! the story for as long as somebody may want to look at it.

use super::import::shown;
use super::media::Beside;
use super::{find, import, media};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{at, number};
use crate::wire::{ByClipping, ByStory, ClippingView, Code, Failure, Json, PasteIn, Pasted, RawClip};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use std::io::{Read as _, Write as _};
use std::path::Path;
use stet_core::text::json::block_to_json;
use stet_core::text::{Document, Furniture, Node};
use stet_ingest::{Clip, Dropped, LeftOut, PICTURE, PastedPicture, Source};

/// How long a raw clipboard is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);
/// Bytes of one flavour that are kept, and no more.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Clippings of one story, and no more: the oldest go.
const MOST: u32 = 200;

/// A clipboard as it is packed.
#[derive(Default, Serialize, Deserialize)]
struct Flavours {
    html: String,
    text: String,
    rtf: String,
    cut: bool,
}

/// Reads a fragment pasted into the copy: structure kept, nothing guessed. The
/// raw clipboard is kept with the story.
pub fn paste(session: &mut Session, request: PasteIn) -> Result<Pasted> {
    let mut ids = Session::block_ids()?;
    let clip = Clip { html: request.html.as_deref(), text: &request.text, rtf: request.rtf.as_deref() };
    let mut pasted = match request.plain {
        true => stet_ingest::paste_plain(&clip, &mut ids),
        false => stet_ingest::paste(&clip, &mut ids),
    };
    settle_pictures(session, &mut pasted);
    let clipping = match request.story.is_empty() {
        true => None,
        false => Some(keep(session, &request, (pasted.program.name(), &pasted.said()))?),
    };
    Ok(told(pasted, clipping))
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

fn keep(session: &mut Session, request: &PasteIn, (program, said): (&str, &str)) -> Result<u32> {
    let story = session.read(|read| find::story(session, read, &request.story))?.story.id;
    let (html, rtf) =
        (request.html.as_deref().unwrap_or_default(), request.rtf.as_deref().unwrap_or_default());
    let size = html.len() + request.text.len() + rtf.len();
    let flavours = Flavours {
        html: head(html).to_owned(),
        text: head(&request.text).to_owned(),
        rtf: head(rtf).to_owned(),
        cut: [html, &request.text, rtf].iter().any(|flavour| flavour.len() > MOST_BYTES),
    };
    let packed = pack(&flavours)?;
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let kept = session.write("paste", Some(&story), "", |write| {
        Ok(write.clippings().keep(&story, (program, said), size, &packed, MOST)?)
    })?;
    Ok(u32::try_from(kept).unwrap_or(u32::MAX))
}

fn head(text: &str) -> &str {
    let mut end = MOST_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

fn pack(flavours: &Flavours) -> Result<Vec<u8>> {
    let packed = || -> std::io::Result<Vec<u8>> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&serde_json::to_vec(flavours)?)?;
        encoder.finish()
    };
    packed().map_err(|error| Failure::fault(format!("The clipboard could not be packed: {error}.")))
}

fn unpack(packed: &[u8]) -> Result<Flavours> {
    // Escaped as JSON a flavour grows, at most six times.
    let most = u64::try_from(MOST_BYTES * 3 * 6).unwrap_or(u64::MAX);
    let mut json = Vec::new();
    let read = DeflateDecoder::new(packed).take(most).read_to_end(&mut json);
    let damaged = |error: &dyn std::fmt::Display| {
        Failure::new(
            Code::CannotOpen,
            format!(
                "This raw clipboard is damaged and can\u{2019}t be shown ({error}). The story\u{2019}s text is not touched by that."
            ),
        )
    };
    read.map_err(|error| damaged(&error))?;
    serde_json::from_slice(&json).map_err(|error| damaged(&error))
}

/// A story's raw clipboards, newest first.
pub fn clippings(session: &mut Session, request: ByStory) -> Result<Vec<ClippingView>> {
    session.read(|read| {
        let story = find::story(session, read, &request.story)?.story.id;
        let people = read.people().all()?;
        let shown = read.clippings().of_story(&story)?.into_iter().map(|clipping| ClippingView {
            number: u32::try_from(clipping.number).unwrap_or(u32::MAX),
            at: at(clipping.at),
            who: people
                .iter()
                .find(|person| person.id == clipping.person)
                .map(|person| person.name.clone())
                .unwrap_or_default(),
            said: clipping.said,
            revision: clipping.revision.map(|revision| revision.0.to_string()),
            size: number(usize::try_from(clipping.size).unwrap_or(usize::MAX)),
        });
        Ok(shown.collect())
    })
}

/// One raw clipboard, as text to look at.
pub fn raw(session: &mut Session, request: ByClipping) -> Result<RawClip> {
    let packed = session.read(|read| {
        let story = find::story(session, read, &request.story)?.story.id;
        Ok(read.clippings().packed(&story, i64::from(request.number))?)
    })?;
    let packed = packed.ok_or_else(|| {
        Failure::new(
            Code::NotFound,
            "That raw clipboard is no longer kept: they go when the story is released, or after 30 days.",
        )
    })?;
    let Flavours { html, text, rtf, cut } = unpack(&packed)?;
    Ok(RawClip { html, text, rtf, cut })
}

/// Takes out what is older than 30 days.
pub(crate) fn tidy(session: &mut Session) -> Result<()> {
    let before = session.now() - KEPT;
    if session.read(|read| Ok(read.clippings().any_before(before)?))? {
        session.write("clear clipboards", None, "", |write| {
            Ok(write.clippings().purge_before(before).map(|_| ())?)
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
