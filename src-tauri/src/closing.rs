//! The end of a sitting: the page commits what is typed, the newsroom file is
//! closed, the size is kept, and only then the window goes. A page that does not
//! answer is waited for so long and no longer; what it had sent is committed anyway.

use crate::{placement, window};
use serde::Serialize;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tauri::{AppHandle, Emitter as _, Manager as _};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Notify;

/// How long the page may take to commit its last words.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the window is on its way out, and what the page has said to that.
#[derive(Debug, Default)]
pub(crate) struct Closing {
    begun: AtomicBool,
    asked: AtomicU64,
    answered: Notify,
}

#[derive(Clone, Serialize)]
struct Flush {
    token: u64,
}

impl Closing {
    /// The page's answer; one to an older question is not an answer.
    pub(crate) fn flushed(&self, token: u64) {
        if self.asked.load(Ordering::SeqCst) == token {
            self.answered.notify_one();
        }
    }
}

/// Closes in good order. A second request while the first is under way changes nothing.
pub(crate) fn begin(app: &AppHandle) {
    if app.state::<Closing>().begun.swap(true, Ordering::SeqCst) {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        ask_the_page(&app).await;
        let closed = window::house_of(&app).close().await;
        placement::keep(&app);
        app.exit(i32::from(closed.is_err()));
    });
}

async fn ask_the_page(app: &AppHandle) {
    let closing = app.state::<Closing>();
    let token = closing.asked.fetch_add(1, Ordering::SeqCst) + 1;
    if app.emit_to(window::LABEL, "flush", Flush { token }).is_ok() {
        // Out of patience is an answer too: close with what was committed.
        drop(tokio::time::timeout(PATIENCE, closing.answered.notified()).await);
    }
}

/// A polite signal closes like the window's own button.
pub(crate) fn heed_signals(app: &AppHandle) {
    for kind in [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()] {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            if let Ok(mut heard) = signal(kind) {
                heard.recv().await;
                begin(&app);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_answer_to_the_last_question_counts() {
        let closing = Closing::default();
        closing.asked.store(2, Ordering::SeqCst);
        closing.flushed(1);
        assert!(futures_ready(closing.answered.notified()).await.is_none(), "an old answer was taken");
        closing.flushed(2);
        assert!(futures_ready(closing.answered.notified()).await.is_some(), "the answer was not taken");
    }

    /// The future's value if it is ready at once.
    async fn futures_ready<T>(future: impl Future<Output = T>) -> Option<T> {
        tokio::select! { biased; value = future => Some(value), () = std::future::ready(()) => None }
    }
}
