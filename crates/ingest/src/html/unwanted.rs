//! Elements that are never copy, by what they are and what they are called.

use super::dom::{Dom, Id};
use super::inline::styled;

/// Elements, and why they go.
const ELEMENTS: &[(&[&str], &str)] = &[
    (&["script", "noscript", "template"], "script"),
    (&["style", "link", "meta", "title", "base", "head"], "style or metadata of the page"),
    (&["svg", "canvas"], "drawing of the page"),
    (&["math"], "formula (not supported yet)"),
    (&["iframe", "object", "embed", "frame", "frameset", "applet", "portal"], "embedded foreign page"),
    (&["audio", "video", "track", "source"], "sound or video"),
    (&["nav", "menu"], "navigation"),
    (
        &[
            "form", "button", "input", "select", "textarea", "option", "optgroup", "datalist", "dialog",
            "fieldset", "progress", "meter",
        ],
        "form or button of the page",
    ),
];

/// Words in names of classes and ids that say what a box is.
const NAMES: &[(&[&str], &str)] = &[
    (
        &["share", "sharing", "social", "sharebar", "addthis", "sharedaddy", "socials", "addtoany"],
        "share buttons",
    ),
    (
        &[
            "related",
            "recommended",
            "recommendations",
            "recirculation",
            "recirc",
            "morestories",
            "outbrain",
            "taboola",
            "readmore",
            "readalso",
            "trending",
            "popular",
            "mostread",
        ],
        "related links",
    ),
    (
        &["newsletter", "signup", "subscribe", "subscription", "paywall", "regwall", "inbox"],
        "newsletter sign-up",
    ),
    (&["cookie", "cookies", "consent", "gdpr", "cmp", "onetrust"], "cookie notice"),
    (
        &[
            "ad",
            "ads",
            "advert",
            "advertisement",
            "advertising",
            "adsense",
            "sponsor",
            "sponsored",
            "promo",
            "promotion",
            "dfp",
            "werbung",
            "anzeige",
            "publicite",
        ],
        "advertisement",
    ),
    (&["comments", "disqus", "respond", "commentlist"], "readers' comments"),
    (
        &[
            "breadcrumb",
            "breadcrumbs",
            "navbar",
            "navigation",
            "menu",
            "sitenav",
            "pagination",
            "pager",
            "skip",
            "skiplink",
            "masthead",
            "toolbar",
        ],
        "navigation",
    ),
    (&["popup", "modal", "overlay", "toast", "banner", "lightbox"], "pop-up of the page"),
    (&["sidebar", "widget", "widgets", "sidenav"], "sidebar"),
];

/// Why an element is not read, if it is not. `share` gives how much of the
/// page's words stand in it, so that a box called "ad" with the whole story in
/// it is read all the same.
pub(super) fn why(dom: &Dom, id: Id, much: impl Fn(Id) -> bool) -> Option<&'static str> {
    let name = dom.name(id);
    if name.is_empty() {
        return None;
    }
    if let Some((_, why)) = ELEMENTS.iter().find(|(names, _)| names.contains(&name)) {
        let holds = matches!(name, "form" | "fieldset" | "noscript" | "dialog") && much(id);
        return (!holds).then_some(why);
    }
    if is_hidden(dom, id) && !much(id) {
        return Some("hidden on the page");
    }
    if matches!(
        name,
        "html"
            | "body"
            | "main"
            | "article"
            | "p"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "a"
            | "span"
            | "strong"
            | "em"
            | "li"
            | "td"
            | "tr"
            | "table"
            | "tbody"
            | "blockquote"
            | "br"
            | "img"
    ) {
        return None;
    }
    if matches!(
        dom.attribute(id, "role"),
        Some("navigation" | "search" | "banner" | "menu" | "menubar" | "toolbar" | "dialog" | "alertdialog")
    ) && !much(id)
    {
        return Some("navigation");
    }
    named(dom, id).filter(|_| !much(id))
}

fn named(dom: &Dom, id: Id) -> Option<&'static str> {
    let names = ["class", "id", "data-component", "data-testid"]
        .map(|attribute| dom.attribute(id, attribute).unwrap_or_default().to_lowercase())
        .join(" ");
    let mut words =
        names.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.find_map(|word| NAMES.iter().find(|(list, _)| list.contains(&word)).map(|(_, why)| *why))
}

fn is_hidden(dom: &Dom, id: Id) -> bool {
    dom.attribute(id, "hidden").is_some()
        || (dom.attribute(id, "aria-hidden") == Some("true") && dom.name(id) != "p")
        || styled(dom, id, "display", "none")
        || styled(dom, id, "visibility", "hidden")
        || styled(dom, id, "mso-hide", "all")
        || [
            "sr-only",
            "visually-hidden",
            "screen-reader-text",
            "screen-reader-only",
            "visuallyhidden",
            "u-hidden",
            "hidden",
        ]
        .iter()
        .any(|class| dom.has_class(id, class))
}
