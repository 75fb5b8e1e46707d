//! Raw clipboards, kept with the story they were pasted into until it is released,
//! or for 30 days: listed, looked at, read once more.

use super::PasteRead;
use crate::cases::find;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{at, number};
use crate::wire::{ByClipping, ByStory, ClippingView, Code, Failure, PasteAgain, PasteIn, Pasted, RawClip};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use std::io::{Read as _, Write as _};
use stet_ingest::{Clip, Program};

/// How long a raw clipboard is kept.
pub(super) const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);
/// Bytes of one flavour that are kept, and no more.
pub(super) const MOST_BYTES: usize = 4 * 1024 * 1024;
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

/// What a paste leaves with its story.
pub(super) enum Clipping {
    /// Nothing: it came from a file, or into no story.
    None,
    /// A clipboard that is not kept yet.
    Fresh { story: String, program: &'static str, said: String, size: i64, packed: Vec<u8> },
    /// One that is kept, by its number.
    Kept(u32),
}

/// The raw clipboard of a paste, ready to be kept with its story.
pub(super) fn packed(request: &PasteIn, program: &'static str, said: String) -> Result<Clipping> {
    let (html, rtf) =
        (request.html.as_deref().unwrap_or_default(), request.rtf.as_deref().unwrap_or_default());
    let size = html.len() + request.text.len() + rtf.len();
    let packed = pack(&Flavours {
        html: head(html).to_owned(),
        text: head(&request.text).to_owned(),
        rtf: head(rtf).to_owned(),
        cut: [html, &request.text, rtf].iter().any(|flavour| flavour.len() > MOST_BYTES),
    })?;
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    Ok(Clipping::Fresh { story: request.story.clone(), program, said, size, packed })
}

impl Clipping {
    /// Keeps it, where it is not kept yet; its number.
    pub(super) fn keep(self, session: &mut Session) -> Result<Option<u32>> {
        let (story, program, said, size, packed) = match self {
            Self::None => return Ok(None),
            Self::Kept(number) => return Ok(Some(number)),
            Self::Fresh { story, program, said, size, packed } => (story, program, said, size, packed),
        };
        let story = session.read(|read| find::story(session, read, &story))?.story.id;
        let kept = session.write("paste", Some(&story), "", |write| {
            Ok(write.clippings().keep(&story, (program, &said), size, &packed, MOST)?)
        })?;
        Ok(Some(u32::try_from(kept).unwrap_or(u32::MAX)))
    }
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
            from: Program::named(&clipping.program).map(Program::called).unwrap_or_default().to_owned(),
            said: clipping.said,
            revision: clipping.revision.map(|revision| revision.0.to_string()),
            size: number(usize::try_from(clipping.size).unwrap_or(usize::MAX)),
        });
        Ok(shown.collect())
    })
}

/// One raw clipboard, as text to look at.
pub fn raw(session: &mut Session, request: ByClipping) -> Result<RawClip> {
    let packed = bytes(session, &request.story, request.number)?;
    let Flavours { html, text, rtf, cut } = unpack(&packed)?;
    Ok(RawClip { html, text, rtf, cut })
}

/// A raw clipboard taken out of the file, to be read once more.
pub struct KeptClip {
    request: PasteAgain,
    packed: Vec<u8>,
}

/// Takes a raw clipboard out of the file; it is kept as it was.
pub fn kept_clip(session: &mut Session, request: &PasteAgain) -> Result<KeptClip> {
    let packed = bytes(session, &request.story, request.number)?;
    Ok(KeptClip { request: request.clone(), packed })
}

impl KeptClip {
    /// Reads it once more, as a paste does. Needs no newsroom file.
    pub fn read(self) -> Result<PasteRead> {
        let kept = unpack(&self.packed)?;
        let some = |flavour: &'_ str| (!flavour.is_empty()).then(|| flavour.to_owned());
        let (html, rtf) = (some(&kept.html), some(&kept.rtf));
        let clip = Clip { html: html.as_deref(), text: &kept.text, rtf: rtf.as_deref() };
        let (mut pasted, pictures) = super::parse(&clip, self.request.plain)?;
        if kept.cut {
            pasted.notes.push("Only its beginning was kept; the rest was too long.".to_owned());
        }
        Ok(PasteRead { pasted, pictures, clipping: Clipping::Kept(self.request.number) })
    }
}

/// Reads a raw clipboard once more and keeps its pictures, all at once.
pub fn again(session: &mut Session, request: PasteAgain) -> Result<Pasted> {
    let read = kept_clip(session, &request)?.read()?;
    super::keep(session, read)
}

/// The same as Markdown, for scripts.
pub fn markdown(session: &mut Session, request: PasteAgain) -> Result<String> {
    let read = kept_clip(session, &request)?.read()?;
    Ok(stet_core::text::markdown::print(&super::settled(session, read)?.0.blocks))
}

fn bytes(session: &Session, story: &str, number: u32) -> Result<Vec<u8>> {
    let packed = session.read(|read| {
        let story = find::story(session, read, story)?.story.id;
        Ok(read.clippings().packed(&story, i64::from(number))?)
    })?;
    packed.ok_or_else(|| {
        Failure::new(
            Code::NotFound,
            "That raw clipboard is no longer kept: they go when the story is released, or after 30 days.",
        )
    })
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
