//! A progress bar, on a terminal only.

use crate::out::Out;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that is not there when nobody could see it move.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn new(out: Out, doing: &'static str) -> Self {
        let target = if out.talks_to_a_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{prefix} {bar:30} {pos} of {len}") {
            bar.set_style(style);
        }
        bar.set_prefix(doing);
        Self(bar)
    }

    pub(crate) fn show(&self, done: u32, total: u32) {
        self.0.set_length(total.into());
        self.0.set_position(done.into());
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
