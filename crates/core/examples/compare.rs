//! How long comparing and merging take, on texts made here:
//! `cargo run --release -p stet-core --example compare`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::time::Instant;
use stet_core::text::{Block, Document, Furniture, Inlines, Node, diff, merge};

const WORDS: [&str; 24] = [
    "harbour", "the", "of", "ferry", "mayor", "said", "a", "quay", "in", "tide", "fares", "and", "rope",
    "to", "crew", "Monday", "water", "north", "will", "on", "council", "budget", "for", "berths",
];

fn text(paragraphs: usize, words: usize) -> Document {
    let mut state = 7_usize;
    let mut next = || {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) % 2_147_483_648;
        WORDS.get(state / 65_536 % WORDS.len()).copied().unwrap_or_default()
    };
    let blocks = (0..paragraphs).map(|n| {
        let said: Vec<&str> = (0..words).map(|_| next()).collect();
        Block::new(format!("b{n}").as_str().into(), Node::Paragraph(Inlines::plain(said.join(" ") + ".")))
    });
    Document { furniture: Furniture::default(), blocks: blocks.collect() }
}

/// The text with every nth word of every nth paragraph another one.
fn edited(text: &Document, every: usize, word: &str, first: usize) -> Document {
    let mut text = text.clone();
    for block in text.blocks.iter_mut().skip(first).step_by(every) {
        if let Node::Paragraph(line) = &block.node {
            let said = line.text();
            let words = said.split(' ').enumerate().map(|(n, said)| if n % 9 == first { word } else { said });
            block.node = Node::Paragraph(Inlines::plain(words.collect::<Vec<_>>().join(" ")));
        }
    }
    text
}

fn timed(name: &str, times: u32, mut run: impl FnMut() -> usize) {
    run();
    let mut taken: Vec<f64> = (0..times)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(run());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    let at = |share: usize| taken.get(taken.len() * share / 100).copied().unwrap_or_default();
    println!("{name}: p50 {:.2} ms, p99 {:.2} ms", at(50), at(99));
}

fn main() {
    let long = text(125, 40);
    let (some, all) = (edited(&long, 4, "tariff", 0), edited(&long, 1, "tariff", 0));
    let mut fresh = all.clone();
    fresh.blocks.iter_mut().enumerate().for_each(|(n, block)| block.id = format!("f{n}").as_str().into());
    timed("diff, 5,000 words, every fourth paragraph edited", 100, || diff::diff(&long, &some).hunks.len());
    timed("diff, 5,000 words, every paragraph edited", 100, || diff::diff(&long, &all).hunks.len());
    timed("diff, 5,000 words, every paragraph edited, new ids", 50, || diff::diff(&long, &fresh).hunks.len());
    timed("diff, 5,000 words, another text", 50, || diff::diff(&long, &text(1, 5000)).hunks.len());
    let base = text(30, 50);
    let (ours, theirs) = (edited(&base, 5, "tariff", 1), edited(&base, 5, "toll", 3));
    let (both_ours, both_theirs) = (edited(&base, 1, "tariff", 2), edited(&base, 1, "toll", 6));
    timed("merge, 30 paragraphs, 6 edited a side", 200, || {
        merge::merge(&base, &ours, &theirs).document.blocks.len()
    });
    timed("merge, 30 paragraphs, all edited by both", 200, || {
        merge::merge(&base, &both_ours, &both_theirs).document.blocks.len()
    });
}
