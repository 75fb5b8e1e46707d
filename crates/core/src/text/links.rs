//! Links from story to story: `stet:` and the other story's id. They lead
//! somewhere inside the newsroom only; what goes out has the address of the
//! other story's page in their place, or no link at all.

use super::lines::{rewrite, visit};
use super::{Block, Document, Inline, Inlines, Link, Marks};
use crate::ids::StoryId;

const SCHEME: &str = "stet:";

/// The story that an address names, if it is an address inside the newsroom.
pub fn internal(href: &str) -> Option<StoryId> {
    let (scheme, id) = href.trim().split_at_checked(SCHEME.len())?;
    let named = scheme.eq_ignore_ascii_case(SCHEME)
        && !id.is_empty()
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    named.then(|| StoryId::new(id))
}

/// The address of a story inside the newsroom.
pub fn to_story(story: &StoryId) -> String {
    format!("{SCHEME}{story}")
}

/// Every story that a document links to, in reading order, each once.
pub fn stories(document: &Document) -> Vec<StoryId> {
    let mut found = Vec::new();
    let mut look = |line: &Inlines| {
        for piece in line {
            if let Inline::Text { marks: Marks { link: Some(link), .. }, .. } = piece
                && let Some(story) = internal(&link.href)
                && !found.contains(&story)
            {
                found.push(story);
            }
        }
    };
    look(&document.furniture.standfirst);
    document.blocks.iter().for_each(|block| visit(&block.node, &mut look));
    found
}

/// The document with each link to a story led to where `address` says; where it
/// says nothing the words stand without a link. Other links stay.
pub fn resolved(document: &Document, address: &dyn Fn(&StoryId) -> Option<String>) -> Document {
    let line = |words: &Inlines| Inlines::new(words.iter().map(|piece| piece_out(piece, address)));
    let mut out = document.clone();
    out.furniture.standfirst = line(&out.furniture.standfirst);
    for Block { node, .. } in &mut out.blocks {
        rewrite(node, &line);
    }
    out
}

fn piece_out(piece: &Inline, address: &dyn Fn(&StoryId) -> Option<String>) -> Inline {
    let Inline::Text { text, marks } = piece else { return piece.clone() };
    let Some((link, story)) = marks.link.as_ref().and_then(|link| Some((link, internal(&link.href)?))) else {
        return piece.clone();
    };
    let link = address(&story).map(|href| Link { href, title: link.title.clone() });
    Inline::Text { text: text.clone(), marks: Marks { link, ..marks.clone() } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    fn document(body: &str) -> Document {
        let mut next = 0;
        let blocks = markdown::read(body, &mut || {
            next += 1;
            format!("b{next}").as_str().into()
        });
        Document { blocks, ..Document::default() }
    }

    #[test]
    fn a_link_leads_to_the_page_or_is_no_link() {
        let body = "See [the *vote*](stet:k2), [the fire](stet:gone) and [a site](https://a.example/).\n\n- [deep](STET:k2)\n\n| [cell](stet:k2) |\n| --- |\n";
        let document = document(body);
        assert_eq!(stories(&document), ["k2".into(), "gone".into()]);
        let out = resolved(&document, &|story| (story.as_str() == "k2").then(|| "vote.html".to_owned()));
        assert!(stories(&out).is_empty());
        let printed = markdown::print(&out.blocks);
        for part in [
            "[the *vote*](vote.html)",
            "the fire and",
            "(https://a.example/)",
            "[deep](vote.html)",
            "[cell](vote.html)",
        ] {
            assert!(printed.contains(part), "{part} in {printed}");
        }
        assert!(!printed.contains("stet:") && !printed.contains("STET:"));
    }

    #[test]
    fn only_an_id_behind_the_scheme_is_an_address_inside() {
        for wrong in
            ["stet:", "stet:a b", "stet:../x", "https://stet:k2", "stetk2", "ste", "é:k", "stet://k2"]
        {
            assert_eq!(internal(wrong), None, "{wrong}");
        }
        assert_eq!(internal(&to_story(&"k2".into())), Some("k2".into()));
    }

    proptest::proptest! {
        /// Whatever the editor can make: no address inside is left, and no word is lost.
        #[test]
        fn no_document_keeps_an_address_inside_and_none_loses_a_word(document in crate::text::generate::document()) {
            let out = resolved(&document, &|_| None);
            assert!(stories(&out).is_empty());
            assert_eq!(crate::text::plain::text(&document.blocks), crate::text::plain::text(&out.blocks));
        }
    }
}
