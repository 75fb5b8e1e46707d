//! Who made a story: the printed line, and the box below it.

use super::words::Tongue;
use crate::{Page, PageCredit, PagePhoto};
use serde::Serialize;
use std::collections::BTreeSet;
use stet_core::newsroom::CreditRole;

/// The credits of one role: "By Mara Idowu and Tomás Ó Briain".
#[derive(Debug, Serialize)]
pub(super) struct Part<'a> {
    /// True for those who wrote the story; microformats know no other author.
    writer: bool,
    before: &'static str,
    names: Vec<Name<'a>>,
}

#[derive(Debug, Serialize)]
struct Name<'a> {
    before: &'static str,
    name: &'a str,
    /// Where on the web this author is described.
    href: Option<String>,
}

/// What a page says about one author, once.
#[derive(Debug, Serialize)]
pub(super) struct Bio<'a> {
    id: String,
    name: &'a str,
    title: Option<String>,
    bio: Vec<&'a str>,
    photo: Option<String>,
}

/// The parts of the byline, writers first.
pub(super) fn byline<'a>(page: &'a Page, tongue: Tongue, canonical: Option<&str>) -> Vec<Part<'a>> {
    CreditRole::ALL
        .iter()
        .map(|role| part(page, *role, tongue, canonical))
        .filter(|part| !part.names.is_empty())
        .collect()
}

fn part<'a>(page: &'a Page, role: CreditRole, tongue: Tongue, canonical: Option<&str>) -> Part<'a> {
    let credits: Vec<&PageCredit> = page.credits.iter().filter(|credit| credit.role == role).collect();
    let names = credits.iter().enumerate().map(|(place, credit)| Name {
        before: tongue.joiner(place, credits.len()),
        name: &credit.name,
        href: canonical.and_then(|page_is| author_url(page, credit, page_is)),
    });
    Part { writer: role == CreditRole::Writer, before: tongue.credit(role), names: names.collect() }
}

/// The author's box on this page, by its whole address; none where there is no
/// box. A link to a page that may not exist would be worse.
pub(super) fn author_url(page: &Page, credit: &PageCredit, canonical: &str) -> Option<String> {
    let place = boxed(page).position(|other| other.author == credit.author)?;
    Some(format!("{canonical}#{}", id(place)))
}

/// One box for each author with something to say, in the order of the credits.
pub(super) fn bios(page: &Page) -> Result<Vec<Bio<'_>>, String> {
    boxed(page).enumerate().map(|(place, credit)| bio(place, credit)).collect()
}

fn bio(place: usize, credit: &PageCredit) -> Result<Bio<'_>, String> {
    let photo = credit.photo.as_ref().map(|photo| data_url(photo, &credit.name)).transpose()?;
    let lines = credit.short_bio.split('\n').map(str::trim).filter(|line| !line.is_empty());
    Ok(Bio { id: id(place), name: &credit.name, title: title(credit), bio: lines.collect(), photo })
}

fn boxed(page: &Page) -> impl Iterator<Item = &PageCredit> {
    let mut seen = BTreeSet::new();
    page.credits.iter().filter(move |credit| {
        let something = !credit.short_bio.trim().is_empty()
            || credit.photo.is_some()
            || credit.title_on_the_day.is_some();
        something && seen.insert(credit.author.clone())
    })
}

fn id(place: usize) -> String {
    format!("author-{}", place + 1)
}

/// The title with a capital, unless the bio says it already: each thing is said once.
fn title(credit: &PageCredit) -> Option<String> {
    let title = credit.title_on_the_day.as_deref().map(str::trim).filter(|title| !title.is_empty())?;
    if credit.short_bio.to_lowercase().contains(&title.to_lowercase()) {
        return None;
    }
    let mut letters = title.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

fn data_url(photo: &PagePhoto, name: &str) -> Result<String, String> {
    let PagePhoto { media_type, data } = photo;
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    match media_type.as_str() {
        "image/jpeg" | "image/png" | "image/webp" if data.bytes().all(base64) => {
            Ok(format!("data:{media_type};base64,{data}"))
        }
        _ => Err(format!("the portrait of {name} is not a JPEG, PNG or WebP picture; give another")),
    }
}
