//! Templates: what a kind of story begins with, and what it must have when it is
//! filed.
//!
//! Prompts and guides are said beside the copy and never in it. They are shown
//! in the place of words that are not there yet, so no count, search, hash or
//! page can hold them.

use super::state::states;
use super::{Kind, Story};
use crate::ids::BlockId;
use crate::text::{Block, Document, Inlines, Node};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

states! {
    /// What a template may ask for at filing.
    Required, "thing a template asks for" {
        /// A standfirst.
        Standfirst = "standfirst",
        /// A short headline.
        ShortHeadline = "short_headline",
        /// A dateline.
        Dateline = "dateline",
        /// At least one tag.
        Tags = "tags",
        /// A length that was ordered.
        Length = "length",
        /// A subhead in the body.
        Subhead = "subhead",
        /// Somebody's words, with who said them.
        Quotation = "quotation",
        /// A picture.
        Picture = "picture",
        /// A link to a source.
        Link = "link",
    }
}

states! {
    /// A sort of block that a template begins with.
    Sort, "sort of block" {
        /// A paragraph.
        Paragraph = "paragraph",
        /// A subhead of level 2.
        Subhead = "subhead",
        /// A quotation.
        Quotation = "quotation",
    }
}

/// What a kind of story begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The kind its stories are.
    pub kind: Kind,
    /// What to say in the place of a headline that is not there yet.
    #[serde(default)]
    pub headline: String,
    /// The same for the standfirst.
    #[serde(default)]
    pub standfirst: String,
    /// What filing asks for besides what it always asks for.
    #[serde(default)]
    pub required: Vec<Required>,
    /// The blocks the body begins with.
    #[serde(default)]
    pub skeleton: Vec<Part>,
}

/// One block that a template begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What it is.
    pub sort: Sort,
    /// Words it begins with; these are copy.
    #[serde(default)]
    pub text: String,
    /// What to write there; never copy.
    #[serde(default)]
    pub guide: String,
}

/// What is left of a template in a story that was begun with it, as the template
/// was on that day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The template's name.
    pub template: String,
    /// What to say in the place of a headline that is not there yet.
    pub headline: String,
    /// The same for the standfirst.
    pub standfirst: String,
    /// What filing asks for.
    pub required: Vec<Required>,
    /// What to write in a block that is still empty.
    pub guides: BTreeMap<BlockId, String>,
}

impl Template {
    /// The blocks a body begins with, and what is said beside them.
    pub fn begin(&self, ids: &mut dyn FnMut() -> BlockId) -> (Vec<Block>, Form) {
        let mut guides = BTreeMap::new();
        let mut blocks = Vec::new();
        for part in &self.skeleton {
            let id = ids();
            if !part.guide.trim().is_empty() {
                guides.insert(id.clone(), part.guide.trim().to_owned());
            }
            blocks.push(Block::new(id, part.node()));
        }
        let form = Form {
            template: self.name.clone(),
            headline: self.headline.clone(),
            standfirst: self.standfirst.clone(),
            required: self.required.clone(),
            guides,
        };
        (blocks, form)
    }
}

impl Part {
    fn node(&self) -> Node {
        let words = Inlines::plain(self.text.trim());
        match self.sort {
            Sort::Paragraph => Node::Paragraph(words),
            Sort::Subhead => Node::Heading { level: 2, text: words },
            Sort::Quotation => {
                Node::Quotation { attribution: String::new(), content: vec![Node::Paragraph(words)] }
            }
        }
    }
}

impl Form {
    /// What filing asks for that is not there, each in a few words.
    pub fn lacks(&self, story: &Story, document: &Document) -> Vec<&'static str> {
        let missing = self.required.iter().filter(|required| !required.is_there(story, document));
        missing.map(|required| required.words()).collect()
    }
}

impl Required {
    /// What it is, in a few words: "a standfirst".
    pub fn words(self) -> &'static str {
        match self {
            Self::Standfirst => "a standfirst",
            Self::ShortHeadline => "a short headline",
            Self::Dateline => "a dateline",
            Self::Tags => "a tag",
            Self::Length => "the length that was ordered",
            Self::Subhead => "a subhead",
            Self::Quotation => "a quotation with who said it",
            Self::Picture => "a picture",
            Self::Link => "a link to a source",
        }
    }

    fn is_there(self, story: &Story, document: &Document) -> bool {
        let above = &document.furniture;
        let any = |test: &dyn Fn(&Node) -> bool| document.blocks.iter().any(|block| holds(&block.node, test));
        let says = |words: &Inlines| !words.text().trim().is_empty();
        match self {
            Self::Standfirst => says(&above.standfirst),
            Self::ShortHeadline => !above.short_headline.trim().is_empty(),
            Self::Dateline => !story.dateline.is_empty(),
            Self::Tags => !story.tags.is_empty(),
            Self::Length => story.length.is_some(),
            Self::Subhead => any(&|node| matches!(node, Node::Heading { text, .. } if says(text))),
            Self::Quotation => any(
                &|node| matches!(node, Node::Quotation { attribution, .. } if !attribution.trim().is_empty()),
            ),
            Self::Picture => any(&|node| matches!(node, Node::Figure { .. })),
            Self::Link => any(&|node| node.lines().into_iter().any(has_link)),
        }
    }
}

fn holds(node: &Node, test: &dyn Fn(&Node) -> bool) -> bool {
    test(node) || node.children().into_iter().any(|inner| holds(inner, test))
}

fn has_link(line: &Inlines) -> bool {
    line.iter().any(|piece| matches!(piece, crate::text::Inline::Text { marks, .. } if marks.link.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::newsroom::Workflow;
    use crate::text::{Furniture, count, markdown};

    fn template() -> Template {
        let part = |sort, text: &str, guide: &str| Part { sort, text: text.into(), guide: guide.into() };
        Template {
            id: "analysis".into(),
            name: "Analysis".into(),
            kind: Kind::Analysis,
            headline: "What it means".into(),
            standfirst: "The one thing to take away".into(),
            required: vec![Required::Standfirst, Required::Quotation, Required::Link],
            skeleton: vec![
                part(Sort::Paragraph, "", "Begin with what changed."),
                part(Sort::Subhead, "What happens next", ""),
                part(Sort::Quotation, "", "Somebody who decides."),
            ],
        }
    }

    fn begun() -> (Vec<Block>, Form) {
        let mut next = 0;
        template().begin(&mut || {
            next += 1;
            format!("b{next}").as_str().into()
        })
    }

    #[test]
    fn guides_stand_beside_the_copy_and_no_word_of_them_in_it() {
        let (blocks, form) = begun();
        assert_eq!(form.guides.len(), 2);
        let document = Document { blocks, ..Document::default() };
        assert_eq!(count::of(&document).words, 3, "what the template begins with as copy");
        let printed = format!(
            "{}{}",
            markdown::print(&document.blocks),
            crate::text::json::document_to_json(&document)
        );
        for guide in form.guides.values().chain([&form.headline, &form.standfirst]) {
            assert!(!printed.contains(guide.as_str()), "{guide}");
        }
    }

    #[test]
    fn what_is_asked_for_is_missing_until_it_is_there() {
        let (_, form) = begun();
        let story = crate::newsroom::transition::fixture(Workflow::Drafting);
        let lacks = |standfirst: &str, body: &str| {
            let mut next = 0;
            let blocks = markdown::read(body, &mut || {
                next += 1;
                format!("b{next}").as_str().into()
            });
            let furniture = Furniture { standfirst: Inlines::plain(standfirst), ..Furniture::default() };
            form.lacks(&story, &Document { furniture, blocks })
        };
        assert_eq!(
            lacks("", "Words."),
            ["a standfirst", "a quotation with who said it", "a link to a source"]
        );
        assert_eq!(lacks("So.", "> We go.\n"), ["a quotation with who said it", "a link to a source"]);
        assert_eq!(
            lacks(
                "So.",
                "> We go.\n>\n> — Ines Moreau, harbour master\n\n- See [it](https://port.example/).\n"
            ),
            [""; 0]
        );
    }
}
