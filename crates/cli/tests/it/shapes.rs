//! The JSON of every verb: field names are a promise to scripts.

use crate::support::{PAGE, Room, shape};

const BRIEF: &str = "{id: text, slug: text, headline: text, desk: text, workflow: text, publication: text, words: number, self_approved: bool, asked: null}";
const ROLE: &str = "{id: text, person: text, function: text, desk: text, beat: text, from: text, to: text, now: bool, standing: text, stands_for: null, revoked: bool}";
const REFUSAL: &str = "{code: text, message: text, missing: [text], who_can: [text], next: text}";

#[track_caller]
fn check(room: &Room, line: &[&str], expect: &str) {
    assert_eq!(shape(&room.json(line)), expect, "{line:?}");
}

#[test]
fn making_a_newsroom() {
    check(
        &Room::empty(),
        &["init", "one.stet", "--sample"],
        "{file: text, name: text, person: text, desk: text, solo: bool, zone: text, notices: [text]}",
    );
}

#[test]
fn reading() {
    let room = Room::sample();
    check(
        &room,
        &["list", "--state", "held"],
        "[{id: text, slug: text, slugline: text, headline: text, desk: text, kind: text, workflow: text, publication: text, \
         writers: [text], holder: text, writing: null, due: text, words: number, length: number, placeholders: number, embargo: null, embargo_until: null, \
         language: text, changed_at: text, released_at: null, note: text, private: bool}]",
    );
    let record = room.json(["show", "pilots-audit"]);
    assert_eq!(record, room.json(["show", "pilots-audit", "--to", "json"]));
    assert_eq!(
        shape(&record),
        "{id: text, headline: text, standfirst: text, slugline: text, slug: text, desk: text, kind: text, due: text, \
         length: number, dateline: text, language: text, embargo_until: text, embargo: text, legal: text, facts: text, no_due: text, no_length: text, scheduled_at: null, priority: number, \
         urgency: number, tags: [text], credits: [{author: text, role: text}], byline: text, assignee: text, workflow: text, \
         publication: text, sequence: number, approvals: [{function: text, by: text, at: text, text: text, blocks: [text], solo_reason: text, waived: [], \
         current: bool}], lease: null, siblings: [], revision: null, damage: text, words: number, created_at: text, changed_at: text, released_at: null, \
         imported_from: null, document: {schema: number, furniture: {headline: text, short_headline: text, standfirst: \
         [{type: text, text: text}]}, blocks: [{type: text, attrs: {id: text}, content: [{type: text, text: text}]}]}}"
    );
    check(
        &room,
        &["search", "dredging"],
        "[{story: text, headline: text, slugline: text, desk: text, state: text, byline: text, snippet: text}]",
    );
    check(
        &room,
        &["history", "ferry-contract"],
        "[{at: text, who: text, what: text, why: text, revision: text, name: text, summary: text, added: number, cut: number, sibling: null}]",
    );
    const LINE: &str = "[{label: text, place: [], side: text, runs: [{change: text, pieces: [{text: text, marks: [], href: text}], was: []}]}]";
    const SIDE: &str = "{revision: text, label: text, name: text, who: text, at: text, damage: text}";
    room.write("one.md", "One paragraph.\n");
    room.write("more.md", "One paragraph and more.\n");
    room.json(["new", "--headline", "Ferry race", "one.md"]);
    room.json(["edit", "ferry-race", "more.md"]);
    check(
        &room,
        &["diff", "ferry-race"],
        &format!(
            "{{a: {SIDE}, b: {SIDE}, summary: text, added: number, cut: number, language: text, direction: text, furniture: {LINE}, \
             hunks: [{{change: text, moved: bool, old: text, new: text, number: number, kind: text, level: number, src: text, picture_was: null, picture: null, \
             lines: {LINE}, facts: [], lost: text}}]}}"
        ),
    );
    let history = room.json(["history", "ferry-race"]);
    let first = history.as_array().unwrap().last().unwrap()["revision"]
        .as_str()
        .and_then(|id| id.get(..12))
        .unwrap()
        .to_owned();
    check(&room, &["edit", "ferry-race", "--from", &first, "--paragraph", "1"], BRIEF);
    room.stet(["history", "ferry-race", "--name", &format!("{first}=As begun")]).ends(0);
    assert_eq!(room.json(["diff", "ferry-race", "as begun", "now"])["summary"], "no change");
    let said = room.stet(["diff", "ferry-race", "as begun", &first]).ends(0).out;
    assert!(said.contains("no change") && said.contains("1 paragraph unchanged"), "{said}");
}

#[test]
fn coming_in_and_changing() {
    let room = Room::solo();
    room.write("page.txt", PAGE);
    check(
        &room,
        &["import", "page.txt"],
        "[{file: text, story: text, slug: text, headline: text, standfirst: text, credits: [{author: text, role: text}], \
         bios: [{author: text, text: text}], proposed_roles: [{author: text, function: text, desk: text}], blocks: number, \
         dropped: [{line: number, text: text, why: text, what: text}], warnings: [], error: null}]",
    );
    room.write("copy.md", "One paragraph.\n");
    check(&room, &["new", "--headline", "Ferry", "copy.md"], BRIEF);
    check(&room, &["file", "ferry"], BRIEF);
    check(
        &room,
        &["edit", "ferry", "copy.md"],
        &format!(
            "{}, kept: number, changed: number, added: number, gone: number, warnings: []}}",
            BRIEF.trim_end_matches('}')
        ),
    );
    assert_eq!(room.json(["set", "ferry", "slug=boat", "headline=Boat"])["slug"], "boat");
}

#[test]
fn people_and_desks() {
    let room = Room::sample();
    check(
        &room,
        &["person", "add", "Ilse Thorne"],
        "{id: text, name: text, active: bool, left_on: null, manages: bool, away: [], roles: []}",
    );
    check(
        &room,
        &["person", "list"],
        &format!(
            "[{{id: text, name: text, active: bool, left_on: null, manages: bool, away: [], roles: [{}]}}]",
            ROLE.replace("from: text, to: text", "from: null, to: null")
        ),
    );
    let seat = "[{id: text, name: text, since: null, key: text, vouched: bool}]";
    check(&room, &["seat", "list"], seat);
    check(&room, &["seat", "take", "Ana Keita"], "{id: text, name: text}");
    let author = "{id: text, name: text, person: null, bio: text, long_bio: text, photo: bool, confirmed: null, title_today: null, used_in: number}";
    check(&room, &["author", "add", "Quill", "--bio", "Quill is a pilot."], author);
    check(&room, &["author", "set", "Quill", "--name", "Anders Quill"], author);
    check(&room, &["author", "show", "anders quill"], author);
    check(
        &room,
        &["author", "list"],
        &format!(
            "[{}]",
            author
                .replace("person: null", "person: text")
                .replace("confirmed: null, title_today: null", "confirmed: text, title_today: text")
        ),
    );
    let desk = |roles: &str| {
        format!(
            "{{id: text, name: text, solo_approval: bool, can_approve: [text], able: [{{name: text, why: text, away: bool}}], gaps: [{}], stories: number, roles: [{roles}]}}",
            if roles.is_empty() { "{from: text, to: null, everybody_away: bool}" } else { "" }
        )
    };
    check(&room, &["desk", "add", "Islands", "--solo-approval"], &desk(""));
    check(&room, &["desk", "show", "City"], &desk(ROLE));
    check(&room, &["desk", "list"], &format!("[{}]", desk(ROLE)));
    check(
        &room,
        &["role", "give", "Ilse Thorne", "sub", "Islands", "--from", "2026-05-01", "--to", "2026-06-30"],
        ROLE,
    );
    check(
        &room,
        &["role", "list", "--on", "2026-05-20"],
        &format!("[{}]", ROLE.replace("from: text, to: text", "from: null, to: null")),
    );
    check(&room, &["role", "end", "Ilse Thorne", "sub", "Islands", "--on", "2026-05-10"], ROLE);
}

#[test]
fn going_out() {
    let room = Room::sample();
    check(
        &room,
        &["export", "--to", "markdown", "--out", "public"],
        "{folder: text, manifest: text, written: [{path: text, bytes: number, sha256: text}], same: [], stale: [], warnings: [], refused: []}",
    );
    check(&room, &["verify", "public"], "{ok: bool, folder: text, files: number, set: text, problems: []}");
    check(
        &room,
        &["doctor"],
        "{ok: bool, file: text, stories: number, ended_cleanly: bool, mended: [], findings: [], notices: [{name: text, text: text, urgent: bool}], journal: {entries: number, head: text, alone: number, said: text}}",
    );
}

#[test]
fn a_refusal() {
    let room = Room::sample();
    let refusal = room.stet(["approve", "surge-maps", "--json"]).ends(1).json();
    assert_eq!(shape(&refusal), REFUSAL);
    let missing = room.stet(["show", "nothing", "--json"]).ends(1).json();
    assert_eq!(shape(&missing), REFUSAL.replace("[text]", "[]"));
    assert_eq!(missing["code"], "not_found");
}

#[test]
fn every_field_of_set_can_be_read_back() {
    let room = Room::solo();
    let slug = room.story("Ferry");
    let fields = [
        ("headline", "Ferry Sails", "Ferry Sails"),
        ("standfirst", "Twice *a day*.", "Twice a day."),
        ("slugline", "ferry-two", "ferry-two"),
        ("desk", "Coast", "Coast"),
        ("kind", "analysis", "analysis"),
        ("due", "2026-05-14T17:00:00Z", "2026-05-14T17:00:00Z"),
        ("length", "600", "600"),
        ("dateline", "Port Amber", "Port Amber"),
        ("language", "en-GB", "en-GB"),
        ("embargo_until", "2026-05-15T06:00:00Z", "2026-05-15T06:00:00Z"),
        ("embargo", "hard", "hard"),
        ("legal", "required", "required"),
        ("priority", "2", "2"),
        ("urgency", "1", "1"),
        ("tags", "ferries, islands", "ferries,islands"),
        ("credits", "Mara Idowu, Lin Weiss (translator)", "Mara Idowu/writer,Lin Weiss/translator"),
        ("assignee", "Mara Idowu", "Mara Idowu"),
    ];
    let line = ["set".to_owned(), slug.clone()]
        .into_iter()
        .chain(fields.iter().map(|(name, value, _)| format!("{name}={value}")));
    room.stet(line).ends(0);
    let record = room.json(["show", &slug]);
    for (name, _, expect) in fields {
        assert_eq!(plain(&record[name]), expect, "{name}");
    }
}

/// A value as one word.
fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join(","),
        serde_json::Value::Object(fields) => fields.values().map(plain).collect::<Vec<_>>().join("/"),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
