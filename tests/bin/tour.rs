//! Takes the tour and says where what it left stands: `tour FOLDER`.

use anyhow::{Context as _, Result};
use std::io::Write as _;
use std::path::Path;
use stet_tests::tour;

fn main() -> Result<()> {
    let out = std::env::args_os().nth(1).context("usage: tour FOLDER")?;
    let mut talk = std::io::stderr();
    // A closed stderr is nobody listening.
    let taken = tour::take(Path::new(&out), &mut |step| drop(writeln!(talk, "   {step}")))?;
    let mut print = std::io::stdout().lock();
    writeln!(print, "\nPictures of the window:")?;
    for picture in taken.pictures {
        writeln!(print, "  {}", picture.display())?;
    }
    writeln!(print, "Exported:")?;
    for file in taken.exported {
        writeln!(print, "  {}", file.display())?;
    }
    Ok(())
}
