//! What kinds of story begin with.

use crate::desk::Desk;
use crate::table::Table;
use crate::trouble::Ended;
use clap::{Args, Subcommand};
use std::path::PathBuf;
use stet_api::cases;
use stet_api::wire::{ApplyTemplate, ById, Empty, TemplateView, TemplatesView};

/// Templates: prompts, guides and what filing asks for, per kind of story
#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  stet template list\n  stet template show analysis --json\n  stet template set analysis.json\n  stet new --headline \"What the Vote Means\" --template analysis"
)]
pub(crate) struct TemplateVerb {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Every template
    #[command(after_help = "Example:\n  stet template list")]
    List,
    /// One template whole; --json prints what `set` reads
    #[command(after_help = "Example:\n  stet template show analysis")]
    Show {
        /// Its id or name
        template: String,
    },
    /// Change one, or add one (with an empty id), from a JSON file as `show --json` prints it
    #[command(after_help = "Example:\n  stet template set analysis.json")]
    Set {
        /// The file
        file: PathBuf,
    },
    /// Take one away; one that came with Stet is as it came again
    #[command(after_help = "Example:\n  stet template reset analysis")]
    Reset {
        /// Its id or name
        template: String,
    },
    /// Begin an empty story with one
    #[command(after_help = "Example:\n  stet template apply ferry-contract analysis")]
    Apply {
        /// An id, a unique beginning of one, or a slug
        story: String,
        /// The template's id or name
        template: String,
    },
}

impl TemplateVerb {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let all = match self.what {
            What::List => cases::templates::list(&mut desk.session, Empty {})?,
            What::Show { template } => {
                let shown = cases::templates::show(&mut desk.session, &template)?;
                return show(desk, &shown);
            }
            What::Set { file } => {
                let told = super::edit::copy_from(&file)?;
                cases::templates::save_json(&mut desk.session, &told)?
            }
            What::Reset { template } => cases::templates::remove(&mut desk.session, ById { id: template })?,
            What::Apply { story, template } => {
                let view = cases::templates::apply(&mut desk.session, ApplyTemplate { story, template })?;
                let begun = super::story::Brief::from(&view);
                return desk
                    .out
                    .result(&begun, || format!("{} begins with {}.", view.row.slug, view.guides.template));
            }
        };
        desk.out.result(&all.templates, || table(&all))
    }
}

fn show(desk: &Desk, template: &TemplateView) -> Ended {
    desk.out.result(template, || printed(template))
}

fn printed(template: &TemplateView) -> String {
    let mut lines = vec![format!("{} ({})", template.name, template.kind)];
    lines.push(format!("Headline: {}", template.headline));
    lines.push(format!("Standfirst: {}", template.standfirst));
    lines.push(format!("Filing asks for: {}", template.required.join(", ")));
    for part in &template.skeleton {
        let said = if part.text.is_empty() { &part.guide } else { &part.text };
        lines.push(format!("- {}: {said}", part.sort));
    }
    lines.join("\n")
}

fn table(all: &TemplatesView) -> String {
    let mut table = Table::new(&["TEMPLATE", "NAME", "KIND", "FILING ASKS FOR", ">BLOCKS"]);
    for one in &all.templates {
        let changed = if one.changed { format!("{} (changed)", one.name) } else { one.name.clone() };
        table.row([
            one.id.chars().take(10).collect(),
            changed,
            one.kind.clone(),
            one.required.join(", "),
            one.skeleton.len().to_string(),
        ]);
    }
    table.print("No templates.")
}
