//! Everything a template can print, worked out from the page once.
//!
//! The names here are what a theme is written against; the README of this crate lists them.

use super::address::Address;
use super::byline::{Bio, Part, bios, byline};
use super::json_ld::json_ld;
use super::summary::summary;
use super::words::{Tongue, Words};
use crate::files::stem;
use crate::picture::inside;
use crate::zone::Zone;
use crate::{Direction, Page, PublishError, Related, RelatedItem, Target};
use jiff::Timestamp;
use minijinja::Value;
use serde::Serialize;
use stet_core::text::html::{self, HtmlOptions, fragment, inline};
use stet_core::text::{Block, Node};

/// What a template is given.
#[derive(Debug, Serialize)]
pub(crate) struct Context<'a> {
    language: &'a str,
    direction: &'static str,
    title: String,
    headline: &'a str,
    label: Option<String>,
    standfirst: Option<Value>,
    summary: Option<String>,
    byline: Vec<Part<'a>>,
    dateline: &'a str,
    published: Option<When>,
    modified: Option<When>,
    copy: Value,
    bios: Vec<Bio<'a>>,
    boxes: Vec<ListBox>,
    publisher: &'a str,
    site: Option<String>,
    canonical: Option<String>,
    image: Option<String>,
    locale: Option<String>,
    tags: &'a [String],
    json_ld: Value,
    proof: bool,
    id_prefix: String,
    words: Furniture,
}

/// The words the page adds, and the language they are in where that is another.
#[derive(Debug, Serialize)]
struct Furniture {
    language: Option<&'static str>,
    published: &'static str,
    updated: &'static str,
    proof: &'static str,
}

/// One list of other stories.
#[derive(Debug, Serialize)]
struct ListBox {
    id: String,
    /// "More from", "Latest".
    heading: &'static str,
    /// Whose, after the heading.
    names: Option<String>,
    items: Vec<Item>,
}

#[derive(Debug, Serialize)]
struct Item {
    headline: String,
    href: String,
    date: Option<When>,
}

/// One moment, for machines and for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct When {
    /// RFC 3339 with the newsroom's offset, or the day alone.
    pub(super) machine: String,
    /// In the page's language.
    pub(super) human: String,
}

/// What the page and its data block both state, from one source.
pub(super) struct Known<'a> {
    pub(super) language: &'a str,
    pub(super) canonical: Option<String>,
    pub(super) site: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) published: Option<When>,
    pub(super) modified: Option<When>,
    pub(super) image: Option<String>,
}

impl<'a> Context<'a> {
    /// Works a page out; the error says what about the story is wrong.
    pub(crate) fn new(page: &'a Page, related: &Related, target: Target) -> Result<Self, PublishError> {
        let refuse = |why| PublishError::Page { slug: page.slug.clone(), why };
        let tongue = Tongue::of(&page.language);
        let zone = Zone::named(&page.zone).map_err(refuse)?;
        let known = Known::of(page, &zone, tongue).map_err(refuse)?;
        let furniture = &page.document.furniture;
        let own = stem(&page.slug, page.story.as_str());
        let id_prefix = if target == Target::Fragment { format!("{own}-") } else { String::new() };
        let standfirst = Some(inline(&furniture.standfirst)).filter(|line| !line.trim().is_empty());
        Ok(Self {
            language: known.language,
            direction: page.direction.name(),
            title: title(page),
            headline: furniture.headline.trim(),
            label: page.label.as_deref().map(|label| tongue.label(page.kind, label)),
            standfirst: standfirst.map(Value::from_safe_string),
            byline: byline(page, tongue, known.canonical.as_deref()),
            dateline: page.dateline.trim(),
            copy: Value::from_safe_string(fragment(
                &page.document.blocks,
                &options(page, tongue, &id_prefix),
            )),
            bios: bios(page).map_err(refuse)?,
            boxes: boxes(related, &own, &zone, tongue),
            publisher: &page.publisher.name,
            locale: locale(known.language),
            tags: &page.tags,
            json_ld: Value::from_safe_string(json_ld(page, &known)),
            proof: page.proof,
            id_prefix,
            words: Furniture::of(tongue),
            summary: known.summary,
            published: known.published,
            modified: known.modified,
            site: known.site,
            canonical: known.canonical,
            image: known.image,
        })
    }
}

impl<'a> Known<'a> {
    fn of(page: &'a Page, zone: &Zone, tongue: Tongue) -> Result<Self, String> {
        let address = page.publisher.base_url.as_deref().map(Address::base).transpose()?;
        let file = format!("{}.html", stem(&page.slug, page.story.as_str()));
        let later = page.modified.filter(|at| page.published.is_some_and(|published| *at > published));
        Ok(Self {
            language: language(&page.language)?,
            canonical: address.as_ref().map(|address| address.of(&file)),
            site: address.as_ref().map(Address::site),
            summary: summary(&page.document),
            published: page.published.map(|at| moment(zone, at, tongue)),
            modified: later.map(|at| moment(zone, at, tongue)),
            image: page.document.blocks.iter().find_map(lead_image),
        })
    }
}

impl Furniture {
    fn of(tongue: Tongue) -> Self {
        let Words { published, updated, proof, .. } = tongue.words;
        Self { language: tongue.foreign(), published, updated, proof }
    }
}

pub(super) fn language(tag: &str) -> Result<&str, String> {
    let subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let primary = tag.split('-').next().unwrap_or_default();
    match tag {
        "" => Ok("en"),
        _ if (2..=3).contains(&primary.len()) && tag.split('-').all(subtag) => Ok(tag),
        _ => Err(format!("\u{201c}{tag}\u{201d} is not a language tag; use one such as en, de-AT or ar")),
    }
}

/// Open Graph's form of a tag that names a country: `en_GB`.
fn locale(tag: &str) -> Option<String> {
    let (primary, country) = tag.split_once('-')?;
    let two = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_alphabetic());
    two.then(|| format!("{}_{}", primary.to_ascii_lowercase(), country.to_ascii_uppercase()))
}

fn title(page: &Page) -> String {
    let furniture = &page.document.furniture;
    let short = furniture.short_headline.trim();
    let words = if short.is_empty() { furniture.headline.trim() } else { short };
    match page.publisher.name.trim() {
        "" => words.to_owned(),
        publisher => format!("{words} \u{2013} {publisher}"),
    }
}

fn options(page: &Page, tongue: Tongue, id_prefix: &str) -> HtmlOptions {
    HtmlOptions {
        id_prefix: id_prefix.to_owned(),
        direction: match page.direction {
            Direction::Ltr => html::Direction::LeftToRight,
            Direction::Rtl => html::Direction::RightToLeft,
        },
        first_heading: 2,
        notes_title: tongue.words.notes.to_owned(),
        back_label: tongue.words.back.to_owned(),
        pictures: inside(page),
        proof: None,
    }
}

fn lead_image(block: &Block) -> Option<String> {
    match &block.node {
        Node::Figure { src, .. } if src.starts_with("https://") => Some(src.clone()),
        _ => None,
    }
}

/// The boxes that list something other than this story.
fn boxes(related: &Related, own: &str, zone: &Zone, tongue: Tongue) -> Vec<ListBox> {
    let items = |items: &[RelatedItem]| -> Vec<Item> {
        let others =
            items.iter().map(|item| (stem(&item.slug, &item.slug), item)).filter(|(stem, _)| stem != own);
        others
            .map(|(stem, item)| Item {
                headline: item.headline.trim().to_owned(),
                href: format!("{stem}.html"),
                date: item.date.map(|at| day(zone, at, tongue)),
            })
            .collect()
    };
    let more = related.more_from.iter().map(|list| ListBox {
        id: String::new(),
        heading: tongue.words.more_from,
        names: Some(names(&list.authors, tongue)).filter(|names| !names.is_empty()),
        items: items(&list.items),
    });
    let latest = ListBox {
        id: String::new(),
        heading: tongue.words.latest,
        names: None,
        items: items(&related.latest),
    };
    let printed = more.chain([latest]).filter(|list| !list.items.is_empty());
    printed.enumerate().map(|(place, list)| ListBox { id: format!("list-{}", place + 1), ..list }).collect()
}

fn moment(zone: &Zone, at: Timestamp, tongue: Tongue) -> When {
    When { machine: zone.moment(at), human: tongue.moment(&zone.at(at)) }
}

fn day(zone: &Zone, at: Timestamp, tongue: Tongue) -> When {
    let at = zone.at(at);
    When { machine: at.date().to_string(), human: tongue.day(&at) }
}

fn names(authors: &[String], tongue: Tongue) -> String {
    let joined = authors.iter().enumerate();
    joined.map(|(place, name)| format!("{}{name}", tongue.joiner(place, authors.len()))).collect()
}
