//! Renders the awkward stories of `stories.rs` into a folder, in every form, for
//! the page checks in tests/pages: `cargo run -p stet-publish --example pages -- DIR`.
#![allow(clippy::print_stdout, reason = "an example talks")]

mod stories;

use std::path::{Path, PathBuf};
use stet_publish::{ExportFile, Mode, Page, Related, Target, Theme, file_name, render, write_set};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dir: PathBuf = std::env::args_os().nth(1).ok_or("usage: pages DIR")?.into();
    let theme = Theme::built_in()?;
    for (folder, mode) in [("released", Mode::Released), ("proofs", Mode::Proof)] {
        let dir = dir.join(folder);
        let files = files(mode, &theme)?;
        let report = write_set(&dir, files, mode, &|_| true, &mut |_, _| {})?;
        picture(&dir)?;
        println!("{}: {} written, {} the same", dir.display(), report.written.len(), report.same.len());
    }
    Ok(())
}

fn files(mode: Mode, theme: &Theme) -> Result<Vec<ExportFile>, stet_publish::PublishError> {
    let wanted = stories::all().into_iter().filter(|(page, _)| page.proof == (mode == Mode::Proof));
    let mut files = Vec::new();
    for (page, related) in wanted {
        for target in Target::ALL {
            files.push(file(&page, &related, target, mode, theme)?);
        }
    }
    Ok(files)
}

fn file(
    page: &Page,
    related: &Related,
    target: Target,
    mode: Mode,
    theme: &Theme,
) -> Result<ExportFile, stet_publish::PublishError> {
    Ok(ExportFile {
        path: file_name(&page.slug, page.story.as_str(), target, mode),
        bytes: render(page, related, target, theme)?,
        media_type: target.media_type().to_owned(),
        story: page.story.to_string(),
        revision: page.revision.clone(),
        text_hash: page.text_hash.clone(),
        sequence: page.sequence,
    })
}

/// The one picture the stories show.
fn picture(dir: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(dir.join("pictures"))?;
    std::fs::write(dir.join("pictures/harbour.jpg"), include_bytes!("harbour.jpg"))
}
