//! The boxes below a story: more by its writers, and the newest of all.

use crate::failure::Result;
use std::collections::BTreeMap;
use stet_core::ids::{AuthorId, StoryId};
use stet_core::newsroom::{CreditRole, Publication};
use stet_publish::{Page, Related, RelatedBox, RelatedItem};
use stet_store::{Page as Few, Read, StoryLine};

/// The most stories a box names.
const MOST: usize = 5;

/// Makes boxes for many pages, asking for each list once.
pub(crate) struct Boxes<'r, 'c> {
    read: &'r Read<'c>,
    latest: Option<Vec<StoryLine>>,
    by_author: BTreeMap<AuthorId, Vec<StoryLine>>,
}

impl<'r, 'c> Boxes<'r, 'c> {
    pub(crate) fn new(read: &'r Read<'c>) -> Self {
        Self { read, latest: None, by_author: BTreeMap::new() }
    }

    /// Every writer's other stories in one box, newest first and each once; and
    /// the newest of all. Neither names the page itself.
    pub(crate) fn of(&mut self, page: &Page) -> Result<Related> {
        let mut authors = Vec::new();
        let mut others = Vec::new();
        for credit in page.credits.iter().filter(|credit| credit.role == CreditRole::Writer) {
            let theirs: Vec<StoryLine> = self
                .live_by(&credit.author)?
                .iter()
                .filter(|line| line.story.id != page.story)
                .cloned()
                .collect();
            if !theirs.is_empty() {
                authors.push(credit.name.clone());
            }
            others.extend(theirs);
        }
        others.sort_by(|a, b| (b.story.released_at, &b.story.id).cmp(&(a.story.released_at, &a.story.id)));
        others.dedup_by(|a, b| a.story.id == b.story.id);
        let more = RelatedBox { authors, items: items(&others) };
        let latest: Vec<StoryLine> =
            self.latest()?.iter().filter(|line| line.story.id != page.story).cloned().collect();
        Ok(Related {
            more_from: if more.items.is_empty() { vec![] } else { vec![more] },
            latest: items(&latest),
            links: self.links(page)?,
        })
    }

    /// The stories the copy links to, where readers have them.
    fn links(&self, page: &Page) -> Result<BTreeMap<StoryId, String>> {
        let mut links = BTreeMap::new();
        for story in stet_core::text::links::stories(&page.document) {
            let line = self.read.stories().by_id(&story)?;
            if let Some(line) = line.filter(|line| line.story.publication == Publication::Live) {
                links.insert(story, line.story.slug);
            }
        }
        Ok(links)
    }

    fn latest(&mut self) -> Result<&[StoryLine]> {
        if self.latest.is_none() {
            let lines = self.read.stories().live(&few())?;
            self.latest = Some(self.as_released(lines, None)?);
        }
        Ok(self.latest.as_deref().unwrap_or_default())
    }

    /// The lines as readers have them: a next version that is being worked on has
    /// another headline, and credits that nobody approved yet.
    fn as_released(&self, lines: Vec<StoryLine>, author: Option<&AuthorId>) -> Result<Vec<StoryLine>> {
        let mut released = Vec::with_capacity(lines.len());
        for line in lines {
            let Some(release) = self.read.releases().newest(&line.story.id)? else { continue };
            // A page that can't be read is refused by name where it is exported.
            let Ok(page) = serde_json::from_str::<Page>(&release.page) else { continue };
            if author.is_none_or(|author| page.credits.iter().any(|credit| credit.author == *author)) {
                released.push(StoryLine { headline: page.document.furniture.headline, ..line });
            }
        }
        Ok(released)
    }

    fn live_by(&mut self, author: &AuthorId) -> Result<&[StoryLine]> {
        if !self.by_author.contains_key(author) {
            let lines = self.read.stories().live_by(author, &few())?;
            let theirs = self.as_released(lines, Some(author))?;
            self.by_author.insert(author.clone(), theirs);
        }
        Ok(self.by_author.get(author).map(Vec::as_slice).unwrap_or_default())
    }
}

/// One more than a box names, since the page itself may be among them.
fn few() -> Few {
    Few::first(u32::try_from(MOST + 1).unwrap_or(u32::MAX))
}

fn items(lines: &[StoryLine]) -> Vec<RelatedItem> {
    let item = |line: &StoryLine| RelatedItem {
        headline: line.headline.clone(),
        slug: line.story.slug.clone(),
        date: line.story.released_at,
    };
    lines.iter().take(MOST).map(item).collect()
}
