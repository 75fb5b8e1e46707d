//! Bytes coming in: pages, HTML, Markdown and Word files, from files and folders.

use crate::bar::Bar;
use crate::desk::Desk;
use crate::table::counted;
use crate::trouble::{End, Ended, FailureRecord};
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};
use stet_api::cases::import;
use stet_api::wire::{AcceptImport, DropView, Failure, ImportView, ReadImport, StoryView};

/// Make stories of copied pages, HTML, Markdown and Word files, or folders of them
#[derive(Args, Debug)]
#[command(
    after_help = "What a page says about its author is only proposed; --accept takes it. Every line that is not used is named with its \
        reason, and the original bytes are kept with the story. What a Word file deletes (tracked changes), comments on or hides is \
        never copy: it is named as left out. A file that cannot be read does not stop the others.\n\n\
        With --json: an array, one object a file: file, story (id, null where refused), slug, headline, standfirst, credits (author, \
        role), bios (author, text), proposed_roles (author, function, desk), blocks, dropped (line, text, why), warnings, error (null, or \
        code and message).\n\n\
        Example:\n  stet import page.txt --accept\n  stet import draft.docx\n  stet import archive/ --desk World"
)]
pub(crate) struct Import {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// For which desk, by name or id
    #[arg(long)]
    desk: Option<String>,
    /// Take the proposed authors, bios and roles too
    #[arg(long)]
    accept: bool,
}

#[derive(Debug, Default, Serialize)]
struct Imported {
    file: String,
    story: Option<String>,
    slug: Option<String>,
    headline: String,
    standfirst: String,
    credits: Vec<Credit>,
    bios: Vec<Bio>,
    proposed_roles: Vec<Role>,
    blocks: u32,
    dropped: Vec<DropView>,
    warnings: Vec<String>,
    error: Option<FailureRecord>,
}

#[derive(Debug, Serialize)]
struct Credit {
    author: String,
    role: String,
}

#[derive(Debug, Serialize)]
struct Bio {
    author: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Role {
    author: String,
    function: String,
    desk: String,
}

impl Import {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let mut files = Vec::new();
        for path in &self.paths {
            gather(path, true, &mut files);
        }
        let total = u32::try_from(files.len()).unwrap_or(u32::MAX);
        let bar = Bar::new(desk.out, "Importing");
        let mut all = Vec::with_capacity(files.len());
        // Each is made a story before the next is read, so that any number may come.
        for (done, file) in (1..).zip(&files) {
            match file {
                Ok(path) => {
                    let read =
                        import::read(&ReadImport::default(), std::slice::from_ref(path), &mut |_, _| {})?;
                    let views = import::keep(&mut desk.session, read)?;
                    all.extend(views.into_iter().map(|view| self.make(desk, path, view)));
                }
                Err((folder, failure)) => all.push(Imported::refused(folder, failure)),
            }
            bar.show(done, total);
        }
        drop(bar);
        if files.is_empty() {
            desk.out.say("Nothing to import: there is no page, HTML, Markdown or Word file there.");
        }
        let failed = all.iter().any(|one| one.error.is_some());
        desk.out.result(&all, || all.iter().map(|one| one.print(self.accept)).collect())?;
        Ok(if failed || files.is_empty() { End::Partly } else { End::Done })
    }

    /// Makes the story, unless it was refused.
    fn make(&self, desk: &mut Desk, path: &Path, view: ImportView) -> Imported {
        let made = match &view.refused {
            Some(refused) => Err(refused.clone()),
            None => import::accept(&mut desk.session, self.wanted(&view)),
        };
        let left = if self.accept { left_out(&view) } else { vec![] };
        Imported::new(path, view, left, made)
    }

    /// Everything proposed, or only the credits of authors the newsroom has.
    fn wanted(&self, view: &ImportView) -> AcceptImport {
        let credits = view.credits.iter().filter(|credit| self.accept || credit.known);
        AcceptImport {
            ticket: view.ticket.clone(),
            desk: self.desk.clone(),
            credits: credits.map(|credit| credit.author.clone()).collect(),
            bios: view
                .bios
                .iter()
                .filter(|bio| self.accept && bio.who_can.is_empty())
                .map(|bio| bio.author.clone())
                .collect(),
            roles: (0..)
                .zip(&view.roles)
                .filter(|(_, role)| self.accept && role.who_can.is_empty())
                .map(|(at, _)| at)
                .collect(),
        }
    }
}

/// What was asked for and is another’s to take.
fn left_out(view: &ImportView) -> Vec<String> {
    let bios = view.bios.iter().filter(|bio| !bio.who_can.is_empty());
    let roles = view.roles.iter().filter(|role| !role.who_can.is_empty());
    bios.map(|bio| (format!("the bio of {}", bio.author), &bio.who_can))
        .chain(
            roles.map(|role| {
                (format!("{} as {} of {}", role.author, role.function, role.desk), &role.who_can)
            }),
        )
        .map(|(what, who)| format!("{what} was not taken; {} can", who.join(" or ")))
        .collect()
}

impl Imported {
    fn refused(path: &Path, failure: &Failure) -> Self {
        let error = Some(FailureRecord::from(failure));
        Self { file: path.display().to_string(), error, ..Self::default() }
    }

    fn new(path: &Path, view: ImportView, left: Vec<String>, made: stet_api::Result<StoryView>) -> Self {
        let (story, error) = match made {
            Ok(story) => (Some(story.row), None),
            Err(failure) => (None, Some(FailureRecord::from(&failure))),
        };
        Self {
            file: path.display().to_string(),
            slug: story.as_ref().map(|row| row.slug.clone()),
            story: story.map(|row| row.id),
            headline: view.headline,
            standfirst: view.standfirst,
            credits: view
                .credits
                .into_iter()
                .map(|credit| Credit { author: credit.author, role: credit.role })
                .collect(),
            bios: view.bios.into_iter().map(|bio| Bio { author: bio.author, text: bio.text }).collect(),
            proposed_roles: view
                .roles
                .into_iter()
                .map(|role| Role { author: role.author, function: role.function, desk: role.desk })
                .collect(),
            blocks: view.blocks,
            dropped: view.dropped,
            warnings: view.warnings.into_iter().chain(left).collect(),
            error,
        }
    }

    fn print(&self, accepted: bool) -> String {
        let mut lines = vec![self.file.clone()];
        if let Some(error) = &self.error {
            lines.push(format!("  Not imported: {}", error.message));
            return format!("{}\n", lines.join("\n"));
        }
        let names: Vec<&str> = self.credits.iter().map(|credit| credit.author.as_str()).collect();
        let by = if names.is_empty() { String::new() } else { format!(", by {}", names.join(", ")) };
        lines.push(format!(
            "  \u{201c}{}\u{201d}{by}: {}, as {}",
            self.headline,
            counted(self.blocks, "block", "blocks"),
            self.slug.as_deref().unwrap_or_default()
        ));
        let taken = if accepted { "taken" } else { "proposed" };
        lines.extend(self.bios.iter().map(|bio| format!("  Bio of {} {taken}", bio.author)));
        lines.extend(
            self.proposed_roles
                .iter()
                .map(|role| format!("  {} as {} of {} {taken}", role.author, role.function, role.desk)),
        );
        lines.extend(self.warnings.iter().map(|warning| format!("  Look at: {warning}")));
        lines.extend(
            self.dropped
                .iter()
                .map(|one| format!("  Left out, line {}: {} ({})", one.line, short(&one.text), one.why)),
        );
        format!("{}\n", lines.join("\n"))
    }
}

fn short(text: &str) -> String {
    let head: String = text.chars().take(60).collect();
    if head.len() < text.len() { format!("{head}\u{2026}") } else { head }
}

/// A file to be read, or a folder that can't be, and why.
type Found = Result<PathBuf, (PathBuf, Failure)>;

/// A file as named; of a folder, everything that could be a story, in order.
/// Links inside a folder are not followed, so that none leads in a circle.
fn gather(path: &Path, named: bool, files: &mut Vec<Found>) {
    if !path.is_dir() {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if named || ending.is_some_and(|ending| import::endings().any(|one| one == ending)) {
            files.push(Ok(path.to_owned()));
        }
        return;
    }
    let mut inside = match std::fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
        Ok(inside) => inside,
        Err(error) => {
            let attempted = format!("The folder {} could not be read", path.display());
            files.push(Err((path.to_owned(), Failure::io(&attempted, &error))));
            return;
        }
    };
    inside.sort_by_key(std::fs::DirEntry::file_name);
    for entry in inside {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let linked = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        if !hidden && !linked {
            gather(&entry.path(), false, files);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_stories_in_order_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        for name in ["c.md", "a.TXT", "b/page.html", "photo.jpg", ".hidden.md"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let mut files = Vec::new();
        gather(folder.path(), true, &mut files);
        let names: Vec<_> = files
            .iter()
            .map(|file| file.as_ref().unwrap().strip_prefix(folder.path()).unwrap().display().to_string())
            .collect();
        assert_eq!(names, ["a.TXT", "b/page.html", "c.md"]);
    }
}
