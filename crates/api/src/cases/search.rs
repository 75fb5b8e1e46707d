//! Ctrl-K: any story, as you type.

use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Hit, Jump};
use stet_core::newsroom::Publication;
use stet_store::StoryLine;

/// Stories whose slugline, headline or writer begins with what was typed, then
/// those that say it.
pub fn jump(session: &mut Session, request: Jump) -> Result<Vec<Hit>> {
    let limit = request.limit.clamp(1, 200);
    session.index();
    session.read(|read| {
        let desks = read.desks().all()?;
        let desk_name = |line: &StoryLine| {
            let desk = desks.iter().find(|desk| Some(&desk.id) == line.story.desk.as_ref());
            desk.map(|desk| desk.name.clone()).unwrap_or_default()
        };
        let found = read.search().jump(&request.query, limit, &session.reader(read)?)?;
        Ok(found.iter().map(|line| shown(line, desk_name(line), String::new())).collect())
    })
}

pub(crate) fn shown(line: &StoryLine, desk: String, snippet: String) -> Hit {
    let story = &line.story;
    let state = match story.publication {
        Publication::Unpublished => story.workflow.name(),
        out => out.name(),
    };
    Hit {
        story: story.id.to_string(),
        headline: line.headline.clone(),
        slugline: story.slugline.clone(),
        desk,
        state: state.to_owned(),
        byline: line.names.join(", "),
        snippet,
    }
}
