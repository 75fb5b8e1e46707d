//! Pictures that lie beside a file of copy and are named in it, or came inside it.
//!
//! Only a plain path downwards from the copy's own folder is followed, step by
//! step and never through a link: copy from somebody else must not be able to
//! name a file of this machine.

use super::{Taken, keep, take_in};
use crate::failure::Result;
use crate::session::Session;
use crate::wire::Failure;
use rustix::fs::{Mode, OFlags, openat};
use std::fs::File;
use std::io::Read as _;
use std::os::fd::OwnedFd;
use std::path::Path;
use stet_core::text::{Block, Document, ListItem, Node};
use stet_ingest::picture::MOST_BYTES;
use stet_ingest::{PICTURE, PastedPicture};

/// The most pictures taken in with one file of copy.
const MOST: usize = 200;
/// The deepest a picture may lie below the copy.
const DEEPEST: usize = 8;

/// Pictures that were found and judged, by the address their figures have.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    found: Vec<(String, Taken)>,
    /// How many that came inside were looked at.
    judged: usize,
    /// What was not taken in and what the pictures say, a sentence each.
    pub warnings: Vec<String>,
}

impl Beside {
    /// Bytes held until they are kept.
    pub(crate) fn bytes(&self) -> usize {
        self.found.iter().map(|(_, taken)| taken.picture.bytes.len()).sum()
    }

    /// Looks for the pictures a document names in a folder. Needs no newsroom file.
    pub fn read(folder: &Path, document: &Document) -> Self {
        let mut beside = Self::default();
        let mut wanted: Vec<String> = Vec::new();
        for block in &document.blocks {
            sources(&block.node, &mut wanted);
        }
        for src in wanted {
            let Some(steps) = steps(&src) else { continue };
            if beside.found.len() >= MOST {
                beside.warnings.push(format!("Only the first {MOST} pictures were taken in."));
                break;
            }
            match open(folder, &steps).and_then(bytes) {
                Ok(bytes) => match take_in(&bytes) {
                    Ok(taken) => {
                        beside.warnings.extend(said(&src, &taken));
                        beside.found.push((src, taken));
                    }
                    Err(failure) => {
                        beside.warnings.push(format!("{src} was not taken in. {}", failure.message))
                    }
                },
                Err(why) => beside.warnings.push(format!("The picture {src} was not taken in: {why}.")),
            }
        }
        beside
    }

    /// Takes in one picture that came inside, under the address its figures have.
    pub(crate) fn judge(&mut self, src: &str, picture: Option<&PastedPicture>) -> Result<()> {
        if self.found.iter().any(|(known, _)| known == src) {
            return Ok(());
        }
        let Some(picture) = picture else { return Err(Failure::bad("It did not come along.")) };
        if self.judged >= MOST {
            return Err(Failure::bad(format!("Only the first {MOST} pictures are taken in at once.")));
        }
        self.judged += 1;
        self.found.push((src.to_owned(), take_in(&picture.bytes)?));
        Ok(())
    }

    /// Takes in the pictures that came inside the copy's own file. One that is no
    /// picture leaves no figure behind.
    pub fn packed(&mut self, pictures: &[PastedPicture], document: &mut Document) {
        let mut wanted = Vec::new();
        document.blocks.iter().for_each(|block| sources(&block.node, &mut wanted));
        for src in wanted {
            let Some(number) = src.strip_prefix(PICTURE) else { continue };
            let shown = alt(&document.blocks, &src);
            let picture = number.parse().ok().and_then(|number: usize| pictures.get(number));
            match self.judge(&src, picture) {
                Ok(()) => {
                    let claims = self.found.last().map(|(_, taken)| said(&shown, taken));
                    self.warnings.extend(claims.into_iter().flatten());
                }
                Err(failure) => {
                    self.warnings.push(format!("{shown} was not taken in. {}", failure.message));
                    let lost = |node: &Node| matches!(node, Node::Figure { src: own, .. } if *own == src);
                    document.blocks.retain(|block| !lost(&block.node));
                    document.blocks.iter_mut().for_each(|Block { node, .. }| rename(node, &src, ""));
                }
            }
        }
    }

    /// Keeps them and lets the document name them by what they hold.
    pub fn settle(&self, session: &mut Session, document: &mut Document) -> Result<()> {
        for (src, taken) in &self.found {
            let kept = keep(session, taken)?;
            document.blocks.iter_mut().for_each(|Block { node, .. }| rename(node, src, &kept.src));
        }
        Ok(())
    }
}

/// What a picture says about itself: offered, never written in.
fn said(src: &str, taken: &Taken) -> Vec<String> {
    let claims = &taken.picture.claims;
    let mut all: Vec<String> =
        [("credit", &claims.credit), ("terms", &claims.licence), ("caption", &claims.caption)]
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(what, words)| format!("{src} says its {what}: \u{201c}{words}\u{201d}."))
            .collect();
    all.extend(taken.picture.notes.iter().map(|note| format!("{src}: {note}")));
    all
}

/// What to call a picture that came inside a file.
fn alt(blocks: &[Block], src: &str) -> String {
    let said = blocks.iter().find_map(|block| match &block.node {
        Node::Figure { src: own, alt, .. } if own == src && !alt.is_empty() => Some(alt),
        _ => None,
    });
    said.map_or_else(|| "A picture".to_owned(), |alt| format!("The picture \u{201c}{alt}\u{201d}"))
}

fn sources(node: &Node, wanted: &mut Vec<String>) {
    if let Node::Figure { src, .. } = node
        && !wanted.contains(src)
    {
        wanted.push(src.clone());
    }
    node.children().into_iter().for_each(|inner| sources(inner, wanted));
}

/// The steps of a path down from the copy; none for an address or any other path.
fn steps(src: &str) -> Option<Vec<String>> {
    let path = src.split(['?', '#']).next().unwrap_or_default();
    if path.contains([':', '\\', '\0']) || path.starts_with('/') {
        return None;
    }
    let steps: Vec<String> =
        path.split('/').filter(|step| !step.is_empty() && *step != ".").map(decoded).collect();
    let plain = |step: &String| step != ".." && !step.contains(['/', '\\', '\0']);
    ((1..=DEEPEST).contains(&steps.len()) && steps.iter().all(plain)).then_some(steps)
}

/// Undoes the percent signs of an address; what is no UTF-8 then stays as it is.
fn decoded(step: &str) -> String {
    let mut out = Vec::with_capacity(step.len());
    let mut rest = step.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.filter(|_| *first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| step.to_owned())
}

fn open(folder: &Path, steps: &[String]) -> std::result::Result<File, String> {
    let (name, folders) = steps.split_last().ok_or("it has no name")?;
    let inside = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let mut at: OwnedFd =
        rustix::fs::open(folder, inside, Mode::empty()).map_err(|error| error.to_string())?;
    for step in folders {
        at = openat(&at, step.as_str(), inside | OFlags::NOFOLLOW, Mode::empty()).map_err(told)?;
    }
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    openat(&at, name.as_str(), flags, Mode::empty()).map(File::from).map_err(told)
}

fn told(error: rustix::io::Errno) -> String {
    match error {
        rustix::io::Errno::LOOP => "it is a link, and links are not followed".to_owned(),
        rustix::io::Errno::NOENT => "there is no such file beside the copy".to_owned(),
        rustix::io::Errno::NOTDIR => "its folder is a link or no folder".to_owned(),
        other => other.to_string(),
    }
}

fn bytes(file: File) -> std::result::Result<Vec<u8>, String> {
    let about = file.metadata().map_err(|error| error.to_string())?;
    if !about.is_file() {
        return Err("it is not a file".to_owned());
    }
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    // One byte more than is taken, so that the judge sees it is too many.
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn rename(node: &mut Node, from: &str, to: &str) {
    match node {
        Node::Figure { src, .. } if src == from => to.clone_into(src),
        Node::BulletList(items) | Node::OrderedList { items, .. } => {
            for ListItem(content) in items {
                content.iter_mut().for_each(|inner| rename(inner, from, to));
            }
        }
        Node::Quotation { content, .. } | Node::Note { content, .. } => {
            content.iter_mut().for_each(|inner| rename(inner, from, to));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_that_came_inside_have_a_most_however_many_are_broken() {
        let picture = PastedPicture { media_type: "image/png".into(), bytes: b"no picture".to_vec() };
        let mut beside = Beside::default();
        let mut why =
            |number: usize| beside.judge(&format!("{PICTURE}{number}"), Some(&picture)).unwrap_err().message;
        assert!((0..MOST).all(|number| !why(number).contains("Only the first")));
        assert_eq!(why(MOST), "Only the first 200 pictures are taken in at once.");
    }

    #[test]
    fn only_a_path_downwards_is_followed() {
        let check = |src: &str, expect: &[&str]| {
            let expect: Vec<String> = expect.iter().map(|step| (*step).to_owned()).collect();
            assert_eq!(steps(src), (!expect.is_empty()).then_some(expect), "{src}");
        };
        check("quay.jpg", &["quay.jpg"]);
        check("./media/the%20quay.jpg?w=2", &["media", "the quay.jpg"]);
        for other in [
            "",
            "/etc/hosts",
            "../quay.jpg",
            "a/../../b.jpg",
            "%2e%2e/b.jpg",
            "a%2f..%2fb",
            "https://a.example/b.jpg",
            "file:///etc/hosts",
            "media:0f",
            "data:image/png;base64,AA",
            "C:\\b.jpg",
            "a\\b.jpg",
            "a%00b.jpg",
            "1/2/3/4/5/6/7/8/9.jpg",
        ] {
            check(other, &[]);
        }
    }
}
