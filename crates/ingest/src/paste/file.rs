//! A file that is put into the copy of an open story.

use super::flavour::Best;
use super::{Clip, Pasted, Program, bare, paste, rich};
use crate::newcomer::decoded;
use crate::reading::{Dropped, Form, LeftOut};
use crate::{Refused, Source, docx, form};
use stet_core::ids::BlockId;
use stet_core::text::front_matter;

/// Reads a file for the copy, as [`paste`] reads a clipboard; as words alone
/// when `plain` is true.
///
/// # Errors
/// [`Refused`], when it is no text or can’t be read.
pub fn paste_file(
    source: &Source<'_>,
    plain: bool,
    ids: &mut dyn FnMut() -> BlockId,
) -> Result<Pasted, Refused> {
    let name = if source.name.is_empty() { "The file" } else { source.name };
    let read = match docx::is(source.name, source.bytes) {
        true => word(name, source.bytes, ids)?,
        false => text(name, source.bytes, ids)?,
    };
    Ok(if plain { bare(read, ids) } else { read })
}

fn word(name: &str, bytes: &[u8], ids: &mut dyn FnMut() -> BlockId) -> Result<Pasted, Refused> {
    let word = docx::read(bytes).map_err(|why| Refused::Unreadable { name: name.to_owned(), why })?;
    let best = Best { rich: None, text: String::new(), program: Some(Program::Word), notes: Vec::new() };
    let read = rich(&word.html, &best, word.pictures.len(), ids);
    Ok(Pasted { pictures: word.pictures, ..read })
}

fn text(name: &str, bytes: &[u8], ids: &mut dyn FnMut() -> BlockId) -> Result<Pasted, Refused> {
    let decoded = decoded(name, bytes)?;
    let text = decoded.text.as_str();
    let mut read = match form::of(name, text) {
        Form::Html => paste(&Clip { html: Some(text), ..Clip::default() }, ids),
        Form::Markdown => markdown(text, ids),
        Form::PageDump | Form::PlainText | Form::Word => paste(&Clip { text, ..Clip::default() }, ids),
    };
    read.notes.extend(decoded.warnings);
    Ok(read)
}

/// Fields above the text belong to a story’s record, not into its copy.
fn markdown(text: &str, ids: &mut dyn FnMut() -> BlockId) -> Pasted {
    let (_, body) = front_matter::split(text);
    let best = Best { rich: None, text: body.to_owned(), program: None, notes: Vec::new() };
    let mut read = super::text(&best, true, ids);
    let fields = text.strip_suffix(body).unwrap_or_default().trim();
    if !fields.is_empty() {
        let why = "fields above the text; set them in the story\u{2019}s record".to_owned();
        read.dropped.insert(0, Dropped { line: 1, text: fields.to_owned(), why, what: LeftOut::Other });
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use stet_core::text::markdown;

    fn put(name: &str, text: &str, plain: bool) -> Result<Pasted, Refused> {
        paste_file(&Source { name, bytes: text.as_bytes() }, plain, &mut || BlockId::new("b"))
    }

    #[test]
    fn each_kind_of_file_keeps_its_form_and_its_fields_stay_out() {
        let kept = "The *old* mill turns.\n\n- Rye\n- Oats\n";
        for (name, text) in [
            ("mill.md", "---\nheadline: The mill\n---\n\nThe *old* mill turns.\n\n- Rye\n- Oats\n"),
            ("mill.html", "<p>The <em>old</em> mill turns.</p><ul><li>Rye<li>Oats</ul>"),
        ] {
            let read = put(name, text, false).unwrap();
            assert_eq!(markdown::print(&read.blocks).trim(), kept.trim(), "{name}");
            assert_eq!(read.dropped.len(), usize::from(name == "mill.md"), "{:?}", read.dropped);
        }
        let bare = put("mill.html", "<p>The <em>old</em> mill <del>never </del>turns.</p>", true).unwrap();
        assert_eq!(markdown::print(&bare.blocks).trim(), "The old mill turns.");
        assert!(put("mill.pdf", "%PDF-1.7", false).is_err());
        assert!(put("mill.docx", "PK\u{3}\u{4}", false).is_err());
    }
}
