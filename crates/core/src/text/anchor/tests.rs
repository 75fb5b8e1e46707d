use super::*;
use crate::text::merge::property_tests::{Dice, edit, thirty};

fn text(paragraphs: &[(&str, &str)]) -> Document {
    let block =
        |(id, words): &(&str, &str)| Block::new((*id).into(), Node::Paragraph(Inlines::plain(*words)));
    Document { blocks: paragraphs.iter().map(block).collect(), ..Document::default() }
}

fn on(text: &Document, quote: &str) -> Anchor {
    find(text, quote).unwrap()
}

/// The words a remark stands on.
fn words(now: &Document, placed: &Placed) -> Option<String> {
    match placed {
        Placed::Here(spot) | Placed::Moved(spot) => quoted(now, &spot.slot, spot.line, spot.from, spot.to),
        Placed::Gone => None,
    }
}

fn check(old: &[(&str, &str)], quote: &str, now: &[(&str, &str)], expect: Option<(bool, &str)>) {
    let (old, now) = (text(old), text(now));
    let placed = place(&on(&old, quote), &old, &now);
    let here = matches!(placed, Placed::Here(_));
    let found = words(&now, &placed);
    assert_eq!(found.as_deref().map(|words| (here, words)), expect);
}

#[test]
fn a_remark_stays_on_its_words() {
    let old = [("a", "The mayor said fares would rise by 4%."), ("b", "The port closes.")];
    check(&old, "fares would rise", &old, Some((true, "fares would rise")));
    check(
        &old,
        "fares would rise",
        &[("a", "On Monday the mayor of Uma said that fares would rise 🙂 by 4%.")],
        Some((true, "fares would rise")),
    );
    check(
        &old,
        "fares would rise",
        &[("a", "The mayor said fares may rise by 4%.")],
        Some((true, "fares may rise")),
    );
    // The paragraph went elsewhere.
    check(
        &old,
        "fares would rise",
        &[("b", "The port closes."), ("a", "The mayor said fares would rise by 4%.")],
        Some((true, "fares would rise")),
    );
}

#[test]
fn words_found_once_elsewhere_are_gone_to() {
    let old = [("a", "The mayor said fares would rise by 4%."), ("b", "The port closes.")];
    check(
        &old,
        "fares would rise by",
        &[("a", "The mayor spoke."), ("b", "The port closes and fares would rise by 4%.")],
        Some((false, "fares would rise by")),
    );
    // Twice is nowhere; two words are too few.
    check(
        &old,
        "fares would rise by",
        &[("b", "The fares would rise by much, fares would rise by little.")],
        None,
    );
    check(&old, "fares would", &[("b", "The fares would rise.")], None);
}

#[test]
fn words_that_are_gone_are_gone_and_no_others_are_taken_for_them() {
    let old = [("a", "The mayor said fares would rise by 4%.")];
    check(&old, "fares would rise", &[("a", "The mayor said nothing at all of 4%.")], None);
    check(&old, "4%", &[("a", "The mayor said fares would rise by 5%.")], None);
    check(&old, "fares would rise", &[], None);
}

#[test]
fn a_headline_and_a_whole_block_hold_remarks_too() {
    let mut old = text(&[("a", "One.")]);
    old.furniture.headline = "Harbour opens on Monday".into();
    let mut now = old.clone();
    now.furniture.headline = "The harbour opens on Monday, mayor says".into();
    let anchor = on(&old, "opens on Monday");
    assert_eq!(words(&now, &place(&anchor, &old, &now)).as_deref(), Some("opens on Monday"));
    let whole = Anchor { slot: Slot::Block("a".into()), line: 0, start: 0, quote: String::new() };
    assert!(matches!(place(&whole, &old, &now), Placed::Here(_)));
    assert_eq!(place(&whole, &old, &text(&[])), Placed::Gone);
}

/// Under any edits a remark stands on half of its own words or more, on exactly
/// them elsewhere, or nowhere.
#[test]
fn a_remark_never_stands_on_other_words() {
    let (mut stayed, mut moved, mut gone) = (0, 0, 0);
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let old = thirty(&mut dice);
        let mut now = old.clone();
        (0..8).for_each(|step| edit(&mut dice, &mut now, "new", step));
        for (slot, line, leaf) in lines(&old) {
            let length = leaf.words.text().chars().count();
            if length < 12 {
                continue;
            }
            let start = dice.roll(length - 10);
            let to = start + 5 + dice.roll(length - start - 5);
            let quote = quoted(&old, &slot, line, start, to).unwrap();
            let anchor = Anchor { slot: slot.clone(), line, start, quote: quote.clone() };
            let untouched = block_of(&old, &slot) == block_of(&now, &slot);
            let placed = place(&anchor, &old, &now);
            let found = words(&now, &placed);
            if untouched {
                assert!(matches!(placed, Placed::Here(_)), "seed {seed}: {quote:?}");
                assert_eq!(found.as_deref(), Some(quote.as_str()), "seed {seed}");
            }
            match placed {
                Placed::Here(_) => {
                    stayed += 1;
                    let found = found.unwrap();
                    let own: Vec<&str> = quote.split_whitespace().collect();
                    let kept = own.iter().filter(|word| found.contains(*word)).count();
                    assert!(kept * 2 + 1 >= own.len(), "seed {seed}: {quote:?} -> {found:?}");
                }
                Placed::Moved(_) => {
                    moved += 1;
                    assert_eq!(found.as_deref(), Some(quote.as_str()), "seed {seed}");
                }
                Placed::Gone => gone += 1,
            }
        }
    }
    assert!(stayed > 0 && moved > 0 && gone > 0, "{stayed} {moved} {gone}");
}
