//! The end of a sitting: the pages commit what is typed, the newsroom file is
//! closed, the size is kept, and only then the last window goes. One window of
//! several just goes, once its words are safe.
//!
//! Words that are not saved hold a window back: its page asks what to do. A page
//! that does not answer may hold such words, so the host asks in its place. Whoever
//! says go, or when nobody can be asked, the words go into a file of their own; a
//! window lets go only once they are there. At a polite signal everything goes all
//! the same: what it had sent is committed, and the exit code says what was not kept.

use crate::{dialogs, folders, left, placement, window};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use std::time::Duration;
use stet_api::rescue;
use stet_api::wire::{Event, Failure, Words};
use tauri::{AppHandle, Emitter as _, Manager as _};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

/// How long a page may take to say which of its last words are safe; it gives
/// itself less.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether words that are not safe may keep a window open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asking {
    /// Somebody sits there and can be asked.
    May,
    /// Somebody was asked and said go, or nobody is there.
    MayNot,
}

/// Which windows are on their way out, and which answers are waited for.
#[derive(Debug, Default)]
pub(crate) struct Closing(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    going: HashSet<String>,
    asked: u64,
    waiting: HashMap<u64, oneshot::Sender<Vec<Words>>>,
}

#[derive(Clone, Serialize)]
struct Flush {
    token: u64,
}

impl Closing {
    /// A page's answer, with the words it could not commit. One to an older
    /// question is not an answer.
    pub(crate) fn flushed(&self, token: u64, unsaved: Vec<Words>) {
        if let Some(waiting) = self.state().waiting.remove(&token) {
            // Out of patience, nobody waits for it any more.
            drop(waiting.send(unsaved));
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// False when that window is going already.
    fn sets_off(&self, label: &str) -> bool {
        self.state().going.insert(label.to_owned())
    }

    fn stays(&self, label: &str) {
        self.state().going.remove(label);
    }

    fn question(&self) -> (u64, oneshot::Receiver<Vec<Words>>) {
        let (answer, reply) = oneshot::channel();
        let mut state = self.state();
        state.asked += 1;
        let token = state.asked;
        state.waiting.insert(token, answer);
        (token, reply)
    }
}

/// Closes a window in good order; with the last one the newsroom closes too. A
/// second request while the first is under way changes nothing.
pub(crate) fn begin(app: &AppHandle, label: &str, asking: Asking) {
    if !app.state::<Closing>().sets_off(label) {
        return;
    }
    let (app, label) = (app.clone(), label.to_owned());
    tauri::async_runtime::spawn(async move {
        if !lets_go(&app, &label, asking).await {
            app.state::<Closing>().stays(&label);
            return;
        }
        placement::keep(&app, &label);
        let others = app.webview_windows().into_keys().any(|other| other != label);
        if others {
            if let Some(window) = app.get_webview_window(&label) {
                drop(window.destroy());
            }
            left::closed(&app, &label);
            app.state::<Closing>().stays(&label);
        } else {
            end(&app, true).await;
        }
    });
}

/// True once no word would go with the window; else whoever sits there was told.
async fn lets_go(app: &AppHandle, label: &str, asking: Asking) -> bool {
    let answer = ask_the_page(app, label).await;
    match next(asking, answer) {
        Next::Go => true,
        Next::Ask => {
            // The page shows the words and what can be done with them.
            drop(app.emit_to(label, "unsaved", ()));
            false
        }
        Next::AskInItsPlace => match app.get_webview_window(label) {
            Some(window) => dialogs::close_unanswered(&window).await,
            None => true,
        },
        Next::Keep(words) => match rescue_all(app, &words) {
            Ok(()) => true,
            Err(Failure { code, message, .. }) => {
                drop(app.emit_to(label, "stet", Event::Problem { code, message }));
                false
            }
        },
    }
}

/// What a window that is to close does next.
#[derive(Debug, PartialEq)]
enum Next {
    Go,
    /// Its page asks about the words that are not safe.
    Ask,
    /// The page says nothing, so the host asks.
    AskInItsPlace,
    /// The words go into files of their own first.
    Keep(Vec<Words>),
}

fn next(asking: Asking, answer: Option<Vec<Words>>) -> Next {
    match (answer, asking) {
        (Some(unsaved), _) if unsaved.is_empty() => Next::Go,
        (Some(_), Asking::May) => Next::Ask,
        (Some(unsaved), Asking::MayNot) => Next::Keep(unsaved),
        // Somebody said go a moment ago, but not without the words.
        (None, Asking::May | Asking::MayNot) => Next::AskInItsPlace,
    }
}

/// Every window, one after the other, whoever might still be asked.
fn all(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let labels: Vec<String> = app.webview_windows().into_keys().collect();
        let mut kept = true;
        for label in &labels {
            // One that is held back by a question has words of its own, too.
            app.state::<Closing>().sets_off(label);
            let answer = ask_the_page(&app, label).await;
            kept &= answer.is_some_and(|unsaved| rescue_all(&app, &unsaved).is_ok());
            placement::keep(&app, label);
        }
        end(&app, kept).await;
    });
}

/// Ends the program; the exit code is 1 where words were not kept or the newsroom
/// did not close well.
async fn end(app: &AppHandle, kept: bool) {
    let closed = window::house_of(app).close().await;
    left::ended(app);
    app.exit(i32::from(!kept || closed.is_err()));
}

/// The words the page could not commit; none when it does not say.
async fn ask_the_page(app: &AppHandle, label: &str) -> Option<Vec<Words>> {
    let (token, reply) = app.state::<Closing>().question();
    app.emit_to(label, "flush", Flush { token }).ok()?;
    tokio::time::timeout(PATIENCE, reply).await.ok()?.ok()
}

/// Has every window commit what is typed, before somebody gets up. What a window
/// can't commit stays in its page.
pub(crate) async fn flush_all(app: &AppHandle) {
    let asked = app.webview_windows().into_keys().map(|label| {
        let app = app.clone();
        tauri::async_runtime::spawn(async move { ask_the_page(&app, &label).await })
    });
    for answer in asked.collect::<Vec<_>>() {
        // Nobody is held at the screen by a page that does not answer.
        drop(answer.await);
    }
}

/// Keeps the words in files of their own; the first failure, once each was tried.
fn rescue_all(app: &AppHandle, unsaved: &[Words]) -> Result<(), Failure> {
    let folders = folders::rescue(app);
    let tried: Vec<_> = unsaved.iter().map(|words| rescue::keep_in(&folders, words)).collect();
    tried.into_iter().try_for_each(|kept| kept.map(drop))
}

/// A polite signal closes like the windows' own buttons.
pub(crate) fn heed_signals(app: &AppHandle) {
    for kind in [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()] {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            if let Ok(mut heard) = signal(kind) {
                heard.recv().await;
                all(&app);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use stet_api::wire::Furniture;

    #[test]
    fn a_window_goes_only_when_it_is_known_that_no_word_goes_with_it() {
        let furniture =
            Furniture { headline: "Ferry".into(), short_headline: String::new(), standfirst: vec![] };
        let words = || vec![Words { furniture: furniture.clone(), blocks: vec![] }];
        for asking in [Asking::May, Asking::MayNot] {
            assert_eq!(next(asking, Some(vec![])), Next::Go);
            assert_eq!(next(asking, None), Next::AskInItsPlace);
        }
        assert_eq!(next(Asking::May, Some(words())), Next::Ask);
        assert_eq!(next(Asking::MayNot, Some(words())), Next::Keep(words()));
    }

    #[tokio::test]
    async fn only_the_answer_to_the_question_that_was_asked_counts() {
        let closing = Closing::default();
        let (first, reply) = closing.question();
        let (second, other) = closing.question();
        closing.flushed(first + 2, vec![]);
        closing.flushed(second, vec![]);
        assert!(other.await.is_ok());
        closing.flushed(first, vec![]);
        assert!(reply.await.is_ok());
        assert!(closing.state().waiting.is_empty());
    }

    #[test]
    fn a_window_goes_once_and_another_beside_it() {
        let closing = Closing::default();
        assert!(closing.sets_off("main"));
        assert!(!closing.sets_off("main"));
        assert!(closing.sets_off("w-2"));
        closing.stays("main");
        assert!(closing.sets_off("main"));
    }
}
