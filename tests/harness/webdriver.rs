//! A hand and an eye on a page: as much of W3C WebDriver as the journeys need.
//! See <https://www.w3.org/TR/webdriver2/>.

use crate::http;
use crate::wait::{self, until};
use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use serde_json::{Value, json};
use std::path::Path;

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Keys that have no letter, as WebDriver writes them.
pub mod key {
    /// Enter.
    pub const ENTER: char = '\u{e007}';
    /// Shift.
    pub const SHIFT: char = '\u{e008}';
    /// Control.
    pub const CONTROL: char = '\u{e009}';
    /// Alt.
    pub const ALT: char = '\u{e00a}';
    /// Escape.
    pub const ESCAPE: char = '\u{e00c}';
    /// End.
    pub const END: char = '\u{e010}';
    /// Home.
    pub const HOME: char = '\u{e011}';
    /// Tab.
    pub const TAB: char = '\u{e004}';
    /// Down.
    pub const DOWN: char = '\u{e015}';
    /// Backspace.
    pub const BACKSPACE: char = '\u{e003}';
}

/// An open page.
#[derive(Debug)]
pub struct Page {
    port: u16,
    session: String,
}

/// Something on the page, by the id that the driver gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(String);

impl Page {
    /// Has the driver at that port start a program and take its first page in hand.
    ///
    /// # Errors
    /// When the driver can't start it, or the program shows no page.
    pub fn start(port: u16, program: &Path, args: &[String]) -> Result<Self> {
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": { "binary": program, "args": args },
            "timeouts": { "implicit": 0, "script": 30_000, "pageLoad": 60_000 },
        } } });
        let (status, reply) = http::ask(port, "POST", "/session", Some(&wanted))?;
        let session = reply.pointer("/value/sessionId").and_then(Value::as_str);
        let session = session.with_context(|| format!("no page was opened ({status}): {reply}"))?;
        Ok(Self { port, session: session.to_owned() })
    }

    /// Closes the page and ends its program.
    ///
    /// # Errors
    /// When the driver is gone.
    pub fn quit(self) -> Result<()> {
        self.ask("DELETE", "", None).map(drop)
    }

    /// The handles of every window the program shows.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn windows(&self) -> Result<Vec<String>> {
        let handles = self.ask("GET", "/window/handles", None)?;
        let handles = handles.as_array().context("a list of windows")?;
        Ok(handles.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// The handle of the window that is in hand.
    ///
    /// # Errors
    /// When it is gone.
    pub fn window(&self) -> Result<String> {
        Ok(self.ask("GET", "/window", None)?.as_str().unwrap_or_default().to_owned())
    }

    /// Takes another window in hand; everything asked from now on is asked of it.
    ///
    /// # Errors
    /// When there is no such window.
    pub fn switch_to(&self, window: &str) -> Result<()> {
        self.ask("POST", "/window", Some(&json!({ "handle": window }))).map(drop)
    }

    /// The element with that test id, once it is on the page.
    ///
    /// # Errors
    /// When it does not come.
    pub fn find(&self, testid: &str) -> Result<Element> {
        self.find_css(&by_testid(testid))
    }

    /// The first element that a CSS selector fits, once there is one.
    ///
    /// # Errors
    /// When it does not come.
    pub fn find_css(&self, css: &str) -> Result<Element> {
        until(&format!("`{css}` on the page"), || Ok(self.all_css(css)?.into_iter().next()))
            .with_context(|| self.what_went_wrong())
    }

    /// Every element with that test id, now.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn all(&self, testid: &str) -> Result<Vec<Element>> {
        self.all_css(&by_testid(testid))
    }

    /// Every element that a CSS selector fits, now.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn all_css(&self, css: &str) -> Result<Vec<Element>> {
        let look = json!({ "using": "css selector", "value": css });
        let found = match self.ask("POST", "/elements", Some(&look)) {
            // One of them went while the driver was counting.
            Err(error) if format!("{error:#}").starts_with("stale element") => {
                self.ask("POST", "/elements", Some(&look))?
            }
            found => found?,
        };
        let found = found.as_array().context("a list of elements")?;
        Ok(found
            .iter()
            .filter_map(|one| one.get(ELEMENT)?.as_str())
            .map(|id| Element(id.to_owned()))
            .collect())
    }

    /// Clicks the element with that test id as soon as it takes a click.
    ///
    /// # Errors
    /// When it does not come, or never takes one.
    pub fn click(&self, testid: &str) -> Result<()> {
        self.click_css(&by_testid(testid))
    }

    /// As [`Page::click`], by CSS selector.
    ///
    /// # Errors
    /// As [`Page::click`].
    pub fn click_css(&self, css: &str) -> Result<()> {
        let mut last = None;
        let clicked = until(&format!("`{css}` to take a click"), || {
            let Some(Element(id)) = self.all_css(css)?.into_iter().next() else { return Ok(None) };
            match self.ask("POST", &format!("/element/{id}/click"), Some(&json!({}))) {
                Ok(_) => Ok(Some(())),
                Err(error) => {
                    last = Some(error);
                    Ok(None)
                }
            }
        });
        clicked.with_context(|| {
            format!("{}{}", self.what_went_wrong(), last.map(|e| format!("; {e:#}")).unwrap_or_default())
        })
    }

    /// The words of an element as they are shown.
    ///
    /// # Errors
    /// When it is gone.
    pub fn text(&self, Element(id): &Element) -> Result<String> {
        let text = self.ask("GET", &format!("/element/{id}/text"), None)?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// An attribute of an element; `None` where it has none.
    ///
    /// # Errors
    /// When it is gone.
    pub fn attribute(&self, Element(id): &Element, name: &str) -> Result<Option<String>> {
        let value = self.ask("GET", &format!("/element/{id}/attribute/{name}"), None)?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// Waits until a CSS selector fits something.
    ///
    /// # Errors
    /// When it never does.
    pub fn wait_for(&self, css: &str) -> Result<()> {
        self.find_css(css).map(drop)
    }

    /// Waits until the words with that test id say what they should.
    ///
    /// # Errors
    /// When they never do, with what they said last.
    pub fn wait_for_text(&self, testid: &str, fits: impl Fn(&str) -> bool) -> Result<String> {
        let mut last = String::new();
        let seen = until(&format!("the words in `{testid}`"), || {
            for element in self.all(testid)? {
                // An element redrawn between two questions is looked at again.
                last = self.text(&element).unwrap_or_default();
                if fits(&last) {
                    return Ok(Some(last.clone()));
                }
            }
            Ok(None)
        });
        seen.with_context(|| format!("it said “{last}”; {}", self.what_went_wrong()))
    }

    /// Types with keys into whatever has the focus.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn keys(&self, text: &str) -> Result<()> {
        let strokes: Vec<Value> =
            text.chars().flat_map(|letter| [stroke("keyDown", letter), stroke("keyUp", letter)]).collect();
        self.perform(strokes)
    }

    /// Presses keys together: the last one while the others are held.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn chord(&self, keys: &[char]) -> Result<()> {
        let down = keys.iter().map(|&one| stroke("keyDown", one));
        let up = keys.iter().rev().map(|&one| stroke("keyUp", one));
        self.perform(down.chain(up).collect())
    }

    /// Puts text into a field, in place of what is there.
    ///
    /// # Errors
    /// When the field does not come or takes no text.
    pub fn fill(&self, testid: &str, text: &str) -> Result<()> {
        let Element(id) = self.find(testid)?;
        self.ask("POST", &format!("/element/{id}/clear"), Some(&json!({})))?;
        self.ask("POST", &format!("/element/{id}/value"), Some(&json!({ "text": text }))).map(drop)
    }

    /// Types into an element that was found already.
    ///
    /// # Errors
    /// When it takes no text.
    pub fn type_into(&self, Element(id): &Element, text: &str) -> Result<()> {
        self.ask("POST", &format!("/element/{id}/value"), Some(&json!({ "text": text }))).map(drop)
    }

    /// Clicks an element that was found already; one that moved away meanwhile is
    /// left to the next look.
    pub fn press(&self, Element(id): &Element) {
        // A button redrawn between finding and clicking is found again by who waits.
        drop(self.ask("POST", &format!("/element/{id}/click"), Some(&json!({}))));
    }

    /// Chooses the option of a `<select>` whose words fit.
    ///
    /// # Errors
    /// When there is none.
    pub fn choose(&self, testid: &str, fits: impl Fn(&str) -> bool) -> Result<String> {
        let css = format!("{} option", by_testid(testid));
        let (Element(id), text) = until(&format!("an option in `{testid}`"), || {
            for option in self.all_css(&css)? {
                let text = self.text(&option)?;
                if fits(&text) {
                    return Ok(Some((option, text)));
                }
            }
            Ok(None)
        })?;
        self.ask("POST", &format!("/element/{id}/click"), Some(&json!({})))?;
        Ok(text)
    }

    /// Runs a function body in the page and gives what it returns.
    ///
    /// # Errors
    /// When it throws.
    pub fn run(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.ask("POST", "/execute/sync", Some(&json!({ "script": script, "args": args })))
    }

    /// As [`Page::run`], for a body that calls its last argument with the answer.
    ///
    /// # Errors
    /// When it throws or never answers.
    pub fn run_async(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.ask("POST", "/execute/async", Some(&json!({ "script": script, "args": args })))
    }

    /// A picture of the page as PNG.
    ///
    /// The driver takes it with the page's next painting, and a page that rests is
    /// not painted: so it is kept painting, invisibly, until the picture is there.
    ///
    /// # Errors
    /// When it can't be taken or written.
    pub fn picture(&self, file: &Path) -> Result<()> {
        let restless = "let turn = 0; const root = document.documentElement;\
            window.restless = setInterval(() => { root.style.opacity = (turn += 1) % 2 ? '0.999' : ''; }, 20);";
        self.run(restless, &[])?;
        let taken = self.ask("GET", "/screenshot", None);
        self.run("clearInterval(window.restless); document.documentElement.style.opacity = '';", &[])?;
        let taken = taken?;
        let png = base64::engine::general_purpose::STANDARD.decode(taken.as_str().unwrap_or_default()).ok();
        let png = png.context("a picture in base64")?;
        std::fs::write(file, png).with_context(|| format!("writing {}", file.display()))
    }

    /// The page's size on the screen, or rather its window's.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.ask("POST", "/window/rect", Some(&json!({ "width": width, "height": height }))).map(drop)
    }

    /// Any error that the page shows, for a failing step's message.
    fn what_went_wrong(&self) -> String {
        let shown = self.all("failure").unwrap_or_default();
        let words: Vec<_> = shown.iter().filter_map(|one| self.text(one).ok()).collect();
        if words.is_empty() {
            "the page shows no error".to_owned()
        } else {
            format!("the page says: {}", words.join(" / "))
        }
    }

    fn perform(&self, actions: Vec<Value>) -> Result<()> {
        let body = json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] });
        self.ask("POST", "/actions", Some(&body)).map(drop)
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let (status, mut reply) =
            http::ask(self.port, method, &format!("/session/{}{path}", self.session), body)?;
        let value = reply.get_mut("value").map(Value::take).unwrap_or_default();
        if status != 200 {
            bail!(
                "{}: {}",
                value.get("error").and_then(Value::as_str).unwrap_or("driver"),
                value.get("message").and_then(Value::as_str).unwrap_or("no reason")
            );
        }
        Ok(value)
    }
}

/// Waits until a driver answers at that port.
///
/// # Errors
/// When it never does.
pub fn wait_for_driver(port: u16) -> Result<()> {
    wait::until("the WebDriver", || match http::ask(port, "GET", "/status", None) {
        Ok((200, _)) => Ok(Some(())),
        _ => Ok(None),
    })
}

/// A selector for a test id.
pub fn by_testid(testid: &str) -> String {
    format!("[data-testid=\"{testid}\"]")
}

fn stroke(kind: &str, letter: char) -> Value {
    json!({ "type": kind, "value": letter.to_string() })
}
