//! Pictures with their captions, and embeds.

use super::blocks::{flow, line, made};
use super::changes::Out;
use super::dom::{Dom, Id};
use super::quotes::{bare, quote};
use super::{Maker, links};
use crate::page::{Said, Unit};
use crate::paste::{PICTURE, PastedPicture};
use crate::reading::{Dropped, LeftOut};
use crate::words::tidy;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use stet_core::text::{Framing, Node};

pub(super) fn figure(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let caption = dom.first(id, |dom, node| dom.name(node) == "figcaption");
    let quoted = dom.first(id, |dom, node| dom.name(node) == "blockquote");
    let image = dom.first(id, |dom, node| dom.name(node) == "img");
    if let Some(quoted) = quoted {
        let first = out.len();
        quote(maker, quoted, out);
        if let (Some(caption), Some(Unit { node: Some(Node::Quotation { attribution, .. }), .. })) =
            (caption, out.get_mut(first))
            && attribution.is_empty()
        {
            *attribution = bare(&dom.words(caption));
        }
    } else if dom.has_class(id, "embed") && image.is_none() {
        embed(maker, id, caption, out);
    } else if image.is_some() || (maker.ours && caption.is_some()) {
        pictured(maker, id, image, caption, out);
    } else {
        flow(maker, id, said, out);
    }
}

pub(super) fn embed(maker: &mut Maker<'_>, id: Id, caption: Option<Id>, out: &mut Vec<Unit>) {
    let link = maker.dom.first(id, |dom, node| dom.name(node) == "a");
    let url = link
        .and_then(|link| maker.dom.attribute(link, "href"))
        .and_then(|href| links::clean(href).ok())
        .map(|clean| clean.href)
        .unwrap_or_default();
    let title = link.map(|link| maker.dom.words(link)).unwrap_or_default();
    let caption = caption.map(|caption| maker.dom.words(caption)).unwrap_or_default();
    let text = maker.dom.words(id);
    let title = if title == url { String::new() } else { title };
    out.push(made(maker, id, Node::Embed { url, title, caption }, &text));
}

/// A picture with its caption, credit and licence.
pub(super) fn pictured(
    maker: &mut Maker<'_>,
    id: Id,
    image: Option<Id>,
    caption: Option<Id>,
    out: &mut Vec<Unit>,
) {
    let dom = maker.dom;
    let source = image.and_then(|image| inside(maker, image).or_else(|| source(maker, image)));
    let alt = image.and_then(|image| dom.attribute(image, "alt")).map(tidy).unwrap_or_default();
    let mut terms = [String::new(), String::new()];
    if let Some(caption) = caption {
        for (slot, names) in terms.iter_mut().zip([
            &["credit", "photo-credit", "copyright", "author", "source", "image-credit"][..],
            &["licence", "license"][..],
        ]) {
            let found = dom.below(caption).into_iter().skip(1).find(|node| {
                names.iter().any(|name| {
                    dom.has_class(*node, name)
                        || dom.attribute(*node, "class").is_some_and(|class| {
                            class
                                .to_lowercase()
                                .split(|letter: char| !letter.is_alphanumeric())
                                .any(|word| word == *name)
                        })
                })
            });
            if let Some(found) = found {
                *slot = dom.words(found);
                maker.skip.insert(found);
            }
        }
    }
    let caption = caption.map(|caption| line(maker, caption)).unwrap_or_default();
    let text = dom.words(id);
    let [credit, licence] = terms;
    let Some(src) = source.or(maker.ours.then(String::new)) else {
        maker.drop(image.unwrap_or(id), OF_NO_USE);
        return;
    };
    if maker.whole && src.contains("//") {
        maker.dropped.push(Dropped {
            line: dom.line(id),
            text: src.clone(),
            why: "picture on another server; it was not fetched, and its place holds only its address"
                .to_owned(),
            what: LeftOut::Picture,
        });
    }
    let text = if text.is_empty() { alt.clone() } else { text };
    out.push(made(
        maker,
        id,
        Node::Figure { src, alt, credit, licence, framing: Framing::default(), caption },
        &text,
    ));
}

pub(super) fn picture(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let image = maker.dom.first(id, |dom, node| dom.name(node) == "img");
    let tiny = image.is_some_and(|image| {
        ["width", "height"]
            .iter()
            .any(|side| maker.dom.attribute(image, side).is_some_and(|size| matches!(size, "0" | "1" | "2")))
    });
    match tiny {
        true => maker.drop(id, PIXEL),
        false => pictured(maker, id, image, None, out),
    }
}

/// A picture of a fragment that stands in a line, which can't hold it: it is put
/// behind the block. False for anything else.
pub(super) fn picture_aside(maker: &mut Maker<'_>, id: Id) -> bool {
    if !maker.whole || !matches!(maker.dom.name(id), "img" | "picture") || maker.dom.is_emoji(id) {
        return false;
    }
    let mut units = Vec::new();
    picture(maker, id, &mut units);
    maker.aside.append(&mut units);
    true
}

const OF_NO_USE: Out = Out { what: LeftOut::Picture, why: "picture that did not come along; add its file" };
const PIXEL: Out = Out { what: LeftOut::Other, why: "tracking pixel" };

/// What names a picture in a list of what was left out.
pub(super) fn shown(dom: &Dom, id: Id) -> String {
    let alt = dom.attribute(id, "alt").map(tidy).unwrap_or_default();
    let src = dom.attribute(id, "src").map(crate::words::short).unwrap_or_default();
    match (alt.is_empty(), src.is_empty()) {
        (false, _) => alt,
        (true, false) => src,
        (true, true) => "a picture".to_owned(),
    }
}

/// The address of a picture that stands in the fragment itself or came packed with it.
fn inside(maker: &mut Maker<'_>, image: Id) -> Option<String> {
    let src = maker.dom.attribute(image, "src")?.trim();
    if let Some(number) = src.strip_prefix(PICTURE).and_then(|number| number.parse::<usize>().ok()) {
        return (number < maker.packed).then(|| src.to_owned());
    }
    let data = src.strip_prefix("data:")?;
    let (kind, words) = data.split_once(',').filter(|_| maker.whole)?;
    let media_type = kind.strip_suffix(";base64").filter(|kind| kind.starts_with("image/"))?;
    let letters: String = words.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
    let bytes = BASE64.decode(letters.trim_end_matches('=')).ok()?;
    maker.pictures.push(PastedPicture { media_type: media_type.to_ascii_lowercase(), bytes });
    Some(format!("{PICTURE}{}", maker.pictures.len() - 1))
}

pub(super) fn source(maker: &Maker<'_>, image: Id) -> Option<String> {
    ["src", "data-src", "data-original", "data-lazy-src"]
        .iter()
        .find_map(|name| maker.dom.attribute(image, name).and_then(links::picture))
        .or_else(|| {
            let set = maker.dom.attribute(image, "srcset")?;
            set.split(',').next_back()?.split_whitespace().next().and_then(links::picture)
        })
}
