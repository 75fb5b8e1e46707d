//! `cargo xtask test`: every check there is, cheapest first; the last lines are
//! the runners' own summaries.

use crate::{bindings, faults, house, machine, page, pages, say};
use anyhow::{Context as _, Result, bail};
use std::time::Instant;

/// What a step leaves for the end: the runner's summary lines.
type Summary = Vec<String>;

/// A check by its name, so that it can be run alone.
struct Step {
    name: &'static str,
    work: fn() -> Result<Summary>,
}

/// In this order: what is cheap and often wrong comes first, and the page is
/// built before anything that embeds it.
const STEPS: [Step; 11] = [
    Step { name: "setup", work: || machine::set_up(&machine::everything()).map(nothing_to_say) },
    Step {
        name: "fmt",
        work: || say::run(&mut house::cargo(&["fmt", "--all", "--check"])).map(nothing_to_say),
    },
    Step { name: "page", work: || page::build().map(nothing_to_say) },
    Step { name: "clippy", work: clippy },
    Step { name: "build", work: build },
    Step { name: "bindings", work: || bindings::check().map(nothing_to_say) },
    Step { name: "ui", work: ui },
    Step { name: "rust", work: rust },
    Step { name: "faults", work: || faults::run(faults::CI) },
    Step { name: "pages", work: pages::judge },
    Step { name: "window", work: window },
];

/// Runs all steps, or the named ones.
pub(crate) fn test(names: &[&str]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| !STEPS.iter().any(|step| step.name == **name)) {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step `{unknown}`; the steps are {}", known.join(", "));
    }
    let begun = Instant::now();
    let mut summaries = Vec::new();
    for step in STEPS.iter().filter(|step| names.is_empty() || names.contains(&step.name)) {
        let said = say::step(step.name, step.work)
            .with_context(|| format!("step `{0}` failed; alone: cargo xtask test {0}", step.name))?;
        summaries.extend(said.into_iter().map(|line| format!("{}: {line}", step.name)));
    }
    say::line(&format!("\nAll steps passed in {:.0} s.", begun.elapsed().as_secs_f64()));
    summaries.iter().for_each(|line| say::line(line));
    Ok(())
}

fn nothing_to_say((): ()) -> Summary {
    Vec::new()
}

fn clippy() -> Result<Summary> {
    let mut command =
        house::cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    say::run(&mut command).map(nothing_to_say)
}

fn build() -> Result<Summary> {
    say::run(&mut house::cargo(&["build", "--locked", "--workspace"])).map(nothing_to_say)
}

fn ui() -> Result<Summary> {
    page::install("ui")?;
    say::run(&mut page::npm("ui", &["run", "--silent", "lint"]))?;
    say::run(&mut page::npm("ui", &["run", "--silent", "check"]))?;
    say::run_and_keep(&mut page::npm("ui", &["run", "--silent", "test"]), is_vitest_summary)
}

/// All Rust tests but those that need the window, and the faults, whose figures
/// have a step of their own.
fn rust() -> Result<Summary> {
    if house::has("cargo-nextest") {
        let args =
            ["nextest", "run", "--locked", "--workspace", "-E", "not binary(window) & not binary(faults)"];
        return say::run_and_keep(&mut house::cargo(&args), is_cargo_summary);
    }
    let rest =
        ["test", "--locked", "--workspace", "--exclude", "stet-tests", "--", "--skip", "export_bindings"];
    let mut said = say::run_and_keep(&mut house::cargo(&rest), is_cargo_summary)?;
    let names = ["--lib", "--bins", "--test", "bad_input", "--test", "house", "--test", "main_job"];
    let journeys = [&["test", "--locked", "--package", "stet-tests"][..], &names].concat();
    said.extend(say::run_and_keep(&mut house::cargo(&journeys), is_cargo_summary)?);
    Ok(said)
}

/// The real window in its real webview, on virtual displays: the journeys, every screen, and the hand on the keyboard.
fn window() -> Result<Summary> {
    let args = [
        "test",
        "--locked",
        "--package",
        "stet-tests",
        "--test",
        "window",
        "--",
        "--nocapture",
        "--test-threads=1",
    ];
    say::run_and_keep(&mut house::cargo(&args), is_cargo_summary)
}

fn is_vitest_summary(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("Tests ") || line.starts_with("Test Files ")
}

fn is_cargo_summary(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("Summary [") || (line.starts_with("test result:") && !line.contains(" 0 passed"))
}
