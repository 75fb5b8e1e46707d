//! Tables for people: columns in line, no frames.

use unicode_width::UnicodeWidthStr;

/// Rows of cells under headings; a column of numbers is set to the right.
#[derive(Debug, Default)]
pub(crate) struct Table {
    headings: Vec<&'static str>,
    right: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Headings; one that begins with `>` heads a column of numbers.
    pub(crate) fn new(headings: &[&'static str]) -> Self {
        let right = headings.iter().map(|heading| heading.starts_with('>')).collect();
        let headings = headings.iter().map(|heading| heading.trim_start_matches('>')).collect();
        Self { headings, right, rows: vec![] }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| cell.replace(['\n', '\r', '\t'], " ")).collect());
    }

    /// The table as lines; nothing but `empty` when there are no rows.
    pub(crate) fn print(&self, empty: &str) -> String {
        if self.rows.is_empty() {
            return format!("{empty}\n");
        }
        let head: Vec<String> = self.headings.iter().map(|heading| (*heading).to_owned()).collect();
        let lines: Vec<&Vec<String>> = std::iter::once(&head).chain(&self.rows).collect();
        let widths: Vec<usize> = (0..head.len())
            .map(|at| {
                lines.iter().filter_map(|line| line.get(at)).map(|cell| cell.width()).max().unwrap_or(0)
            })
            .collect();
        lines.into_iter().map(|line| self.line(line, &widths)).collect()
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let mut out = String::new();
        for ((cell, width), right) in cells.iter().zip(widths).zip(&self.right) {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            let (before, after) = if *right { (gap.as_str(), "") } else { ("", gap.as_str()) };
            out.push_str(&format!("{before}{cell}{after}  "));
        }
        format!("{}\n", out.trim_end())
    }
}

/// `1 story`, `2 stories`.
pub(crate) fn counted(number: u32, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

#[cfg(test)]
mod tests {
    use super::{Table, counted};

    #[test]
    fn one_is_not_many() {
        assert_eq!(
            [0, 1, 2].map(|number| counted(number, "story", "stories")),
            ["0 stories", "1 story", "2 stories"]
        );
    }

    #[test]
    fn columns_stand_in_line_whatever_the_script() {
        let mut table = Table::new(&["DESK", ">WORDS", "HEADLINE"]);
        table.row(["Coast", "7", "Ferry\nsails"].map(str::to_owned));
        table.row(["\u{6e2f}\u{53e3}", "1204", "Lake"].map(str::to_owned));
        assert_eq!(
            table.print("None."),
            "DESK   WORDS  HEADLINE\nCoast      7  Ferry sails\n\u{6e2f}\u{53e3}    1204  Lake\n"
        );
        assert_eq!(Table::new(&["DESK"]).print("No desks."), "No desks.\n");
    }
}
