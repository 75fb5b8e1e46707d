//! Words that can't be saved in the newsroom file, put into a file of their own.
//!
//! For a full or failing disk: the window hands over what stands on the page, and
//! it is written as Markdown with its fields above, which `stet edit` and the
//! import read back. The newsroom need not be open for it.

use crate::failure::Result;
use crate::whole;
use crate::wire::{Failure, Json, Words};
use std::path::{Path, PathBuf};
use stet_core::newsroom::slug;
use stet_core::text::front_matter::FrontMatter;
use stet_core::text::json::block_from_json;
use stet_core::text::{Block, markdown};

/// The words as Markdown, headline and standfirst above.
pub fn markdown_of(words: &Words) -> Result<String> {
    let furniture = crate::cases::typing::furniture_from(&words.furniture)?;
    let block = |Json(block): &Json| block_from_json(block).map_err(crate::cases::typing::malformed);
    let blocks = words.blocks.iter().map(block).collect::<Result<Vec<Block>>>()?;
    let mut fields = FrontMatter::default();
    for (name, text) in [
        ("headline", furniture.headline.clone()),
        ("short_headline", furniture.short_headline.clone()),
        ("standfirst", markdown::print_inlines(&furniture.standfirst)),
    ] {
        if !text.is_empty() {
            fields.push(name, text);
        }
    }
    Ok(format!("{}\n{}", fields.print(), markdown::print(&blocks)))
}

/// Writes the words to a file a person chose.
pub fn keep_at(path: &Path, words: &Words) -> Result<()> {
    let text = markdown_of(words)?;
    whole::write(path, text.as_bytes())
        .map_err(|error| Failure::io(&format!("{} could not be written", path.display()), &error))
}

/// Writes the words into the first of these folders that takes them, under a name
/// of their own; nothing that is there is written over.
pub fn keep_in(folders: &[PathBuf], words: &Words) -> Result<PathBuf> {
    let text = markdown_of(words)?;
    let name = slug(&words.furniture.headline, "story");
    let mut last = None;
    for folder in folders {
        match fresh(folder, &name, &text) {
            Ok(path) => return Ok(path),
            Err(error) => {
                last = Some(Failure::io(&format!("{} could not be written to", folder.display()), &error))
            }
        }
    }
    Err(last.unwrap_or_else(|| Failure::fault("There is no folder to keep the words in.")))
}

fn fresh(folder: &Path, name: &str, text: &str) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    for number in 1..1000 {
        let path = folder.join(format!("not-saved-{name}-{number}.md"));
        if !path.try_exists()? {
            whole::write(&path, text.as_bytes())?;
            return Ok(path);
        }
    }
    Err(std::io::Error::from(std::io::ErrorKind::AlreadyExists))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Furniture;
    use serde_json::json;

    fn words() -> Words {
        let block = json!({"type": "paragraph", "attrs": {"id": "p1"}, "content": [
            {"type": "text", "text": "The tender "}, {"type": "text", "text": "closed", "marks": [{"type": "strong"}]},
        ]});
        let furniture =
            Furniture { headline: "Ferry: late".into(), short_headline: String::new(), standfirst: vec![] };
        Words { furniture, blocks: vec![Json(block)] }
    }

    #[test]
    fn the_file_reads_back_as_the_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = keep_in(&[folder.path().join("new")], &words()).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("Ferry: late") && text.contains("The tender **closed**"), "{text}");
        let mut room = crate::cases::room::room();
        let made = crate::cases::edit::new_from_copy(
            &mut room.session,
            crate::wire::NewFromCopy { copy: text.into_bytes(), ..crate::wire::NewFromCopy::default() },
        )
        .unwrap();
        assert_eq!(made.story.furniture.headline, "Ferry: late");
    }

    #[test]
    fn nothing_is_written_over_and_a_folder_that_takes_nothing_is_passed_by() {
        let folder = tempfile::tempdir().unwrap();
        let wall = folder.path().join("wall");
        std::fs::write(&wall, "a file").unwrap();
        let folders = [wall, folder.path().to_owned()];
        let first = keep_in(&folders, &words()).unwrap();
        std::fs::write(&first, "mine").unwrap();
        let second = keep_in(&folders, &words()).unwrap();
        assert_ne!(first, second);
        assert_eq!(std::fs::read_to_string(&first).unwrap(), "mine");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3, "no draft is left behind");
        let none = keep_in(&folders[..1], &words()).unwrap_err();
        assert!(none.message.contains("wall"), "{none}");
    }
}
