//! Waiting for a condition, with a bound and a name.

use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// How long anything on the screen may take. Generous: a loaded machine with two
/// cores draws slowly, and a failure costs this once.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Pause between two looks.
const BLINK: Duration = Duration::from_millis(15);

/// Looks until there is something to see.
///
/// # Errors
/// When `PATIENCE` runs out, naming what was waited for, or when looking fails.
pub fn until<T>(what: &str, look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    until_within(PATIENCE, what, look)
}

/// As [`until`], with its own bound.
///
/// # Errors
/// As [`until`].
pub fn until_within<T>(
    bound: Duration,
    what: &str,
    mut look: impl FnMut() -> Result<Option<T>>,
) -> Result<T> {
    let begun = Instant::now();
    loop {
        if let Some(seen) = look()? {
            return Ok(seen);
        }
        if begun.elapsed() > bound {
            bail!("waited {} s for {what}", bound.as_secs());
        }
        std::thread::sleep(BLINK);
    }
}
