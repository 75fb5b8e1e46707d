//! No mouse: every action of the catalogue is done by its keys, pressed on a real keyboard, and
//! found by its name in the palette; whatever opened goes by Escape, and the caret is back where it was.

use anyhow::Context as _;
use serde_json::{Value, json};
use std::time::Duration;
use stet_tests::hand::Hand;
use stet_tests::room::{Beginning, Room};
use stet_tests::wait;
use stet_tests::webdriver::{Page, by_testid};

const COPY: &str = "The pilots met at the sill.\n\nNobody counted the lamps that night.\n\nNobody asked.\n\n\
    Nobody answered.\n\nNobody slept.\n\nNobody wrote it down.\n\nNobody went home.\n\nNobody came.\n\n\
    > We counted twice.\n>\n> — Keeper Vann\n\n\
    | Lamp | Lit |\n| --- | --- |\n| north | yes |\n\n\
    The keeper went home.[^1]\n\n[^1]: By the back door.";

/// An action as the page of keys shows it.
#[derive(Debug)]
struct Shown {
    id: String,
    label: String,
    /// Each key: its strokes, each the caps that are pressed together.
    keys: Vec<Vec<Vec<String>>>,
}

#[test]
fn every_action_is_done_by_its_keys_and_found_by_its_name() {
    let room = Room::open(&Beginning { copy: COPY, ..Beginning::default() }).unwrap();
    let all = shown(&room);
    assert!(all.len() > 80, "{}", all.len());
    let (mut broken, mut pressed) = (Vec::new(), 0);
    found_by_name(&room, &all, &mut broken);
    let main = room.hand.focus().unwrap();
    approved(room.page());
    listen(room.page());
    for action in all.iter().filter(|action| !ELSEWHERE.contains(&action.id.as_str())) {
        for key in &action.keys {
            pressed += 1;
            if let Err(error) = press(&room, main, action, key) {
                broken.push(format!("{} by {key:?}: {error:#}", action.id));
                eprintln!("   {}", broken.last().unwrap());
                room.page().picture(&crate::out("keyboard.png")).unwrap();
                drop(tidy(&room));
            }
        }
    }
    assert!(broken.is_empty(), "{} of {pressed} keys:\n{}", broken.len(), broken.join("\n"));
    eprintln!("   {} actions, {pressed} keys", all.len());
    room.leave().unwrap();
}

/// Heard by the toolkit itself and tried elsewhere: Escape after every other key, pasting with a clipboard.
const ELSEWHERE: [&str; 2] = ["window.close", "copy.paste-plain"];

/// What the page of keys shows.
fn shown(room: &Room) -> Vec<Shown> {
    room.hand.press("F1").unwrap();
    room.page().find("keys").unwrap();
    let look = "return [...document.querySelectorAll('[data-testid=key]')].map((one) => [one.dataset.action,\
        one.querySelector('dd').firstChild.textContent.trim(),\
        [...one.querySelectorAll('dt .keys')].map((keys) => [...keys.children].map((cap) => cap.textContent))]);";
    let all = room.page().run(look, &[]).unwrap();
    room.hand.press("Escape").unwrap();
    gone(room.page(), "keys");
    let strokes = |caps: &Value| {
        let caps: Vec<String> =
            caps.as_array().unwrap().iter().map(|cap| cap.as_str().unwrap().to_owned()).collect();
        caps.split(|cap| cap == "then").map(<[String]>::to_vec).collect()
    };
    let action = |one: &Value| Shown {
        id: one[0].as_str().unwrap().to_owned(),
        label: one[1].as_str().unwrap().to_owned(),
        keys: one[2].as_array().unwrap().iter().map(strokes).collect(),
    };
    all.as_array().unwrap().iter().map(action).collect()
}

/// The palette has each of them first when its name is typed.
fn found_by_name(room: &Room, all: &[Shown], broken: &mut Vec<String>) {
    room.hand.press("Control+Shift+p").unwrap();
    room.page().find("palette-input").unwrap();
    let ask = "const [name] = arguments; const field = document.querySelector('[data-testid=palette-input]');\
        field.value = name; field.dispatchEvent(new Event('input', { bubbles: true }));";
    let first = "return document.querySelector('[data-testid=palette-action]')?.dataset.action ?? '';";
    for action in
        all.iter().filter(|action| !["window.palette", "window.close"].contains(&action.id.as_str()))
    {
        room.page().run(ask, &[json!(action.label)]).unwrap();
        let found = wait::until_within(SOON, "it to stand first", || {
            Ok((room.page().run(first, &[])? == json!(action.id)).then_some(()))
        });
        if found.is_err() {
            let instead = room.page().run(first, &[]).unwrap();
            broken.push(format!("the palette finds {instead} by “{}”, not {}", action.label, action.id));
        }
    }
    room.hand.press("Escape").unwrap();
    gone(room.page(), "palette");
}

/// A story that waits to be released, so that there is a row to stand on.
fn approved(page: &Page) {
    let body = "const done = arguments[0]; const ask = (cmd, payload) =>\
            window.__TAURI_INTERNALS__.invoke('call', { cmd, payload, files: [] });\
        const block = { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'It is lit.' }] };\
        ask('new_story', { headline: 'The Lamp', desk: null }).then(async ({ row: { id: story }, seq: begun }) => {\
            const { seq } = await ask('type_text', { story, seq: begun, furniture: null, changed: [block], order: ['p1'], gone: [] });\
            for (const act of ['file', 'approve']) await ask('act', { story, act, note: '', seq });\
        }).then(() => done(''), (error) => done(JSON.stringify(error)));";
    assert_eq!(page.run_async(body, &[]).unwrap(), json!(""));
}

/// Keeps whether somebody took the last key for themselves, and how many questions the host still owes
/// an answer.
fn listen(page: &Page) {
    let body = "const stop = Event.prototype.preventDefault;\
        Event.prototype.preventDefault = function () {\
            if (this.type === 'keydown' && !['Control', 'Shift', 'Alt'].includes(this.key)) window.taken = true;\
            stop.call(this); }; window.taken = false;\
        const ask = window.fetch; const owed = new Map(); let count = 0; window.owed = () => [...owed.values()];\
        window.fetch = async (...question) => { const mine = count++; owed.set(mine, String(question[0]));\
            try { const answer = await ask(...question); await answer.clone().arrayBuffer(); return answer; }\
            finally { setTimeout(() => owed.delete(mine)); } };";
    page.run(body, &[]).unwrap();
}

/// A key is taken at once or never; a loaded machine may take this long about it.
const SOON: Duration = Duration::from_secs(5);

/// Goes where the action is heard, presses its key, sees that it was taken, and goes back.
fn press(room: &Room, main: u32, action: &Shown, key: &[Vec<String>]) -> anyhow::Result<()> {
    let (page, hand) = (room.page(), &room.hand);
    // A bare letter is heard where nobody is typing.
    let bare = key.iter().all(|stroke| stroke.len() == 1 && stroke[0].chars().count() == 1);
    let place = if bare && !["desk.", "review."].iter().any(|room| action.id.starts_with(room)) {
        Place::List
    } else {
        Place::of(&action.id)
    };
    place.go(room)?;
    let windows = hand.windows()?;
    for stroke in key {
        page.run("window.taken = false;", &[])?;
        let caps: Vec<&str> = stroke.iter().map(|cap| named(cap)).collect();
        hand.press_together(&caps)?;
    }
    wait::until_within(SOON, "the key to be taken", || {
        Ok((page.run("return window.taken;", &[])? == json!(true)).then_some(()))
    })?;
    if action.id == "window.new" {
        // The new story stands before anything else is done.
        page.wait_for(&format!("{}:focus", by_testid("headline")))?;
    }
    if ["history.since", "history.opened"].contains(&action.id.as_str()) {
        page.find("comparison")?;
    }
    if OPENS.contains(&action.id.as_str()) {
        close_the_new_one(room, &action.id, &windows, main)?;
    }
    // What it opens may need an answer first.
    wait::until_within(SOON, "the host's answer", || {
        Ok((page.run("return window.owed();", &[])? == json!([])).then_some(()))
    })
    .with_context(|| format!("{:?}", page.run("return window.owed();", &[])))?;
    tidy(room)
}

/// These open a window of the toolkit's or of ours.
const OPENS: [&str; 3] = ["copy.picture", "story.elsewhere", "story.window"];

/// Waits for the new window; one of the toolkit's goes by Escape, one of ours is left open behind.
fn close_the_new_one(room: &Room, action: &str, before: &[u32], main: u32) -> anyhow::Result<()> {
    let hand = &room.hand;
    let new = wait::until("a window to open", || {
        Ok(hand.windows()?.into_iter().find(|window| !before.contains(window)))
    })?;
    if action != "story.window" {
        hand.focus_on(new)?;
        wait::until("the dialog to go", || {
            hand.press("Escape")?;
            Ok((!hand.windows()?.contains(&new)).then_some(()))
        })?;
    }
    hand.focus_on(main)
}

/// How much is open that Escape closes.
const OPEN: &str = "return document.querySelectorAll('dialog[open], [role=menu], [data-testid=find],\
    [data-testid=comparison], [data-testid=merge], main.bare').length;";

/// Whatever is open goes by Escape, a key for each; the focus is never lost on the way.
fn tidy(room: &Room) -> anyhow::Result<()> {
    wait::until("everything to go by Escape", || {
        if room.page().run(OPEN, &[])? == json!(0) {
            return Ok(Some(()));
        }
        room.hand.press("Escape")?;
        Ok(None)
    })?;
    let kept = "return document.activeElement !== document.body || document.querySelector('[data-testid=body]') === null;";
    wait::until_within(SOON, "the focus to come back", || {
        Ok((room.page().run(kept, &[])? == json!(true)).then_some(()))
    })
}

/// Where an action is heard.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// A word of the first paragraph is selected.
    Word,
    /// The caret in the second paragraph.
    Line,
    Quotation,
    Table,
    Reference,
    /// Something was taken back just now.
    Undone,
    /// Something is found.
    Found,
    /// Two versions are compared.
    Compared,
    /// A story is reviewed.
    Review,
    List,
    Desk,
    Release,
}

impl Place {
    fn of(action: &str) -> Self {
        match action {
            "copy.leave" => Self::Quotation,
            "copy.row-add" | "copy.row-remove" | "copy.column-add" | "copy.column-remove"
            | "copy.headings" => Self::Table,
            "copy.note-jump" => Self::Reference,
            "copy.redo" => Self::Undone,
            "copy.pull-quote" | "copy.link" => Self::Word,
            "compare.next" | "compare.previous" => Self::Compared,
            _ if action.starts_with("list.") => Self::List,
            _ if action.starts_with("desk.") => Self::Desk,
            _ if action.starts_with("release.") => Self::Release,
            _ if action.starts_with("review.") => Self::Review,
            _ if action.starts_with("find.") => Self::Found,
            _ => Self::Line,
        }
    }

    fn go(self, room: &Room) -> anyhow::Result<()> {
        let (page, hand) = (room.page(), &room.hand);
        match self {
            Self::List | Self::Desk | Self::Release => return self.go_to_a_list(room),
            _ => room.come_back()?,
        }
        let line = format!("{} > p:nth-of-type(2)", by_testid("body"));
        match self {
            Self::Quotation => click_end(room, "figure.q blockquote p"),
            Self::Table => click_end(room, "td"),
            Self::Reference => {
                click_end(room, &format!("{} > p:last-of-type", by_testid("body")))?;
                hand.press("Left")
            }
            Self::Undone => {
                click_end(room, &line)?;
                hand.write(" Twice")?;
                hand.press("Control+z")
            }
            Self::Word => {
                // The paragraph that nothing else is done to: no note, nothing typed.
                click_end(room, &format!("{} > p", by_testid("body")))?;
                hand.press("Control+Shift+Left")?;
                // The page has heard of it.
                page.find("selected").map(drop)
            }
            Self::Found => {
                click_end(room, &line)?;
                hand.press("Control+h")?;
                page.find("find")?;
                page.fill("find-text", "the")?;
                // Replaced by itself, so that there is something to find the next time.
                page.fill("find-instead", "the")?;
                page.wait_for_text("find-told", |told| told.contains("of")).map(drop)
            }
            Self::Review => {
                click_end(room, &line)?;
                hand.press("Control+Alt+r")?;
                page.wait_for("[data-testid=review] article")
            }
            Self::Compared => {
                click_end(room, &line)?;
                hand.write(" Truly")?;
                room.saved()?;
                hand.press("Control+Alt+c")?;
                page.wait_for("[data-testid=comparison] [data-place]")
            }
            _ => {
                click_end(room, &line)?;
                // Something to take back.
                hand.write("s")
            }
        }
    }

    fn go_to_a_list(self, room: &Room) -> anyhow::Result<()> {
        let (page, hand) = (room.page(), &room.hand);
        let (key, name, row) = match self {
            Self::Desk => ("d", "desk", "story-row"),
            Self::Release => ("r", "release", "release-row"),
            _ => ("h", "home", "story-row"),
        };
        hand.press_all(&["Control+j", key])?;
        page.wait_for(&format!("[data-screen=\"{name}\"]"))?;
        page.find(row)?;
        page.run("document.querySelector('[data-row]').focus();", &[]).map(drop)
    }
}

/// Puts the caret at the end of the line that a click on that element meets.
fn click_end(room: &Room, css: &str) -> anyhow::Result<()> {
    room.page().click_css(css)?;
    room.hand.press("End")
}

fn gone(page: &Page, testid: &str) {
    wait::until(&format!("`{testid}` to go"), || Ok(page.all(testid)?.is_empty().then_some(()))).unwrap();
}

/// A cap by the name X has for its key.
fn named(cap: &str) -> &str {
    match cap {
        "Ctrl" => "Control",
        "Esc" => "Escape",
        "↑" => "Up",
        "↓" => "Down",
        "←" => "Left",
        "→" => "Right",
        "Page up" => "Prior",
        "Page down" => "Next",
        "Enter" => "Return",
        "Backspace" => "BackSpace",
        "Space" => "space",
        "[" => "bracketleft",
        "]" => "bracketright",
        letter if letter.len() == 1 => lower(letter),
        named => named,
    }
}

/// Capitals on caps are small letters on the keyboard.
fn lower(letter: &str) -> &str {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    let at = letter.as_bytes()[0].wrapping_sub(b'A') as usize;
    LETTERS.get(at..=at).unwrap_or(letter)
}

/// Tab leads from part to part of a screen, each once, each to be seen, and round again.
#[test]
fn tab_leads_through_a_story_and_back_and_shows_where_it_is() {
    let room = Room::open(&Beginning::default()).unwrap();
    room.page().run("document.querySelector('[data-testid=nav-search]').focus();", &[]).unwrap();
    let seen = walk(&room.hand, room.page());
    for part in ["nav-search", "tool-", "headline", "standfirst", "body", "tab-record", "act-"] {
        assert!(seen.iter().any(|one| one.contains(part)), "no stop at {part}: {seen:#?}");
    }
    room.leave().unwrap();
}

/// The stops of Tab from here round to here again.
fn walk(hand: &Hand, page: &Page) -> Vec<String> {
    let here = "const one = document.activeElement; const box = one.getBoundingClientRect();\
        const style = getComputedStyle(one); const around = one.closest('.ask, .headline, .field, .line');\
        const ring = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.caretColor !== 'auto'\
            || (around !== null && getComputedStyle(around).boxShadow !== 'none');\
        const at = [...document.querySelectorAll('*')].indexOf(one);\
        return [`${at} ${one.dataset.testid ?? ''} ${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent.slice(0, 40)}`,\
            box.width > 0 && box.height > 0, ring];";
    let mut stops: Vec<String> = Vec::new();
    for _ in 0..200 {
        let found = page.run(here, &[]).unwrap();
        let name = found[0].as_str().unwrap().to_owned();
        if stops.first() == Some(&name) {
            return stops;
        }
        if !name.contains(" BODY ") {
            assert!(!stops.contains(&name), "twice at {name}: {stops:#?}");
            assert_eq!((&found[1], &found[2]), (&json!(true), &json!(true)), "unseen at {name}");
            stops.push(name);
        }
        hand.press("Tab").unwrap();
        let was = found;
        wait::until("the focus to move", || Ok((page.run(here, &[])? != was).then_some(()))).unwrap();
    }
    panic!("Tab never comes round: {stops:#?}");
}
