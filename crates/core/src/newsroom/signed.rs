//! What a sign-off no longer covers: the difference between what was signed and
//! what stands there now, and one sentence for it.

use super::record::Printed;
use super::sign_off::SignFunction;
use crate::ids::BlockId;
use crate::text::diff::{Change, Hunk, diff};
use crate::text::parts::Label;
use crate::text::{Block, Document};

/// One thing that is not as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unsigned {
    /// A block with other words, or a new one.
    Block(BlockId),
    /// Blocks that were signed and are gone.
    Cut {
        /// What they stood after; none at the top.
        after: Option<BlockId>,
        /// How many.
        count: usize,
    },
    /// A block that stands elsewhere, with the words that were signed.
    Moved(BlockId),
    /// Headline, short headline or standfirst.
    Line(Label),
    /// A field of the printed record, by name.
    Record(&'static str),
}

impl Unsigned {
    /// What it is called where somebody names it: a block's id, `headline`,
    /// `credits`, `cut`.
    pub fn key(&self) -> &str {
        match self {
            Self::Block(id) | Self::Moved(id) => id.as_str(),
            Self::Cut { .. } => "cut",
            Self::Line(label) => label.name(),
            Self::Record(name) => name,
        }
    }

    /// The block where it can be seen.
    pub fn block(&self) -> Option<&BlockId> {
        match self {
            Self::Block(id) | Self::Moved(id) => Some(id),
            Self::Cut { after, .. } => after.as_ref(),
            Self::Line(_) | Self::Record(_) => None,
        }
    }
}

/// Everything that is not as it was signed: the record first, then the words in
/// their order.
pub fn since(signed: &Document, now: &Document, was: &Printed, is: &Printed) -> Vec<Unsigned> {
    let mut all = record(was, is);
    all.extend(words(signed, now));
    all
}

/// The fields of the printed record that are not as they were signed.
pub fn record(was: &Printed, is: &Printed) -> Vec<Unsigned> {
    was.differs(is).into_iter().map(Unsigned::Record).collect()
}

/// The words that are not as they were signed.
pub fn words(signed: &Document, now: &Document) -> Vec<Unsigned> {
    let diff = diff(signed, now);
    let mut all: Vec<Unsigned> =
        diff.furniture.iter().filter(|line| !line.is_kept()).map(|line| Unsigned::Line(line.label)).collect();
    let mut after: Option<BlockId> = None;
    for hunk in &diff.hunks {
        if hunk.change == Change::Cut {
            match all.last_mut() {
                Some(Unsigned::Cut { after: same, count }) if *same == after => *count += hunk.old.len(),
                _ => all.push(Unsigned::Cut { after: after.clone(), count: hunk.old.len() }),
            }
            continue;
        }
        all.extend(hunk.new.iter().filter_map(|new| of_block(hunk, &new.block)));
        after = hunk.new.last().map(|new| new.block.id.clone()).or(after);
    }
    all
}

fn of_block(hunk: &Hunk, now: &Block) -> Option<Unsigned> {
    // A block that says the same under another name is not the one that was signed.
    let same = hunk.change == Change::Same && hunk.old.iter().any(|old| old.block == *now);
    match (same, hunk.moved) {
        (true, false) => None,
        (true, true) => Some(Unsigned::Moved(now.id.clone())),
        (false, _) => Some(Unsigned::Block(now.id.clone())),
    }
}

/// The list as a sentence without its full stop: "3 paragraphs and the headline
/// changed since legal". Nothing for an empty list.
pub fn sentence(unsigned: &[Unsigned], function: SignFunction) -> String {
    let since = match function {
        SignFunction::Chief => "since the approval",
        SignFunction::Legal => "since legal",
        SignFunction::Facts => "since the check of the facts",
    };
    let count = |wanted: fn(&Unsigned) -> usize| unsigned.iter().map(wanted).sum::<usize>();
    let changed = count(|one| usize::from(matches!(one, Unsigned::Block(_))));
    let cut = count(|one| if let Unsigned::Cut { count, .. } = one { *count } else { 0 });
    let moved = count(|one| usize::from(matches!(one, Unsigned::Moved(_))));
    let mut what: Vec<String> = Vec::new();
    if changed > 0 {
        what.push(paragraphs(changed));
    }
    what.extend(unsigned.iter().filter_map(|one| match one {
        Unsigned::Line(Label::ShortHeadline) => Some("the short headline".to_owned()),
        Unsigned::Line(label) => Some(format!("the {}", label.name())),
        Unsigned::Record(name) => Some(format!("the {name}")),
        _ => None,
    }));
    let mut parts: Vec<String> = Vec::new();
    if !what.is_empty() {
        parts.push(format!("{} changed", listed(&what)));
    }
    for (number, verb) in [(cut, "cut"), (moved, "moved")] {
        if number > 0 {
            let was = if number == 1 { "was" } else { "were" };
            parts.push(format!("{} {was} {verb}", paragraphs(number)));
        }
    }
    if parts.is_empty() { String::new() } else { format!("{} {since}", listed(&parts)) }
}

fn paragraphs(count: usize) -> String {
    if count == 1 { "1 paragraph".to_owned() } else { format!("{count} paragraphs") }
}

fn listed(names: &[String]) -> String {
    match names {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        names => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::newsroom::Workflow;
    use crate::newsroom::transition;
    use crate::text::markdown;

    fn text(source: &str) -> Document {
        let mut last = 0;
        let mut id = || {
            last += 1;
            BlockId::new(format!("b{last}"))
        };
        let mut document = Document { blocks: markdown::read(source, &mut id), ..Document::default() };
        document.furniture.headline = "Ferry".to_owned();
        document
    }

    fn blocks(text: &Document, order: &[usize]) -> Document {
        let blocks = order.iter().map(|at| text.blocks[*at].clone()).collect();
        Document { blocks, ..text.clone() }
    }

    fn keys(unsigned: &[Unsigned]) -> Vec<&str> {
        unsigned.iter().map(Unsigned::key).collect()
    }

    const BASE: &str = "The ferry leaves at six.\n\nNobody waits for it.\n\nThe fare went up.\n\nIt rains.";

    #[test]
    fn every_way_in_which_a_text_is_not_the_signed_one_is_named() {
        let signed = text(BASE);
        assert_eq!(words(&signed, &signed), []);
        let mut changed = text(&BASE.replace("six", "seven"));
        assert_eq!(words(&signed, &changed), [Unsigned::Block("b1".into())]);
        changed.furniture.headline = "Ferry late".to_owned();
        assert_eq!(keys(&words(&signed, &changed)), ["headline", "b1"]);
        let cut = blocks(&signed, &[0, 3]);
        assert_eq!(words(&signed, &cut), [Unsigned::Cut { after: Some("b1".into()), count: 2 }]);
        assert_eq!(words(&signed, &blocks(&signed, &[1, 2, 3])), [Unsigned::Cut { after: None, count: 1 }]);
        let moved = words(&signed, &blocks(&signed, &[1, 2, 3, 0]));
        assert_eq!(moved, [Unsigned::Moved("b1".into())]);
        let more = words(&blocks(&signed, &[0, 1]), &blocks(&signed, &[0, 1, 2]));
        assert_eq!(more, [Unsigned::Block("b3".into())]);
    }

    #[test]
    fn the_same_words_under_another_id_are_not_the_signed_block() {
        let signed = text(BASE);
        let mut renamed = signed.clone();
        renamed.blocks[1].id = "new".into();
        assert_eq!(words(&signed, &renamed), [Unsigned::Block("new".into())]);
    }

    #[test]
    fn one_sentence_counts_what_changed() {
        let block = |n: usize| Unsigned::Block(BlockId::new(format!("b{n}")));
        let say = |unsigned: &[Unsigned], function| sentence(unsigned, function);
        let three = [Unsigned::Line(Label::Headline), block(1), block(2), block(3)];
        assert_eq!(say(&three, SignFunction::Legal), "3 paragraphs and the headline changed since legal");
        let cut = [
            Unsigned::Record("credits"),
            Unsigned::Cut { after: None, count: 2 },
            Unsigned::Moved("b".into()),
        ];
        assert_eq!(
            say(&cut, SignFunction::Chief),
            "the credits changed, 2 paragraphs were cut and 1 paragraph was moved since the approval"
        );
        assert_eq!(say(&[], SignFunction::Facts), "");
    }

    #[test]
    fn record_and_words_are_told_in_one_list() {
        let story = transition::fixture(Workflow::Editing);
        let was = Printed::of(&story, &[], None);
        let is = Printed { dateline: "Port Amber".into(), ..was.clone() };
        let signed = text(BASE);
        let all = since(&signed, &blocks(&signed, &[0, 1, 2]), &was, &is);
        assert_eq!(keys(&all), ["dateline", "cut"]);
    }
}
