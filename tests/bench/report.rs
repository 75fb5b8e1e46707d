//! What was measured: rows of a figure, what it is held against, and the limit.

use anyhow::Result;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;

/// One figure.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What was measured.
    pub(crate) what: String,
    /// The figure, in `unit`.
    pub(crate) ours: f64,
    /// Milliseconds, megabytes, per cent.
    pub(crate) unit: &'static str,
    /// What it is held against, and that one's figure; none when it is not installed.
    pub(crate) peer: (String, Option<f64>),
    /// What the figure must not pass.
    pub(crate) limit: Limit,
    /// The least and the most of those that `ours` is the middle of.
    pub(crate) spread: Option<(f64, f64)>,
}

/// What a figure must not pass.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Limit {
    /// This much of its own unit.
    AtMost(f64),
    /// This many times the peer's.
    Times(f64),
    /// Nothing was promised.
    None,
}

impl Row {
    /// Ours by the peer's.
    fn ratio(&self) -> Option<f64> {
        self.peer.1.filter(|peer| *peer > 0.0).map(|peer| self.ours / peer)
    }

    /// Whether the promise is kept; none without a promise or without its peer.
    fn kept(&self) -> Option<bool> {
        match self.limit {
            Limit::AtMost(most) => Some(self.ours <= most),
            Limit::Times(times) => self.ratio().map(|ratio| ratio <= times),
            Limit::None => None,
        }
    }

    fn cells(&self) -> [String; 6] {
        let peer = match self.peer.1 {
            Some(figure) => format!("{figure:.2} {}", self.unit),
            None if self.peer.0.is_empty() => String::new(),
            None => "not installed".to_owned(),
        };
        let limit = match self.limit {
            Limit::AtMost(most) => format!("<= {most} {}", self.unit),
            Limit::Times(times) => format!("<= {times}x"),
            Limit::None => String::new(),
        };
        let verdict = self.kept().map_or("", |kept| if kept { "held" } else { "MISSED" });
        [
            self.what.clone(),
            match self.spread {
                Some((least, most)) => {
                    format!("{:.2} {} ({least:.1}\u{2013}{most:.1})", self.ours, self.unit)
                }
                None => format!("{:.2} {}", self.ours, self.unit),
            },
            format!("{} {peer}", self.peer.0).trim().to_owned(),
            self.ratio().map_or_else(String::new, |ratio| format!("{ratio:.2}x")),
            limit,
            verdict.to_owned(),
        ]
    }

    fn json(&self) -> Value {
        json!({
            "what": self.what, "ours": self.ours, "spread": self.spread.map(|(least, most)| [least, most]), "unit": self.unit, "peer": self.peer.0, "peers": self.peer.1,
            "ratio": self.ratio(), "limit": self.cells()[4], "held": self.kept(),
        })
    }
}

/// Everything measured so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
}

impl Report {
    /// A line for whoever waits.
    pub(crate) fn tell(&self, words: &str) {
        // A closed stderr is nobody listening.
        drop(writeln!(std::io::stderr(), "   {words}"));
    }

    /// Takes a figure down.
    pub(crate) fn add(&mut self, row: Row) {
        self.tell(&row.cells().join("  "));
        self.rows.push(row);
    }

    /// Prints the table and writes the JSON.
    pub(crate) fn finish(&self, out: &Path) -> Result<()> {
        let head = ["figure", "Stet", "against", "ratio", "limit", ""].map(str::to_owned);
        let lines: Vec<[String; 6]> = std::iter::once(head).chain(self.rows.iter().map(Row::cells)).collect();
        let widths: Vec<usize> = (0..6)
            .map(|column| {
                lines
                    .iter()
                    .filter_map(|cells| cells.get(column))
                    .map(|cell| cell.chars().count())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let mut print = std::io::stdout().lock();
        for cells in &lines {
            let padded: Vec<String> =
                cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            writeln!(print, "{}", padded.join("  ").trim_end())?;
        }
        let file = out.join("bench.json");
        let rows: Vec<Value> = self.rows.iter().map(Row::json).collect();
        std::fs::write(&file, serde_json::to_string_pretty(&rows)?)?;
        Ok(writeln!(print, "\n{}", file.display())?)
    }
}

/// The middle one; zero of none.
pub(crate) fn median(figures: &[f64]) -> f64 {
    percentile(figures, 50.0)
}

/// The least and the most; none of fewer than two.
pub(crate) fn spread(figures: &[f64]) -> Option<(f64, f64)> {
    let least = figures.iter().copied().min_by(f64::total_cmp)?;
    let most = figures.iter().copied().max_by(f64::total_cmp)?;
    (figures.len() > 1).then_some((least, most))
}

/// The figure that so many per cent do not pass.
pub(crate) fn percentile(figures: &[f64], per_cent: f64) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a small count"
    )]
    let place = ((sorted.len().saturating_sub(1)) as f64 * per_cent / 100.0).round() as usize;
    sorted.get(place).copied().unwrap_or(0.0)
}

/// Milliseconds that something took.
pub(crate) fn milliseconds<T>(work: impl FnOnce() -> Result<T>) -> Result<(f64, T)> {
    let begun = std::time::Instant::now();
    let done = work()?;
    Ok((begun.elapsed().as_secs_f64() * 1e3, done))
}
