//! Who may read a story's words, and who may know that it exists.
//!
//! A draft is its writers' until it is filed or they show it to the desk: nobody
//! is watched while drafting. From then on the newsroom reads it, wherever it
//! goes. Every list, search and door asks here and nowhere else.

use super::{Publication, Story, Workflow};
use crate::ids::{AuthorId, DeskId, PersonId};

/// Who asks, with what the answer depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// The person.
    pub who: PersonId,
    /// The author names that are theirs.
    pub authors: Vec<AuthorId>,
    /// The desks on which they are chief or deputy today.
    pub heads: Vec<DeskId>,
    /// True where everything is theirs to read: in a newsroom of one, and for the
    /// program's own housekeeping.
    pub all: bool,
}

impl Reader {
    /// Somebody of whom nothing but the person is known.
    pub fn of(who: PersonId) -> Self {
        Self { who, ..Self::default() }
    }

    /// The program itself, which counts and checks and shows nobody anything.
    pub fn whole() -> Self {
        Self { all: true, ..Self::default() }
    }
}

/// How much of a story somebody may see; more is higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// They do not find it.
    Nothing,
    /// That it exists: slugline, writer, due, how many words of how many. No word
    /// of it.
    Outline,
    /// All of it.
    Words,
}

/// What this person may see of this story.
pub fn sight(story: &Story, reader: &Reader) -> Sight {
    if reader.all || !story.is_private() || is_theirs(story, reader) {
        return Sight::Words;
    }
    let heads = story.desk.as_ref().is_some_and(|desk| reader.heads.contains(desk));
    let awaited =
        heads && (story.ordered || matches!(stage(story), Workflow::Pitched | Workflow::Commissioned));
    // Whoever gave a story to somebody else waits for it as a chief does.
    if awaited || story.created_by == reader.who { Sight::Outline } else { Sight::Nothing }
}

/// The assignee's, the credited's, and its beginner's as long as it was given to
/// nobody else.
fn is_theirs(story: &Story, reader: &Reader) -> bool {
    let to_write = story.assignee.as_ref().unwrap_or(&story.created_by);
    *to_write == reader.who || story.credits.iter().any(|credit| reader.authors.contains(&credit.author))
}

/// Where it is, or was before it was held or spiked.
fn stage(story: &Story) -> Workflow {
    story.before.unwrap_or(story.workflow)
}

impl Story {
    /// True while only its writers may read it.
    pub fn is_private(&self) -> bool {
        !self.shown && self.publication == Publication::Unpublished
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::newsroom::{Credit, CreditRole};

    /// Mara writes it for Coast; Lin began it, Noor is credited with her.
    fn story() -> Story {
        let by = |author: &str, role| Credit { author: author.into(), role };
        Story {
            credits: vec![
                by("mara-idowu", CreditRole::Writer),
                by("noor-haddad", CreditRole::AdditionalReporting),
            ],
            assignee: Some("mara".into()),
            created_by: "lin".into(),
            ..crate::newsroom::transition::fixture(Workflow::Drafting)
        }
    }

    fn check(story: &Story, expect: [Sight; 6]) {
        let reader = |who: &str, author: &str, heads: &str| Reader {
            who: who.into(),
            authors: vec![author.into()],
            heads: vec![heads.into()],
            all: false,
        };
        let found = [
            reader("mara", "mara-idowu", "none"),
            reader("noor", "noor-haddad", "none"),
            reader("lin", "lin-moreau", "none"),
            reader("ana", "ana-keita", "coast"),
            reader("eva", "eva-ruiz", "world"),
            Reader::whole(),
        ]
        .map(|reader| sight(story, &reader));
        assert_eq!(found, expect, "mara, noor, lin, the chief, another desk's chief, the program");
    }

    use Sight::{Nothing, Outline, Words};

    #[test]
    fn a_draft_is_its_writers_and_a_chief_does_not_find_it() {
        check(&story(), [Words, Words, Outline, Nothing, Nothing, Words]);
        let own = Story { assignee: None, credits: vec![], ..story() };
        check(&own, [Nothing, Nothing, Words, Nothing, Nothing, Words]);
    }

    #[test]
    fn the_chief_of_its_desk_sees_that_there_is_what_was_ordered_and_what_was_pitched() {
        let ordered = Story { ordered: true, ..story() };
        check(&ordered, [Words, Words, Outline, Outline, Nothing, Words]);
        for workflow in [Workflow::Pitched, Workflow::Commissioned] {
            check(&Story { workflow, ..story() }, [Words, Words, Outline, Outline, Nothing, Words]);
            let held = Story { workflow: Workflow::Held, before: Some(workflow), ..story() };
            check(&held, [Words, Words, Outline, Outline, Nothing, Words]);
        }
        check(&Story { desk: None, ..ordered }, [Words, Words, Outline, Nothing, Nothing, Words]);
    }

    #[test]
    fn what_was_filed_or_shown_stays_with_the_newsroom_wherever_it_goes() {
        for workflow in Workflow::ALL {
            check(&Story { shown: true, workflow: *workflow, ..story() }, [Words; 6]);
        }
        check(&Story { publication: Publication::Live, ..story() }, [Words; 6]);
    }
}
