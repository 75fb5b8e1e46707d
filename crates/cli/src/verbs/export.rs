//! Going out: files for a pipeline, with a manifest.

use crate::bar::Bar;
use crate::desk::Desk;
use crate::trouble::{End, Ended, FailureRecord, Trouble};
use clap::builder::PossibleValuesParser;
use clap::{ArgGroup, Args};
use serde::Serialize;
use std::path::PathBuf;
use stet_api::cases::release::{Wanted, Which, prepare};
use stet_api::wire::{ExportReply, RefusedStory, WrittenFile};

/// Write released stories as files, and a manifest last
#[derive(Args, Debug)]
#[command(
    group = ArgGroup::new("which").args(["released", "approved", "draft"]),
    after_help = "Without STORY everything released is written. A file that already holds the same bytes is left alone. A story that may \
        not go out is refused by name, the others are written, and the exit code is 1.\n\n\
        With --json: folder, manifest, written and same (arrays of path, bytes, sha256), stale (paths), warnings, refused (story, headline, code, \
        message, missing, who_can, next).\n\n\
        Example:\n  stet export --to html markdown --out public/\n  stet export ferry-contract --draft --to html --out proofs/"
)]
pub(crate) struct Export {
    /// Which stories: ids, unique beginnings of ids, or slugs
    #[arg(value_name = "STORY")]
    stories: Vec<String>,
    /// Only what is released; this is the default
    #[arg(long)]
    released: bool,
    /// Also what is approved and not out yet
    #[arg(long)]
    approved: bool,
    /// Marked proofs of what is not released, with no manifest a pipeline would take
    #[arg(long)]
    draft: bool,
    /// In which forms
    #[arg(
        long, required = true, num_args = 1.., value_delimiter = ',', value_name = "TARGET",
        value_parser = PossibleValuesParser::new(["html", "fragment", "markdown"])
    )]
    to: Vec<String>,
    /// Into which folder; made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// A folder with templates and CSS in place of the built-in theme
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// Where the pages will be served from
    #[arg(long, value_name = "URL", value_parser = address)]
    base_url: Option<String>,
}

#[derive(Debug, Serialize)]
struct Exported<'a> {
    folder: &'a str,
    manifest: &'a str,
    written: &'a [WrittenFile],
    same: &'a [WrittenFile],
    stale: &'a [String],
    warnings: &'a [String],
    refused: Vec<Refused<'a>>,
}

#[derive(Debug, Serialize)]
struct Refused<'a> {
    story: &'a str,
    headline: &'a str,
    #[serde(flatten)]
    failure: FailureRecord,
}

fn address(text: &str) -> Result<String, String> {
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    let fits = matches!(scheme, "http" | "https") && !rest.is_empty() && !text.contains(char::is_whitespace);
    if fits { Ok(text.to_owned()) } else { Err("write it as https://example.org/news".to_owned()) }
}

impl Export {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let which = match (self.approved, self.draft) {
            (true, _) => Which::Approved,
            (_, true) => Which::Draft,
            _ => Which::Released,
        };
        let wanted = Wanted {
            stories: self.stories,
            which,
            targets: self.to,
            theme: self.theme,
            base_url: self.base_url,
        };
        let job = prepare(&mut desk.session, wanted)?;
        let bar = Bar::new(desk.out, "Exporting");
        let reply = job.run(&self.out, &mut |done, total| bar.show(done, total))?;
        drop(bar);
        report(desk, &reply, which)
    }
}

fn report(desk: &Desk, reply: &ExportReply, which: Which) -> Result<End, Trouble> {
    let refused = reply.refused.iter().map(|one| Refused {
        story: &one.story,
        headline: &one.headline,
        failure: (&one.failure).into(),
    });
    let ExportReply { folder, manifest, written, same, stale, warnings, .. } = reply;
    let record = Exported { folder, manifest, written, same, stale, warnings, refused: refused.collect() };
    desk.out.result(&record, || print(reply))?;
    if !desk.out.json {
        reply.warnings.iter().for_each(|warning| desk.out.say(warning));
        reply.refused.iter().for_each(|one| desk.out.say(&refusal(one)));
    }
    if written.is_empty() && same.is_empty() && reply.refused.is_empty() {
        desk.out.say(nothing(which));
    }
    Ok(if reply.refused.is_empty() { End::Done } else { End::Partly })
}

fn print(reply: &ExportReply) -> String {
    let mut lines: Vec<String> =
        reply.written.iter().map(|file| format!("wrote  {}  {} bytes", file.path, file.bytes)).collect();
    lines.extend(reply.same.iter().map(|file| format!("same   {}", file.path)));
    lines.extend(
        reply.stale.iter().map(|file| format!("old    {file}  (of an earlier export; left where it is)")),
    );
    if !reply.manifest.is_empty() {
        lines.push(format!(
            "{} written, {} the same, in {} ({})",
            reply.written.len(),
            reply.same.len(),
            reply.folder,
            reply.manifest
        ));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

fn refusal(refused: &RefusedStory) -> String {
    let name = if refused.headline.is_empty() { &refused.story } else { &refused.headline };
    let who = match refused.failure.refusal.as_ref().map(|refusal| refusal.who_can.as_slice()) {
        Some(names @ [_, ..]) => format!(" Who can: {}.", names.join(", ")),
        _ => String::new(),
    };
    format!("Not written: \u{201c}{name}\u{201d}. {}{who}", refused.failure.message)
}

fn nothing(which: Which) -> &'static str {
    match which {
        Which::Released => {
            "Nothing is released yet, so nothing was written. Release a story first: stet release STORY"
        }
        Which::Approved => {
            "Nothing is approved or released yet, so nothing was written. Next: stet approve STORY"
        }
        Which::Draft => "There are no unreleased stories, so nothing was written.",
    }
}
