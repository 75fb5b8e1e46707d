//! Clipboards lie about what they hold. Here each flavour is looked at before
//! it is believed.

use super::{Clip, Program};
use crate::newcomer::{LIMIT, megabytes};
use crate::reading::Form;
use crate::{encoding, form, rtf};
use std::borrow::Cow;

/// What is worth reading.
pub(super) struct Best<'a> {
    /// HTML, where some is.
    pub(super) rich: Option<Cow<'a, str>>,
    /// The words beside it.
    pub(super) text: String,
    /// The program, where a flavour says more than the HTML does.
    pub(super) program: Option<Program>,
    /// What the writer should know.
    pub(super) notes: Vec<String>,
}

/// Looks at every flavour.
pub(super) fn best<'a>(clip: &Clip<'a>) -> Best<'a> {
    let mut notes = Vec::new();
    let mut program = None;
    let mut text = readable(clip.text);
    let mut rich = clip.html.map(fragment).filter(|html| !html.trim().is_empty());
    if let Some(html) = rich.as_deref().filter(|html| html.len() > LIMIT) {
        if !text.trim().is_empty() && text.len() <= LIMIT {
            notes.push(format!(
                "The form of this is too large to read ({}; the limit is {}); it went in as plain text.",
                megabytes(html.len()),
                megabytes(LIMIT)
            ));
        } else if text.trim().is_empty() {
            text = html.to_owned();
        }
        return Best { rich: None, text, program, notes };
    }
    if let Some(html) = rich.as_deref().filter(|html| !html.contains('<')) {
        if text.trim().is_empty() {
            text = html.to_owned();
        }
        rich = None;
    }
    let source = clip.rtf.filter(|rtf| rtf::is(rtf)).map(str::to_owned);
    let source = source.or_else(|| rtf::is(&text).then(|| std::mem::take(&mut text)));
    if let Some(source) = source.filter(|_| rich.is_none()) {
        let read = rtf::html(&source);
        if !read.is_empty() {
            program = Some(Program::RichText);
            rich = Some(Cow::Owned(read));
        }
    }
    if rich.is_none() && form::of("", &text) == Form::Html && text.len() <= LIMIT {
        notes.push("The text was the source of a page; it was read as the page.".to_owned());
        rich = Some(Cow::Owned(std::mem::take(&mut text)));
    }
    // An editor of code colours Markdown and calls that HTML.
    if rich.as_deref().is_some_and(|html| is_markdown(&text) && !has_form(html)) {
        rich = None;
    }
    Best { rich, text, program, notes }
}

/// The fragment without the header Windows puts in front of it.
fn fragment(html: &str) -> Cow<'_, str> {
    let headed = html.starts_with("Version:") && crate::words::head(html, 400).contains("StartHTML");
    match html.find('<') {
        Some(at) if headed => Cow::Borrowed(html.get(at..).unwrap_or(html)),
        _ if html.contains('\0') => Cow::Owned(readable(html)),
        _ => Cow::Borrowed(html),
    }
}

/// UTF-16 that was taken for text has a zero beside every letter.
fn readable(text: &str) -> String {
    let text = text.trim_end_matches('\0');
    let zeros = text.matches('\0').count();
    if zeros * 3 > text.chars().count() && text.chars().all(|letter| u32::from(letter) < 256) {
        let mut bytes: Vec<u8> = text.chars().filter_map(|letter| u8::try_from(letter).ok()).collect();
        if bytes.len() % 2 == 1 {
            bytes.push(0);
        }
        if let Ok(decoded) = encoding::decode(&bytes, false)
            && !decoded.text.contains('\0')
        {
            return decoded.text;
        }
    }
    text.replace('\0', "")
}

/// Whether HTML says anything that text does not.
fn has_form(html: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    [
        "<h1",
        "<h2",
        "<h3",
        "<h4",
        "<li",
        "<a ",
        "<table",
        "<blockquote",
        "<b>",
        "<strong",
        "<em>",
        "<i>",
        "<img",
    ]
    .iter()
    .any(|tag| lower.contains(tag))
}

/// Whether a text is Markdown beyond doubt: a subhead with something below it,
/// a link, a note, or several stretches of emphasis.
pub(super) fn is_markdown(text: &str) -> bool {
    let mut heads = 0;
    let mut signs = 0;
    let mut lines = 0;
    for line in text.lines().map(str::trim_end) {
        lines += usize::from(!line.is_empty());
        let hashes = line.chars().take_while(|letter| *letter == '#').count();
        let after = line.get(hashes..).unwrap_or_default();
        heads += usize::from((1..=6).contains(&hashes) && after.starts_with(' ') && after.len() > 2);
        signs += line.matches("](http").count() + line.matches("](/").count();
        signs += usize::from(line.starts_with("[^") && line.contains("]: "));
        signs += usize::from(line.starts_with("```") || line.starts_with("> "));
        signs += line.matches("**").count() / 2;
    }
    (heads > 0 && lines > heads) || signs >= 2 || text.contains("](http")
}
