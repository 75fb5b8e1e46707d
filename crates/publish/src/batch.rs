//! Many pages at once, on as many threads as pay.

use crate::{Page, PublishError, Related, Target, Theme, render};

/// Fewer pieces of work than this are not worth a second thread.
const WORTH_A_THREAD: usize = 64;
/// More threads than this wait for memory and disk, not for each other.
const MOST_THREADS: usize = 4;

/// One form of one page, to be made.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The page.
    pub page: &'a Page,
    /// The boxes below it.
    pub related: &'a Related,
    /// The form.
    pub target: Target,
}

/// Makes every form; the answers stand in the order of the questions.
pub fn render_all(forms: &[Form<'_>], theme: &Theme) -> Vec<Result<Vec<u8>, PublishError>> {
    std::thread::scope(|scope| {
        let parts: Vec<_> = shares(forms)
            .map(|part| {
                scope.spawn(move || {
                    let made = part.iter().map(|form| render(form.page, form.related, form.target, theme));
                    made.collect::<Vec<_>>()
                })
            })
            .collect();
        let joined = parts.into_iter();
        joined.flat_map(|part| part.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause))).collect()
    })
}

/// Work cut into a share for each thread.
pub(crate) fn shares<T>(work: &[T]) -> std::slice::Chunks<'_, T> {
    let threads = match work.len() {
        few if few < WORTH_A_THREAD => 1,
        _ => std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS),
    };
    work.chunks(work.len().div_ceil(threads).max(1))
}
