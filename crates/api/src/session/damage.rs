//! What is done about damage in the file while work goes on.

use super::Session;
use crate::failure::Result;
use crate::wire::{Code, Event};
use std::path::PathBuf;
use stet_core::ids::StoryId;
use stet_core::text::RevisionId;
use stet_store::Place;

impl Session {
    /// Makes a story with damaged paragraphs readable again; what was lost, a
    /// sentence each, which the window is told too.
    pub(crate) fn mend(&mut self, story: &StoryId) -> Result<Vec<String>> {
        let entry = self.entry("mend", Some(story), "");
        let lost = self.store.mend(&entry, story)?;
        self.written = true;
        self.events.push(Event::Changed { story: Some(story.to_string()), seq: None, window: String::new() });
        let said: Vec<String> = lost.iter().map(|one| crate::cases::doctor::mended(story, one)).collect();
        for message in &said {
            self.events.push(Event::Problem { code: Code::CannotOpen, message: message.clone() });
        }
        Ok(said)
    }

    /// Puts a damaged paragraph of a version right where the very same is found; the
    /// window is told. Gives where.
    pub(crate) fn put_right(
        &mut self,
        story: &StoryId,
        revision: &RevisionId,
        place: usize,
        copies: &[PathBuf],
    ) -> Result<Option<Place>> {
        let entry = self.entry("recover", Some(story), "");
        let found = self.store.recover(&entry, revision, place, copies)?;
        if found.is_some() {
            self.written = true;
            self.events.push(Event::Changed {
                story: Some(story.to_string()),
                seq: None,
                window: String::new(),
            });
        }
        Ok(found)
    }

    /// What a story's last version can't be read of is put right, from the text where
    /// that still has it, or noted, so that nothing is built on it.
    pub(crate) fn clear_the_way(&mut self, story: &StoryId) {
        let entry = self.entry("put right", Some(story), "");
        let base = self.store.read(|read| read.working().base(story));
        if let Ok(Some(base)) = base {
            // What keeps this from being done is met, and told of, by what is done next.
            let _ = self.store.put_right(&entry, &base);
        }
    }
}
