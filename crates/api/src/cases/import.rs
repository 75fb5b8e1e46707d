//! Bytes coming in: read, looked at, accepted.
//!
//! Reading needs no newsroom file and runs beside it. What was read waits under
//! a ticket until somebody accepts it or puts it away; nothing is written
//! before that.

mod accept;
pub(super) mod shown;
pub(crate) mod taken;

pub use accept::accept;

use super::find;
use super::media::Beside;
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Code, Empty, Failure, ImportView, ReadImport, Ticket};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use stet_core::newsroom::Sight;
use stet_core::text::Hash;
use stet_ingest::{Reading, Refused, Source};

/// The most readings that wait at once, and their bytes; the oldest are put away
/// for a new one.
const MOST_WAITING: usize = 500;
const MOST_WAITING_BYTES: usize = 256 * 1024 * 1024;

/// A reading that waits to be accepted.
pub(crate) struct Waiting {
    pub(crate) name: String,
    pub(crate) media_type: &'static str,
    pub(crate) bytes: Vec<u8>,
    pub(crate) reading: Reading,
    /// The pictures that lay beside it.
    pub(crate) pictures: Beside,
}

/// Something read, or why it could not be.
pub struct Read {
    name: String,
    media_type: &'static str,
    bytes: Vec<u8>,
    outcome: Result<Reading>,
    pictures: Beside,
}

/// Reads the chosen files, or what was pasted where none was chosen. Each file
/// stands for itself: one that can't be read does not stop the others.
pub fn read(
    request: &ReadImport,
    files: &[PathBuf],
    progress: &mut dyn FnMut(u32, u32),
) -> Result<Vec<Read>> {
    if files.is_empty() {
        return Ok(vec![pasted(request)?]);
    }
    if files.len() > MOST_WAITING {
        return Err(Failure::bad(format!(
            "These are {} files, and {MOST_WAITING} can be looked at at once. Bring them in parts, or give them to \u{201c}stet import\u{201d}, which takes any number.",
            files.len()
        )));
    }
    let total = u32::try_from(files.len()).unwrap_or(u32::MAX);
    let (mut all, mut held) = (Vec::with_capacity(files.len()), 0);
    for (done, file) in (1..).zip(files) {
        let read = one(file)?;
        let size = read.bytes.len() + read.pictures.bytes();
        let fits = held + size <= MOST_WAITING_BYTES;
        held += if fits { size } else { 0 };
        all.push(if fits { read } else { read.put_back() });
        progress(done, total);
    }
    Ok(all)
}

impl Read {
    /// The same, refused for want of room, so that none that was read before it goes.
    fn put_back(self) -> Self {
        let outcome = Err(Failure::new(
            Code::Unreadable,
            "There is no room for it beside the others. Import it on its own, once they are settled.",
        ));
        Self { bytes: vec![], outcome, pictures: Beside::default(), ..self }
    }
}

fn one(path: &Path) -> Result<Read> {
    let name = path
        .file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let media_type = media_type(&name);
    let bytes = match bytes(path) {
        Ok(bytes) => bytes,
        Err(failure) => {
            return Ok(Read {
                name,
                media_type,
                bytes: vec![],
                outcome: Err(failure),
                pictures: Beside::default(),
            });
        }
    };
    let mut ids = Session::block_ids()?;
    let mut outcome =
        stet_ingest::read(&Source { name: &name, bytes: &bytes }, &mut ids).map_err(Failure::from);
    let mut pictures = match (&outcome, path.parent()) {
        (Ok(reading), Some(folder)) if folder == Path::new("") => {
            Beside::read(Path::new("."), &reading.document)
        }
        (Ok(reading), Some(folder)) => Beside::read(folder, &reading.document),
        _ => Beside::default(),
    };
    if let Ok(reading) = &mut outcome {
        let packed = std::mem::take(&mut reading.pictures);
        pictures.packed(&packed, &mut reading.document);
    }
    Ok(Read { name, media_type, bytes, outcome, pictures })
}

pub(super) fn bytes(path: &Path) -> Result<Vec<u8>> {
    let attempted = || format!("{} could not be read", path.display());
    let about = std::fs::metadata(path).map_err(|error| Failure::io(&attempted(), &error))?;
    if !about.is_file() {
        return Err(Failure::new(
            Code::Unreadable,
            format!("{} is not a file. Choose the file itself.", path.display()),
        ));
    }
    if about.len() > u64::try_from(stet_ingest::limit(&path.to_string_lossy())).unwrap_or(u64::MAX) {
        let size = about.len() / 1_000_000;
        return Err(Failure::new(
            Code::Unreadable,
            format!(
                "{} is too large to be a story ({size} MB). Cut the story out of it and import that.",
                path.display()
            ),
        ));
    }
    std::fs::read(path).map_err(|error| Failure::io(&attempted(), &error))
}

/// The kinds of files that can be stories, by their endings, with their media types.
const KINDS: [(&str, &str); 8] = [
    ("txt", PLAIN),
    ("text", PLAIN),
    ("md", "text/markdown"),
    ("markdown", "text/markdown"),
    ("html", "text/html"),
    ("htm", "text/html"),
    ("xhtml", "text/html"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
];
const PLAIN: &str = "text/plain";

/// The endings of the files that can be stories, in small letters.
pub fn endings() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(ending, _)| *ending)
}

fn media_type(name: &str) -> &'static str {
    let own = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    KINDS.iter().find(|(ending, _)| *ending == own).map_or(PLAIN, |(_, media_type)| media_type)
}

fn pasted(request: &ReadImport) -> Result<Read> {
    let (html, text) = (request.html.as_deref(), request.text.as_deref().unwrap_or_default());
    let mut ids = Session::block_ids()?;
    let outcome = stet_ingest::clipboard(html, text, &mut ids).map_err(Failure::from);
    let (media_type, bytes) = match html {
        Some(html) if !html.trim().is_empty() => ("text/html", html.as_bytes().to_vec()),
        _ => ("text/plain", text.as_bytes().to_vec()),
    };
    Ok(Read { name: "the clipboard".into(), media_type, bytes, outcome, pictures: Beside::default() })
}

/// Keeps what was read under tickets, and shows it beside what the newsroom knows.
pub fn keep(session: &mut Session, read: Vec<Read>) -> Result<Vec<ImportView>> {
    Ok(read
        .into_iter()
        .map(|one| {
            let name = one.name.clone();
            keep_one(session, one).unwrap_or_else(|failure| shown::refused(name, failure))
        })
        .collect())
}

fn keep_one(session: &mut Session, read: Read) -> Result<ImportView> {
    let Read { name, media_type, bytes, outcome, pictures } = read;
    let reading = match outcome {
        Ok(reading) => reading,
        Err(failure) => return Ok(shown::refused(name, failure)),
    };
    let ticket = ticket(&session.readings)?;
    let mut view = shown::reading(session, &ticket, &name, &reading)?;
    view.warnings.extend(known(session, &bytes)?);
    view.warnings.extend(taken::no_use(session, &reading.fields)?);
    view.warnings.extend(pictures.warnings.iter().cloned());
    make_room(&mut session.readings, bytes.len() + pictures.bytes());
    session.readings.insert(ticket, Waiting { name, media_type, bytes, reading, pictures });
    Ok(view)
}

/// Tickets sort by arrival and cannot be guessed.
fn ticket(waiting: &BTreeMap<String, Waiting>) -> Result<String> {
    let last = waiting.last_key_value().and_then(|(last, _)| last.split_once('-'));
    let last = last.and_then(|(number, _)| u64::from_str_radix(number, 16).ok()).unwrap_or_default();
    Ok(format!("{:016x}-{}", last + 1, chance::id()?))
}

/// Puts the oldest readings away until one more of so many bytes may wait.
fn make_room(waiting: &mut BTreeMap<String, Waiting>, bytes: usize) {
    let size = |one: &Waiting| one.bytes.len() + one.pictures.bytes();
    let mut held: usize = waiting.values().map(size).sum();
    while waiting.len() >= MOST_WAITING || held + bytes > MOST_WAITING_BYTES {
        let Some((_, oldest)) = waiting.pop_first() else { return };
        held -= size(&oldest);
    }
}

/// Says so when the very same bytes were imported before.
fn known(session: &Session, bytes: &[u8]) -> Result<Option<String>> {
    session.read(|read| {
        for story in read.originals().stories_from(&Hash::of(bytes))? {
            let line = find::story_by_id(read, &story)?;
            if session.sight(read, &line.story)? == Sight::Words {
                return Ok(Some(format!(
                    "This was imported before, as \u{201c}{}\u{201d}. Accepting it makes a second story.",
                    line.story.slugline
                )));
            }
        }
        Ok(None)
    })
}

/// Puts a reading away; nothing was written for it.
pub fn discard(session: &mut Session, request: Ticket) -> Result<Empty> {
    session.readings.remove(&request.ticket);
    Ok(Empty {})
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::new(Code::Unreadable, refused.to_string())
    }
}

#[cfg(test)]
mod tests;
