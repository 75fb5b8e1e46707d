//! What lies on the desk before the pictures are taken: a story in which everything stands that a
//! story can hold, one that somebody else is writing, and one with words kept beside it.

use super::ask;
use super::damage::{IN_THE_TEXT, IN_THE_VERSIONS};
use crate::webdriver::Page;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

/// The stories, by what Ctrl-K finds them by.
pub(super) struct Seat {
    /// Who sits here.
    me: String,
    /// Everything a story can hold.
    pub(super) full: &'static str,
    /// Somebody else writes it.
    pub(super) held: &'static str,
    /// Words wait beside it.
    pub(super) beside: &'static str,
    /// Two of its paragraphs are damaged on the disk.
    pub(super) damaged: &'static str,
    /// Written from the right to the left, its byline too.
    pub(super) rtl: &'static str,
}

const FULL: &str = "Nobody Had Written Down";
const HELD: &str = "Sluice Keepers";
const BESIDE: &str = "Third Mark";
const DAMAGED: &str = "Dredger";

/// A headline as long as they come, with a word nobody can break.
const LONG: &str = "The Harbour Board Voted Twelve to Eleven for a Breakwater-and-Pilotage-Reorganisation That Nobody Had \
    Written Down, Then Adjourned Until It Could Be Found";

/// Lays it all out; in the end somebody else sits here, in the middle of a sentence.
pub(super) fn lay_out(page: &Page) -> Result<Seat> {
    let me = named(&ask(page, "state", &json!({}))?, "/newsroom/me/id")?;
    let people = ask(page, "people", &json!({}))?;
    let bo = person(&people, "Bo Lindqvist")?;
    full(page)?;
    let held =
        begin(page, HELD, &[paragraph("p1", "The sluice at Brod is kept by three people and a dog.")])?;
    for act in ["file", "take"] {
        ask(page, "act", &json!({ "story": held, "act": act, "note": "" }))?;
    }
    let desk = ask(page, "open_story", &json!({ "story": held }))?;
    let editor = json!({
        "person": bo, "function": "editor", "desk": named(&desk, "/row/desk/id")?, "beat": "",
        "from": null, "to": null, "standing": null, "stands_for": null,
    });
    ask(page, "give_role", &editor)?;
    beside(page)?;
    let lines = [
        paragraph("p1", "Two ships lay in the roads."),
        paragraph("p2", IN_THE_TEXT),
        paragraph("p3", IN_THE_VERSIONS),
    ];
    begin(page, &format!("The {DAMAGED} in the Roads"), &lines)?;
    ask(page, "save_correction", &json!({ "typed": "hbm", "meant": "Harbour Board of Management" }))?;
    ask(
        page,
        "save_snippet",
        &json!({
            "id": "", "name": "Correction line", "shortcut": "corr", "shared": true, "text": "",
            "blocks": [paragraph("s1", "An earlier version of this story gave the wrong depth. It is four metres.")],
        }),
    )?;
    ask(page, "act_as", &json!({ "person": bo }))?;
    let seq = seq_of(page, &held)?;
    let longer =
        paragraph("p1", "The sluice at Brod is kept by three people and a dog, who is on the payroll.");
    typed(page, &held, &seq, "w9", &[longer], &["p1"])?;
    Ok(Seat { me, full: FULL, held: HELD, beside: BESIDE, damaged: DAMAGED, rtl: "الماء" })
}

/// Whoever sat here before sits down again, after the program was cut off: what the other was writing
/// is still theirs.
pub(super) fn sit_down(page: &Page, seat: &Seat) -> Result<()> {
    ask(page, "act_as", &json!({ "person": seat.me }))?;
    page.run("location.reload();", &[])?;
    page.wait_for("[data-screen=\"home\"]")
}

/// A story with every kind of block, notes, placeholders and paragraphs that can go.
fn full(page: &Page) -> Result<()> {
    let story = begin(page, LONG, &everything())?;
    ask(page, "set_fields", &json!({ "story": story, "fields": { "length": "120" } }))?;
    ask(
        page,
        "save_note",
        &json!({ "story": story, "note": null, "text": "The clerk rings back at four. Ask for the minutes of the 9th." }),
    )?;
    ask(
        page,
        "save_scratch",
        &json!({ "story": story, "text": "Who gains? The yard, the pilots, nobody else.", "since": "" }),
    )?;
    ask(page, "mark_cut", &json!({ "story": story, "blocks": ["p2", "p3"] })).map(drop)
}

/// Two windows wrote the same words otherwise.
fn beside(page: &Page) -> Result<()> {
    let lines = [paragraph("p1", "The water stood at the third mark."), paragraph("p2", "Nobody slept.")];
    let story = begin(page, &format!("Water at the {BESIDE}"), &lines)?;
    let seq = seq_of(page, &story)?;
    let mine = paragraph("p1", "The water stood at the fourth mark by noon.");
    typed(page, &story, &seq, "w1", &[mine], &["p1", "p2"])?;
    let theirs = [
        paragraph("p1", "The water stood above the third mark, the keeper says."),
        paragraph("p2", "Nobody slept, and nobody said so."),
    ];
    typed(page, &story, &seq, "w2", &theirs, &["p1", "p2"])
}

/// Begins a story with these blocks; gives its id.
fn begin(page: &Page, headline: &str, blocks: &[Value]) -> Result<String> {
    let made = ask(page, "new_story", &json!({ "headline": headline, "desk": null }))?;
    let story = named(&made, "/row/id")?;
    let ids: Vec<&str> = blocks.iter().filter_map(|block| block.pointer("/attrs/id")?.as_str()).collect();
    typed(page, &story, &seq_of(page, &story)?, "w1", blocks, &ids)?;
    ask(page, "leave_story", &json!({ "story": story, "window": "w1" }))?;
    Ok(story)
}

/// The number of a story's text.
fn seq_of(page: &Page, story: &str) -> Result<Value> {
    let opened = ask(page, "open_story", &json!({ "story": story }))?;
    opened.get("seq").cloned().context("a story has a number")
}

fn typed(
    page: &Page,
    story: &str,
    seq: &Value,
    window: &str,
    changed: &[Value],
    order: &[&str],
) -> Result<()> {
    let batch = json!({
        "story": story, "seq": seq, "furniture": null, "changed": changed, "order": order, "gone": [],
        "window": window, "token": null,
    });
    ask(page, "type_text", &batch).map(drop)
}

fn everything() -> Vec<Value> {
    let text = |words: &str| json!([{ "type": "text", "text": words }]);
    let cell = |kind: &str, words: &str| json!({ "type": kind, "content": text(words) });
    let (head, plain) = ("table_header", "table_cell");
    vec![
        paragraph(
            "p1",
            "Twelve members of the board voted for a breakwater on Tuesday. What they voted for is TK.",
        ),
        paragraph("p2", "Eleven voted against it, and three of those have asked for the wording since."),
        json!({ "type": "heading", "attrs": { "id": "h1", "level": 2 }, "content": text("What was read out") }),
        paragraph("p3", "The chair read a page aloud; nobody in the room has that page now."),
        json!({ "type": "quotation", "attrs": { "id": "q1", "attribution": "Sunniva Roke, hydrographer" },
            "content": [{ "type": "paragraph", "content": text("A wall is an argument with the sea. I’d want it in writing.") }] }),
        json!({ "type": "bullet_list", "attrs": { "id": "l1" }, "content": [
            { "type": "list_item", "content": [{ "type": "paragraph", "content": text("one drawing, unsigned") }] },
            { "type": "list_item", "content": [{ "type": "paragraph", "content": text("two invoices, both round") }] } ] }),
        json!({ "type": "table", "attrs": { "id": "t1" }, "content": [
            { "type": "table_row", "content": [cell(head, "Member"), cell(head, "Vote")] },
            { "type": "table_row", "content": [cell(plain, "Vann"), cell(plain, "for")] } ] }),
        json!({ "type": "pull_quote", "attrs": { "id": "u1", "attribution": "Sunniva Roke" },
            "content": text("A wall is an argument with the sea.") }),
        json!({ "type": "embed", "attrs": { "id": "e1", "url": "https://example.org/minutes",
            "title": "Minutes of the board", "caption": "The page in question is missing." } }),
        json!({ "type": "rule", "attrs": { "id": "r1" } }),
        paragraph("p4", "الباب الأخضر is what the pilots call the gate; مرحبا is what they say to it."),
        paragraph("p5", "The next meeting is on the 14th."),
    ]
}

fn paragraph(id: &str, words: &str) -> Value {
    json!({ "type": "paragraph", "attrs": { "id": id }, "content": [{ "type": "text", "text": words }] })
}

fn person(people: &Value, name: &str) -> Result<String> {
    let all = people["people"].as_array().context("a list of people")?;
    let one = all
        .iter()
        .find(|person| person["name"] == name)
        .with_context(|| format!("nobody is called {name}"))?;
    named(one, "/id")
}

fn named(value: &Value, pointer: &str) -> Result<String> {
    let found = value.pointer(pointer).and_then(Value::as_str);
    Ok(found.with_context(|| format!("no {pointer} in {value}"))?.to_owned())
}
