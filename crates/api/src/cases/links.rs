//! Links to stories of ours: found by headline as somebody types.

use super::search;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{FindLink, LinkFound};
use stet_core::newsroom::{Publication, Sight};
use stet_core::text::links;
use stet_publish::{Mode, Target, file_name};
use stet_store::StoryLine;

/// Stories to link to, those whose headline begins so first; an address inside
/// the newsroom finds its own story.
pub fn find(session: &mut Session, request: FindLink) -> Result<Vec<LinkFound>> {
    let limit = request.limit.clamp(1, 50);
    session.read(|read| {
        if let Some(story) = links::internal(&request.query) {
            let line = read.stories().by_id(&story)?;
            let line = line.filter(|line| matches!(session.sight(read, &line.story), Ok(Sight::Words)));
            return Ok(line.iter().map(|line| shown(session, line)).collect());
        }
        let found = read.search().jump(&request.query, limit, &session.reader(read)?)?;
        Ok(found.iter().map(|line| shown(session, line)).collect())
    })
}

fn shown(session: &Session, line: &StoryLine) -> LinkFound {
    let hit = search::shown(line, String::new(), String::new());
    let base = session.newsroom.base_url.trim_end_matches('/');
    let out = line.story.publication == Publication::Live && !base.is_empty();
    let file = file_name(&line.story.slug, line.story.id.as_str(), Target::Html, Mode::Released);
    LinkFound {
        href: links::to_story(&line.story.id),
        address: out.then(|| format!("{base}/{file}")),
        headline: if hit.headline.is_empty() { hit.slugline } else { hit.headline },
        story: hit.story,
        state: hit.state,
        byline: hit.byline,
    }
}
