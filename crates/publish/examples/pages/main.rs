//! Renders the awkward stories of `stories.rs` into a folder, in every form and as
//! proofs for paper, for the page checks in tests/pages: `cargo run -p stet-publish --example pages -- DIR`.
#![allow(clippy::print_stdout, reason = "an example talks")]

mod stories;

use std::path::{Path, PathBuf};
use stet_core::text::tk::Placeholders;
use stet_publish::{
    ExportFile, Fact, Mode, Page, Paper, Proof, Related, Running, Target, Theme, file_name, proof, render,
    write_set,
};

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
    sheets(&dir.join("sheets"))
}

/// A proof of each.
fn sheets(dir: &Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(dir)?;
    for (number, (page, _)) in stories::all().iter().enumerate() {
        let html = proof(&Proof {
            page,
            paper: Paper::A4,
            running: Running::Drawn,
            placeholders: &Placeholders::default(),
            facts: vec![Fact { name: "Desk".into(), value: "Coast".into() }],
            open: vec!["TK in the headline".into()],
            words: 612,
            by: "Mara Idowu",
            at: jiff::Timestamp::UNIX_EPOCH,
        })?;
        std::fs::write(dir.join(format!("proof-{number}.html")), html)?;
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
