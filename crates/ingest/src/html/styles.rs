//! What a style sheet on the clipboard says of classes, written onto the
//! elements: Google's saved pages and Apple's programs say bold by class only.

use super::dom::{Dom, Id};
use std::collections::HashMap;

/// The properties that are read anywhere here.
const READ: &[&str] = &[
    "font-weight",
    "font-style",
    "text-decoration",
    "text-decoration-line",
    "vertical-align",
    "display",
    "visibility",
    "mso-hide",
    "mso-outline-level",
];
/// Rules of a sheet, and no more.
const MOST: usize = 4000;

/// Writes the rules of every `<style>` in front of the elements' own.
pub(super) fn fold(dom: &mut Dom) {
    let sheets: Vec<Id> = dom.below(0).into_iter().filter(|id| dom.name(*id) == "style").collect();
    let text: String =
        sheets.iter().flat_map(|sheet| dom.children(*sheet)).filter_map(|id| dom.text_of(*id)).collect();
    let rules = rules(&text);
    if rules.is_empty() {
        return;
    }
    for id in dom.below(0) {
        let Some(classes) = dom.attribute(id, "class") else { continue };
        let name = dom.name(id);
        let found: Vec<&str> = classes
            .split_ascii_whitespace()
            .take(20)
            .flat_map(|class| [format!(".{class}"), format!("{name}.{class}")])
            .filter_map(|selector| rules.get(&selector.to_ascii_lowercase()).map(String::as_str))
            .collect();
        if !found.is_empty() {
            let style = format!("{};{}", found.join(";"), dom.attribute(id, "style").unwrap_or_default());
            dom.set_style(id, style);
        }
    }
}

/// Selectors of one class, with the properties that are read.
fn rules(text: &str) -> HashMap<String, String> {
    let mut rules: HashMap<String, String> = HashMap::new();
    for rule in text.split('}').take(MOST) {
        let Some((selectors, body)) = rule.rsplit_once('{') else { continue };
        let kept: Vec<String> = body
            .split(';')
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim()))
            .filter(|(name, value)| READ.contains(&name.as_str()) && value.len() < 40)
            .map(|(name, value)| format!("{name}:{value}"))
            .collect();
        if kept.is_empty() {
            continue;
        }
        for selector in selectors.split(',') {
            let selector = selector.rsplit(['{', '/', ';']).next().unwrap_or_default().trim();
            let single =
                selector.contains('.') && !selector.contains([' ', '>', ':', '[', '+', '~', '#', '@']);
            if single {
                let own = rules.entry(selector.to_ascii_lowercase()).or_default();
                if !own.is_empty() {
                    own.push(';');
                }
                own.push_str(&kept.join(";"));
            }
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rules_of_one_class_with_a_property_that_is_read_are_kept() {
        let rules = rules(
            "<!-- @page { margin: 2cm } p.p1 {margin: 0; font-weight: bold} .c1, .c2 { font-style:italic } a b.c { font-weight:700 } .c3{color:red} -->",
        );
        assert_eq!(rules.len(), 3, "{rules:?}");
        assert_eq!(rules["p.p1"], "font-weight:bold");
        assert_eq!(rules[".c2"], "font-style:italic");
    }
}
