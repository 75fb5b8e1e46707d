//! A story as it stands in lists.

use super::{PeopleBook, at};
use crate::failure::Result;
use crate::wire::{NoteView, StoryRow};
use jiff::Timestamp;
use stet_core::newsroom::{CreditRole, Publication, Reader, Sight, Workflow, sight};
use stet_store::{Read, StoryLine};

/// Makes rows; who is who is read once for the whole list.
pub(crate) struct RowMaker<'r, 'c> {
    pub(crate) read: &'r Read<'c>,
    pub(crate) book: &'r PeopleBook,
    pub(crate) reader: &'r Reader,
    pub(crate) now: Timestamp,
}

impl RowMaker<'_, '_> {
    pub(crate) fn rows(&self, lines: impl IntoIterator<Item = StoryLine>) -> Result<Vec<StoryRow>> {
        let found = lines.into_iter().filter(|line| sight(&line.story, self.reader) > Sight::Nothing);
        found.map(|line| self.row(&line)).collect()
    }

    pub(crate) fn row(&self, line: &StoryLine) -> Result<StoryRow> {
        let story = &line.story;
        let seen = sight(story, self.reader);
        let named = story.credits.iter().zip(&line.names);
        let writers =
            named.filter(|(credit, _)| credit.role == CreditRole::Writer).map(|(_, name)| name.clone());
        Ok(StoryRow {
            id: story.id.to_string(),
            slug: story.slug.clone(),
            slugline: story.slugline.clone(),
            // The headline is a line of the copy.
            headline: if seen == Sight::Words { line.headline.clone() } else { String::new() },
            private: story.is_private() && !self.reader.all,
            outline: seen < Sight::Words,
            kind: story.kind.name().to_owned(),
            desk: story.desk.as_ref().map(|desk| self.book.desk(desk)),
            workflow: story.workflow.name().to_owned(),
            publication: story.publication.name().to_owned(),
            writers: writers.collect(),
            holder: story.holder.as_ref().map(|person| self.book.person_name(person)),
            writing: self.writing(line)?,
            due: story.due.map(at),
            words: line.words,
            length: story.length,
            placeholders: match (seen, story.publication) {
                (Sight::Words, Publication::Unpublished) => line.placeholders.unwrap_or_default(),
                _ => 0,
            },
            embargo_until: story.embargo.map(|embargo| at(embargo.until)),
            embargo_hard: story.embargo.is_some_and(|embargo| embargo.hard),
            language: story.language.clone(),
            changed_at: at(line.changed_at),
            released_at: story.released_at.map(at),
            note: self.note(line)?,
            self_approved: self.self_approved(line)?,
        })
    }

    fn writing(&self, line: &StoryLine) -> Result<Option<String>> {
        let lease = self.read.leases().of_story(&line.story.id)?;
        Ok(lease.filter(|lease| lease.runs(self.now)).map(|lease| self.book.person_name(&lease.person)))
    }

    /// The note that came with the act the story's state is due to.
    fn note(&self, line: &StoryLine) -> Result<Option<NoteView>> {
        let act = match line.story.workflow {
            Workflow::Returned => "return",
            Workflow::Held => "hold",
            Workflow::Spiked => "spike",
            _ => return Ok(None),
        };
        let entry = self.read.journal().newest_of(&line.story.id, act)?;
        Ok(entry.filter(|row| !row.entry.why.is_empty()).map(|row| NoteView {
            by: self.book.person_name(&row.entry.who),
            at: at(row.entry.at),
            act: act.to_owned(),
            text: row.entry.why,
        }))
    }

    fn self_approved(&self, line: &StoryLine) -> Result<bool> {
        if line.story.workflow != Workflow::Approved && line.story.publication == Publication::Unpublished {
            return Ok(false);
        }
        Ok(self.read.approvals().newest_is_solo(&line.story.id)?)
    }
}
