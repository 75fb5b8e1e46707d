//! Talking to the person, and running programs in front of them.

use anyhow::{Context as _, Result, bail};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Instant;

/// A line for the person, on stderr. A closed stderr is nobody listening.
pub(crate) fn line(words: &str) {
    drop(writeln!(std::io::stderr(), "{words}"));
}

/// Runs a step with its name before it and its time after it.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    line(&format!("\n== {name}"));
    let begun = Instant::now();
    let done = work();
    let verdict = if done.is_ok() { "done" } else { "FAILED" };
    line(&format!("== {name}: {verdict} in {:.1} s", begun.elapsed().as_secs_f64()));
    done
}

/// Runs a program to its end; its failure is ours.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("`{shown}` could not be started"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// As [`run`], and gives the lines it wrote, both kinds, that `wanted` picks.
pub(crate) fn run_and_keep(command: &mut Command, wanted: fn(&str) -> bool) -> Result<Vec<String>> {
    let shown = shown(command);
    let (reader, writer) = std::io::pipe()?;
    let mut child = command
        .stdout(writer.try_clone()?)
        .stderr(writer)
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("`{shown}` could not be started"))?;
    // The command keeps its own ends of the pipe open until it is told otherwise.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut kept = Vec::new();
    for bytes in BufReader::new(reader).split(b'\n') {
        let said = String::from_utf8_lossy(&bytes?).into_owned();
        line(&said);
        let plain = without_colours(&said);
        if wanted(&plain) {
            kept.push(plain.trim().to_owned());
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(kept)
}

/// A command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Without terminal colour codes.
fn without_colours(said: &str) -> String {
    let mut plain = String::new();
    let mut letters = said.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::without_colours;

    #[test]
    fn colours_go_and_words_stay() {
        assert_eq!(without_colours("\u{1b}[1m\u{1b}[32mTests\u{1b}[0m  12 passed"), "Tests  12 passed");
    }
}
