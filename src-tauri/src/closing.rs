//! The end of a sitting: the pages commit what is typed, the newsroom file is
//! closed, the size is kept, and only then the last window goes. A page that does
//! not answer is waited for so long and no longer; what it had sent is committed
//! anyway. One window of several just goes, once its words are safe.
//!
//! Words that can't be saved hold a window back: its page asks what to do. When
//! nobody can be asked they go into a file of their own.

use crate::{folders, left, placement, window};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use std::time::Duration;
use stet_api::rescue;
use stet_api::wire::Words;
use tauri::{AppHandle, Emitter as _, Manager as _};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

/// How long a page may take to commit its last words.
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
        let unsaved = ask_the_page(&app, &label).await;
        if !unsaved.is_empty() && asking == Asking::May {
            app.state::<Closing>().stays(&label);
            // The page shows the words and what can be done with them.
            drop(app.emit_to(&label, "unsaved", ()));
            return;
        }
        rescue_all(&app, &unsaved);
        placement::keep(&app, &label);
        let others = app.webview_windows().into_keys().any(|other| other != label);
        if others {
            if let Some(window) = app.get_webview_window(&label) {
                drop(window.destroy());
            }
            left::closed(&app, &label);
            app.state::<Closing>().stays(&label);
        } else {
            end(&app).await;
        }
    });
}

/// Every window, one after the other, whoever might still be asked.
fn all(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let labels: Vec<String> = app.webview_windows().into_keys().collect();
        for label in &labels {
            if app.state::<Closing>().sets_off(label) {
                rescue_all(&app, &ask_the_page(&app, label).await);
                placement::keep(&app, label);
            }
        }
        end(&app).await;
    });
}

async fn end(app: &AppHandle) {
    let closed = window::house_of(app).close().await;
    left::ended(app);
    app.exit(i32::from(closed.is_err()));
}

/// The words the page could not commit.
async fn ask_the_page(app: &AppHandle, label: &str) -> Vec<Words> {
    let (token, reply) = app.state::<Closing>().question();
    if app.emit_to(label, "flush", Flush { token }).is_err() {
        return vec![];
    }
    // Out of patience is an answer too: close with what was committed.
    match tokio::time::timeout(PATIENCE, reply).await {
        Ok(Ok(unsaved)) => unsaved,
        _ => vec![],
    }
}

fn rescue_all(app: &AppHandle, unsaved: &[Words]) {
    for words in unsaved {
        // There is nobody left to tell; each folder was tried.
        drop(rescue::keep_in(&folders::rescue(app), words));
    }
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
