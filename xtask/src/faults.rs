//! `cargo xtask faults`: what the promise rests on, tried out, and the figures as
//! one table. `cargo xtask test` runs the same with fewer kills.

use crate::{house, say};
use anyhow::{Context as _, Result, ensure};

/// How hard it is tried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    /// How often the program is killed.
    kills: u32,
    /// How many seeds of power cuts, and so many times the flipped bits.
    times: u32,
}

/// As often as every change affords.
pub(crate) const CI: Effort = Effort { kills: 100, times: 1 };

impl Effort {
    /// Reads `--kills N` and `--times N`.
    pub(crate) fn read(words: &[&str]) -> Result<Self> {
        let mut effort = CI;
        for pair in words.chunks(2) {
            match pair {
                ["--kills", number] => effort.kills = number.parse().context("--kills takes a number")?,
                ["--times", number] => effort.times = number.parse().context("--times takes a number")?,
                other => anyhow::bail!("`{}` is not understood; see `cargo xtask`", other.join(" ")),
            }
        }
        Ok(effort)
    }
}

/// Tries everything and prints the table.
pub(crate) fn faults(effort: Effort) -> Result<()> {
    say::step("build", || say::run(&mut house::cargo(&["build", "--locked", "--workspace"])))?;
    let table = say::step("faults", || run(effort))?;
    say::line("");
    table.iter().for_each(|line| say::line(line));
    Ok(())
}

/// Runs the fault tests; the table of what they did.
pub(crate) fn run(effort: Effort) -> Result<Vec<String>> {
    // The whole workspace, since naming packages would build what they share anew.
    let args =
        ["test", "--locked", "--workspace", "--test", "faults", "--", "--nocapture", "--test-threads=1"];
    let mut command = house::cargo(&args);
    command.env("STET_KILLS", effort.kills.to_string()).env("STET_FAULTS", effort.times.to_string());
    let said = say::run_and_keep(&mut command, |line| line.contains("fault: "))?;
    let rows: Vec<Row> = said.iter().filter_map(|line| Row::read(line)).collect();
    ensure!(!rows.is_empty(), "the fault tests said nothing");
    Ok(table(&rows))
}

/// A line of the table, as a test prints it: what failed, how often it was tried,
/// what was acknowledged, what was lost, and the changes that must lose something.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    cells: [String; 4],
    controls: Vec<String>,
}

impl Row {
    fn read(line: &str) -> Option<Self> {
        let (_, row) = line.split_once("fault: ")?;
        let mut cells = row.split(" | ").map(str::to_owned);
        let four = [cells.next()?, cells.next()?, cells.next()?, cells.next()?];
        Some(Self { cells: four, controls: cells.collect() })
    }
}

fn table(rows: &[Row]) -> Vec<String> {
    let wide = rows.iter().map(|row| row.cells[0].chars().count()).max().unwrap_or_default();
    let line = |cells: [&str; 4]| {
        let [what, points, acknowledged, lost] = cells;
        format!("{what:wide$}  {points:>7}  {acknowledged:>12}  {lost:>4}")
    };
    let mut lines = vec![line(["fault", "points", "acknowledged", "lost"])];
    for row in rows {
        lines.push(line(row.cells.each_ref().map(String::as_str)));
        lines.extend(row.controls.iter().map(|control| format!("    must lose, and does: {control}")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_from_whatever_stands_around_it() {
        let row =
            Row::read("test x ... fault: kill -9 | 100 | 612 | 0 | told early: 9 of 50 points lost words")
                .unwrap();
        assert_eq!(row.cells, ["kill -9", "100", "612", "0"].map(str::to_owned));
        let lines = table(&[row]);
        assert_eq!(lines.len(), 3);
        assert!(lines[1].contains("612") && lines[2].contains("told early"), "{lines:?}");
        assert_eq!(Row::read("running 3 tests"), None);
    }

    #[test]
    fn the_effort_is_what_was_said() {
        assert_eq!(Effort::read(&["--kills", "1000"]).unwrap().kills, 1000);
        assert_eq!(Effort::read(&[]).unwrap().kills, CI.kills);
        assert!(Effort::read(&["--kills"]).is_err() && Effort::read(&["--more", "2"]).is_err());
    }
}
