//! The boxes below a page and the stories its copy links to, given by whoever
//! knows what is released.

use jiff::Timestamp;
use std::collections::BTreeMap;
use stet_core::ids::StoryId;

/// What the boxes list. An empty box is not printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// The other stories of this page's authors.
    pub more_from: Vec<RelatedBox>,
    /// The newsroom's newest.
    pub latest: Vec<RelatedItem>,
    /// The slugs of the stories the copy links to that readers have.
    pub links: BTreeMap<StoryId, String>,
}

/// *More from* one author, or several who always write together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelatedBox {
    /// Whose stories.
    pub authors: Vec<String>,
    /// The stories, newest first.
    pub items: Vec<RelatedItem>,
}

/// One other story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelatedItem {
    /// Its headline (the short one where it has one).
    pub headline: String,
    /// Its slug; the link is to its page in the same folder.
    pub slug: String,
    /// When readers first had it.
    pub date: Option<Timestamp>,
}
