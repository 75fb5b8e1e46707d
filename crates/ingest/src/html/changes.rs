//! Comments and tracked changes, as word processors write them into HTML:
//! words that are not copy and never become any.

use super::Maker;
use super::dom::{Dom, Id};
use super::inline::styled;
use crate::paste::Program;
use crate::reading::LeftOut;

/// Why an element is left out, with what it is; an empty reason for one that
/// says nothing by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Out {
    pub(super) what: LeftOut,
    pub(super) why: &'static str,
}

impl Out {
    /// Used already, or only a mark: goes without a word.
    pub(super) const SILENT: Self = Self { what: LeftOut::Other, why: "" };
    const DELETED: Self = Self { what: LeftOut::Deletion, why: "deleted text of tracked changes" };
    const SUGGESTED: Self = Self { what: LeftOut::Deletion, why: "deletion that somebody suggested" };
    pub(super) const COMMENT: Self = Self { what: LeftOut::Comment, why: "comment of the word processor" };

    pub(super) fn other(why: &'static str) -> Self {
        let what = match why {
            "hidden on the page" => LeftOut::Hidden,
            _ => LeftOut::Other,
        };
        Self { what, why }
    }
}

/// Whether an element holds a comment or a deletion.
pub(super) fn of(maker: &Maker<'_>, id: Id) -> Option<Out> {
    let dom = maker.dom;
    match dom.name(id) {
        "del" | "strike" | "s" if is_suggestion(dom, id) => return Some(Out::SUGGESTED),
        // The last two are what Word's moved text is called where XML shines through.
        "del" | "w:del" | "w:movefrom" => return Some(Out::DELETED),
        _ => {}
    }
    let class = dom.attribute(id, "class").unwrap_or_default();
    if !class.is_empty() {
        for word in class.split_ascii_whitespace() {
            let lower = word.to_ascii_lowercase();
            match lower.as_str() {
                "msodel" => return Some(Out::DELETED),
                "msocomtxt" | "msocommenttext" | "msocommentsubject" => return Some(Out::COMMENT),
                "msocommentreference" | "msocomanchor" | "msocomoff" | "msocomhide" => {
                    return Some(Out::SILENT);
                }
                _ => {}
            }
            if lower.contains("trackchange") && lower.contains("delet") || lower.contains("deletedtext") {
                return Some(Out::DELETED);
            }
            if lower.starts_with("suggest") && lower.contains("delet") {
                return Some(Out::SUGGESTED);
            }
        }
    }
    if let Some(style) = dom.attribute(id, "style") {
        if style.contains("mso-element") {
            let style: String = style.chars().filter(|letter| !letter.is_whitespace()).collect();
            if style.contains("mso-element:comment-list") {
                return None;
            }
            if style.contains("mso-element:comment") {
                return Some(Out::COMMENT);
            }
        }
        if maker.program == Program::GoogleDocs && is_suggestion(dom, id) {
            return Some(Out::SUGGESTED);
        }
    }
    None
}

/// A deletion suggested in Google Docs arrives as struck text in the colour of
/// whoever suggests it. A writer's own strike is in the colour of the text.
fn is_suggestion(dom: &Dom, id: Id) -> bool {
    if dom.attribute(id, "data-suggestion-type") == Some("deletion")
        || dom.attribute(id, "data-suggested") == Some("delete")
    {
        return true;
    }
    let struck = styled(dom, id, "text-decoration", "line-through")
        || styled(dom, id, "text-decoration-line", "line-through");
    struck && dom.attribute(id, "style").and_then(colour).is_some_and(is_vivid)
}

/// The text colour of a style, as red, green and blue.
fn colour(style: &str) -> Option<[u8; 3]> {
    let value = style
        .split(';')
        .filter_map(|rule| rule.split_once(':'))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("color"))?
        .1
        .trim();
    if let Some(hex) = value.strip_prefix('#') {
        let pair = |at: usize| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        return Some([pair(0)?, pair(2)?, pair(4)?]);
    }
    let inner = value.strip_prefix("rgb(")?.strip_suffix(')')?;
    let mut parts = inner.split(',').map(|part| part.trim().parse::<u8>().ok());
    Some([parts.next()??, parts.next()??, parts.next()??])
}

/// A colour that is neither black, white nor a grey.
fn is_vivid([red, green, blue]: [u8; 3]) -> bool {
    red.max(green).max(blue) - red.min(green).min(blue) > 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_of_people_are_vivid_and_greys_are_not() {
        for (style, vivid) in [
            ("color:#188038", true),
            ("COLOR: rgb(197, 34, 31); x:y", true),
            ("color:#000000", false),
            ("color:#434343", false),
            ("background-color:#ff0000", false),
            ("color:inherit", false),
        ] {
            assert_eq!(colour(style).is_some_and(is_vivid), vivid, "{style}");
        }
    }
}
