//! A handful of XMP properties (ISO 16684-1), found by name without a parser of
//! XML: nothing is resolved, included or nested, so nothing can be made to grow.

use super::claims::Said;

/// The largest packet looked at, in bytes.
const MOST: usize = 1024 * 1024;

/// What a packet says.
#[derive(Debug, Default)]
pub(super) struct Packet {
    pub(super) said: Said,
    pub(super) place: bool,
}

/// Reads a packet; what is not there is empty.
pub(super) fn read(packet: &[u8]) -> Packet {
    let text = String::from_utf8_lossy(packet.get(..MOST).unwrap_or(packet));
    let of = |name: &str| property(&text, name).unwrap_or_default();
    let terms = of("xmpRights:UsageTerms");
    Packet {
        said: Said {
            caption: of("dc:description"),
            maker: of("dc:creator"),
            credit: of("photoshop:Credit"),
            rights: if terms.is_empty() { of("dc:rights") } else { terms },
            alt: of("Iptc4xmpCore:AltTextAccessibility"),
        },
        place: text.contains("exif:GPS"),
    }
}

/// A property's value: an attribute, an element's text, the one of several
/// languages that stands for any, or all items of a list.
fn property(text: &str, name: &str) -> Option<String> {
    if let Some((_, after)) = text.split_once(&format!("<{name}>")) {
        let (inside, _) = after.split_once(&format!("</{name}>"))?;
        let items: Vec<(&str, &str)> =
            inside.split("<rdf:li").skip(1).filter_map(|item| item.split_once('>')).collect();
        let words = |after: &str| plain(after.split('<').next().unwrap_or_default());
        let in_languages = items.iter().any(|(attributes, _)| attributes.contains("xml:lang"));
        let any = items.iter().find(|(attributes, _)| attributes.contains("x-default")).or(items.first());
        return Some(match any {
            Some((_, one)) if in_languages => words(one),
            Some(_) => items.iter().map(|(_, one)| words(one)).collect::<Vec<_>>().join(", "),
            None => words(inside),
        });
    }
    let (_, after) = text.split_once(&format!(" {name}=\""))?;
    Some(plain(after.split('"').next()?))
}

fn plain(words: &str) -> String {
    // The ampersand last: it begins the others.
    let known =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#xA;", " "), ("&amp;", "&")];
    known.iter().fold(words.trim().to_owned(), |words, (from, to)| words.replace(from, to))
}
