//! Late afternoon: two people on one story. One is cut off while she writes, the
//! other takes the writing over; words that come late are kept beside the story
//! and settled by keys; and a disk that is full keeps a window from closing.

use super::{Day, Ledger, jump, reads, saved, to_the_end, write};
use crate::stet::Stet;
use crate::webdriver::{Page, by_testid, key};
use crate::window::{Opening, Window};
use crate::{built, wait};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use std::path::PathBuf;

/// A newsroom of two, and what was called saved in it.
struct Pair {
    home: PathBuf,
    stet: Stet,
    ledger: Ledger,
}

impl Pair {
    fn new(home: PathBuf) -> Result<Self> {
        std::fs::create_dir_all(&home)?;
        let stet = Stet::at(&home)?;
        let newsroom = stet.newsroom();
        let newsroom = newsroom.to_str().context("a path in words")?;
        stet.run(["init", newsroom, "--name", "Orsa Bay", "--as", "Ana Keita"])?.done()?;
        stet.run(["person", "add", "Mara Idowu"])?.done()?;
        stet.run(["role", "give", "Mara Idowu", "editor", "Orsa Bay"])?.done()?;
        for (headline, words) in [
            ("The crane on the east quay", "The crane on the east quay was inspected on Monday."),
            ("The ropewalk opens", "The ropewalk opens to visitors in May."),
        ] {
            let copy = home.join("copy.md");
            std::fs::write(&copy, format!("{words}\n"))?;
            let copy = copy.to_str().context("a path in words")?;
            let made = stet.json(["new", "--headline", headline, copy])?;
            let slug = text(&made, "/slug")?;
            for act in ["file", "take"] {
                stet.run([act, &slug])?.done()?;
            }
        }
        Ok(Self { home, stet, ledger: Ledger::default() })
    }

    fn open(&self) -> Result<Window> {
        let window = Opening::new(&built("stet-window")?, &self.home)
            .env("STET_NEWSROOM", self.stet.newsroom())
            .open()?;
        window.page.wait_for("[data-screen]")?;
        Ok(window)
    }

    fn copy(&self, slug: &str) -> Result<String> {
        Ok(self.stet.run(["show", slug, "--to", "text"])?.done()?.out)
    }
}

const CRANE: &str = "the-crane-on-the-east-quay";

impl Day<'_> {
    pub(super) fn meeting(&mut self) -> Result<()> {
        let mut pair = Pair::new(self.home.join("pair"))?;
        let known = self.cut_off_in_two_windows(&mut pair)?;
        self.taken_over(&mut pair, &known)?;
        self.not_to_be_saved(&mut pair)?;
        let copy = pair.copy(CRANE)?;
        pair.ledger.agrees(&copy)?;
        pair.stet.run(["doctor"])?.done()?;
        self.spent.sentences += pair.ledger.len();
        Ok(())
    }

    /// Ana writes in two windows, a story in each, and the power is cut. Gives the
    /// story as her window knew it then.
    fn cut_off_in_two_windows(&mut self, pair: &mut Pair) -> Result<Value> {
        let window = pair.open()?;
        let page = &window.page;
        let known = self.step(page, "Two stories in two windows, and the power is cut", |_| {
            jump(page, "crane")?;
            let first = page.window()?;
            let second = super::desk::another(page)?;
            page.switch_to(&second)?;
            page.find("body")?;
            jump(page, "ropewalk")?;
            reads(page, "the other story", |copy| copy.contains("opens to visitors"))?;
            to_the_end(page)?;
            write(page, &mut Ledger::default(), "A rope of forty fathoms hangs there.")?;
            page.switch_to(&first)?;
            to_the_end(page)?;
            write(page, &mut pair.ledger, "The report is due on Friday.")?;
            told(page, "open_story", json!({"story": CRANE}))
        })?;
        self.killed(window)?;
        Ok(known)
    }

    /// Both windows come back; Mara takes the story over, and Ana's words come late.
    fn taken_over(&mut self, pair: &mut Pair, known: &Value) -> Result<()> {
        let window = pair.open()?;
        let page = &window.page;
        self.step(page, "Both windows stand where they stood", |_| {
            let all = wait::until("the second window", || {
                let all = page.windows()?;
                Ok((all.len() == 2).then_some(all))
            })?;
            let mut shown = Vec::new();
            for one in &all {
                page.switch_to(one)?;
                page.find("body")?;
                shown.push(super::shown(page)?);
            }
            for words in ["due on Friday", "forty fathoms"] {
                ensure!(
                    shown.iter().any(|copy| copy.contains(words)),
                    "no window shows “{words}”: {shown:?}"
                );
            }
            let crane = shown.iter().position(|copy| copy.contains("due on Friday")).unwrap_or_default();
            page.switch_to(all.get(crane).context("a window")?)
        })?;
        self.step(page, "Mara sits down, and sees who is writing", |_| {
            sit(page, "Mara Idowu")?;
            jump(page, "crane")?;
            page.wait_for_text("lease", |told| told.contains("Ana Keita")).map(drop)
        })?;
        self.both_themes(page, "somebody-writes")?;
        self.step(page, "She takes the writing over by its key and goes on", |_| {
            page.chord(&[key::CONTROL, 'j'])?;
            page.keys("o")?;
            wait::until("the story to be hers", || Ok(page.all("lease")?.is_empty().then_some(())))?;
            to_the_end(page)?;
            page.keys(" Mara hears that it is Monday.")?;
            saved(page)?;
            pair.ledger.enter("The report is due on Friday. Mara hears that it is Monday.");
            Ok(())
        })?;
        self.step(page, "Words of Ana’s come late and are kept beside the story", |_| {
            sit(page, "Ana Keita")?;
            let late = told(page, "type_text", batch(known, " Ana asked for Thursday.")?)?;
            ensure!(text(&late, "/kept/why")? == "taken_over", "they were not kept: {late}");
            jump(page, "crane")?;
            page.find("sibling").map(drop)
        })?;
        self.both_themes(page, "late-words")?;
        self.step(page, "The two texts side by side", |_| {
            page.chord(&[key::CONTROL, 'j'])?;
            page.keys("m")?;
            page.find("merge-place").map(drop)
        })?;
        self.both_themes(page, "merge")?;
        self.step(page, "It is settled by keys, and no word of either is missing", |_| {
            // To the first of the ways, and along them.
            page.keys(&key::TAB.to_string())?;
            page.keys(" ")?;
            page.keys(&key::DOWN.to_string().repeat(2))?;
            page.wait_for(&format!("{}:checked", by_testid("merge-both")))?;
            page.chord(&[key::CONTROL, key::ENTER])?;
            wait::until("nothing to wait beside the story", || {
                Ok(page.all("sibling")?.is_empty().then_some(()))
            })?;
            reads(page, "both texts", |copy| copy.contains("it is Monday") && copy.contains("for Thursday"))?;
            pair.ledger = Ledger::default();
            pair.ledger.enter("Mara hears that it is Monday.");
            pair.ledger.enter("Ana asked for Thursday.");
            pair.ledger.agrees(&super::shown(page)?)
        })?;
        self.told_to_go(window)
    }

    /// The disk is full, as far as the page can tell: the window asks before it goes.
    fn not_to_be_saved(&mut self, pair: &mut Pair) -> Result<()> {
        let window = pair.open()?;
        let page = &window.page;
        self.step(page, "The disk is full, and a window that is told to close asks first", |_| {
            if page.all("body")?.is_empty() {
                jump(page, "crane")?;
            }
            page.run(FULL, &[])?;
            to_the_end(page)?;
            page.keys(&format!("{}The crane turns again.", key::ENTER))?;
            page.wait_for(&format!("{}[data-saved=\"no\"]", by_testid("story")))?;
            page.wait_for(&format!("{}[data-state=\"unsaved\"]", by_testid("saved")))?;
            window.asked_to_close()?;
            page.find("unsaved-stay").map(drop)
        })?;
        self.both_themes(page, "not-saved")?;
        self.step(page, "It stays, and once there is room the words are saved", |_| {
            page.click("unsaved-stay")?;
            page.run("window.__diskIsFull = false; return null;", &[])?;
            page.chord(&[key::CONTROL, 's'])?;
            saved(page)?;
            pair.ledger.enter("The crane turns again.");
            Ok(())
        })?;
        self.told_to_go(window)
    }

    /// A picture by day and one by night, each judged.
    fn both_themes(&mut self, page: &Page, name: &str) -> Result<()> {
        self.picture(page, name)?;
        dark(page, true)?;
        let pictured = self.picture(page, &format!("{name}-night"));
        dark(page, false)?;
        pictured
    }
}

/// Turns the page dark or light where it stands; no dialog has to go for it.
fn dark(page: &Page, dark: bool) -> Result<()> {
    let theme = if dark { "dark" } else { "light" };
    let script = "document.documentElement.dataset.theme = arguments[0]; return null;";
    page.run(script, &[json!(theme)]).map(drop)
}

/// Sits somebody else down by the menu in the corner, which shows its names to
/// nobody but who opens it.
fn sit(page: &Page, name: &str) -> Result<()> {
    let script = "const [css, name] = arguments; const menu = document.querySelector(css);\
        const one = [...menu.options].find((option) => option.textContent.trim() === name);\
        if (one === undefined) return false;\
        menu.value = one.value; menu.dispatchEvent(new Event('change', { bubbles: true })); return true;";
    let sat = page.run(script, &[json!(by_testid("act-as")), json!(name)])?;
    ensure!(sat == json!(true), "nobody of the name of {name} is offered");
    page.wait_for("[data-screen=\"home\"]")
}

/// Asks the host as the page does.
fn told(page: &Page, command: &str, request: Value) -> Result<Value> {
    let script = "const [cmd, payload, done] = arguments;\
        window.__TAURI_INTERNALS__.invoke('call', { cmd, payload, files: [] }).then(done, (error) => done({ error }));";
    let reply = page.run_async(script, &[json!(command), request])?;
    ensure!(reply.get("error").is_none(), "{command}: {reply}");
    Ok(reply)
}

/// What a window that was behind has on its way: words at the end of the story as it knew it.
fn batch(known: &Value, words: &str) -> Result<Value> {
    let blocks = known.pointer("/blocks").and_then(Value::as_array).context("blocks")?;
    let order: Vec<Option<&Value>> = blocks.iter().map(|block| block.pointer("/attrs/id")).collect();
    let last = blocks.last().context("a paragraph")?;
    let (id, before) = (text(last, "/attrs/id")?, text(last, "/content/0/text")?);
    let changed = json!({
        "type": "paragraph", "attrs": {"id": id}, "content": [{"type": "text", "text": format!("{before}{words}")}],
    });
    Ok(json!({
        "story": text(known, "/row/id")?, "seq": known.pointer("/seq"), "furniture": null, "changed": [changed],
        "order": order, "gone": [], "window": "elsewhere", "token": known.pointer("/lease/token"), "kept": null,
        "caret": null,
    }))
}

fn text(of: &Value, place: &str) -> Result<String> {
    let found = of.pointer(place).and_then(Value::as_str);
    Ok(found.with_context(|| format!("{place} of {of}"))?.to_owned())
}

/// From here on the page is told that the disk is full when it saves.
const FULL: &str = "window.__diskIsFull = true; const real = window.fetch;\
    window.fetch = async (address, options) => {\
        const body = options?.body; const words = typeof body === 'string' ? body : body ? new TextDecoder().decode(body) : '';\
        if (!window.__diskIsFull || !words.includes('\"type_text\"')) return real(address, options);\
        const said = { code: 'disk_full', message: 'The disk is full. What was saved before is safe; this change was not saved.', refusal: null };\
        return new Response(JSON.stringify(said), { status: 200, headers: { 'Tauri-Response': 'error', 'Content-Type': 'application/json' } });\
    }; return null;";
