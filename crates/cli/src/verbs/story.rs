//! What several verbs say about the story they have just changed.

use serde::Serialize;
use stet_api::wire::StoryView;

/// A story in short, for scripts.
#[derive(Debug, Serialize)]
pub(super) struct Brief<'a> {
    id: &'a str,
    slug: &'a str,
    headline: &'a str,
    desk: Option<&'a str>,
    workflow: &'a str,
    publication: &'a str,
    words: u32,
    self_approved: bool,
    /// What was asked for and only a second person can do.
    asked: Option<&'a str>,
}

impl<'a> From<&'a StoryView> for Brief<'a> {
    fn from(view: &'a StoryView) -> Self {
        let row = &view.row;
        Self {
            id: &row.id,
            slug: &row.slug,
            headline: &row.headline,
            desk: row.desk.as_ref().map(|desk| desk.name.as_str()),
            workflow: &row.workflow,
            publication: &row.publication,
            words: row.words,
            self_approved: row.self_approved,
            asked: view.asked.as_ref().map(|asked| asked.act.as_str()),
        }
    }
}

/// The headline in quotation marks, or the slug where there is none.
pub(super) fn named(view: &StoryView) -> String {
    let row = &view.row;
    if row.headline.is_empty() { row.slug.clone() } else { format!("\u{201c}{}\u{201d}", row.headline) }
}

/// What is most likely wanted next, as a line to type; empty when nothing is.
pub(super) fn next(view: &StoryView) -> String {
    if view.row.publication == "live" && view.next.is_none() {
        return "Next: stet export --to html --out FOLDER\n".to_owned();
    }
    match view.acts.iter().find(|act| act.primary) {
        None => String::new(),
        Some(act) if act.why_not.is_empty() => format!("Next: stet {} {}\n", act.act, view.row.slug),
        Some(act) => match act.refusal.as_ref().map(|refusal| refusal.who_can.as_slice()) {
            Some(names @ [_, ..]) => {
                format!("Next: stet {} {}, by {}\n", act.act, view.row.slug, names.join(" or "))
            }
            _ => {
                format!("Next: stet {} {} ({})\n", act.act, view.row.slug, act.why_not.trim_end_matches('.'))
            }
        },
    }
}
