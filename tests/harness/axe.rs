//! The accessibility judge in the real webview: axe-core over the page as it
//! stands, contrast included, which no imitation of a browser can see.

use crate::house;
use crate::webdriver::Page;
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

/// Every rule for WCAG 2.0 to 2.2, levels A and AA, and axe's own good practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Passes when axe finds nothing on the page.
///
/// # Errors
/// With every rule that is broken, where and why.
pub fn judge(page: &Page) -> Result<()> {
    run(page, &json!({ "type": "tag", "values": RULES }))
}

/// As [`judge`], for a page that was judged before in other colours.
///
/// # Errors
/// With every place that is hard to read.
pub fn judge_colours(page: &Page) -> Result<()> {
    run(page, &json!({ "type": "rule", "values": ["color-contrast", "link-in-text-block"] }))
}

fn run(page: &Page, only: &Value) -> Result<()> {
    let there = page.run("return typeof window.axe === 'object';", &[])?;
    if there != json!(true) {
        let file = house().join("ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&file)
            .with_context(|| format!("{}: `cargo xtask test ui` installs it", file.display()))?;
        page.run(&source, &[])?;
    }
    let look = "const [only, done] = arguments;\
        window.axe.run(document, { runOnly: only, resultTypes: ['violations'] }).then(\
            ({ violations }) => done(violations.map((one) => one.id + ': ' + one.help + ' — ' +\
                one.nodes.slice(0, 4).map((node) => node.html.slice(0, 160) + ' [' + node.failureSummary + ']').join(' | '))),\
            (error) => done(['axe failed: ' + error]));";
    let found = page.run_async(look, std::slice::from_ref(only))?;
    let found: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if !found.is_empty() {
        bail!("{} accessibility rules are broken:\n{}", found.len(), found.join("\n"));
    }
    Ok(())
}
