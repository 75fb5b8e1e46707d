//! Reader-facing names with their bios.

use super::person::unseen;
use crate::desk::Desk;
use crate::table::{Table, counted};
use crate::trouble::{Ended, Trouble};
use clap::{Args, Subcommand};
use serde::Serialize;
use stet_api::cases::people;
use stet_api::wire::{AuthorView, Code, Empty, Failure, SaveAuthor};

/// Authors: the names readers see, with their bios
#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  stet author add \"Lin Weiss\" --bio \"Lin is a freelance writer.\"\n  stet author show \"Lin Weiss\""
)]
pub(crate) struct Author {
    #[command(subcommand)]
    verb: AuthorVerb,
}

const RECORD: &str = "With --json: id, name, person, bio, long_bio, photo, confirmed, title_today, used_in.";

#[derive(Debug, Subcommand)]
enum AuthorVerb {
    /// Add a name
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet author add \"Lin Weiss\" --bio \"Lin is a freelance writer.\""))]
    Add {
        /// The name as printed
        name: String,
        #[command(flatten)]
        words: Words,
    },
    /// Change a name, its bios or the person behind it
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet author set \"Lin Weiss\" --bio \"Lin writes about work.\" --confirm"))]
    Set {
        /// Whose, by name or id
        author: String,
        /// Another name as printed
        #[arg(long)]
        name: Option<String>,
        /// Say that the bio is right as of today
        #[arg(long)]
        confirm: bool,
        #[command(flatten)]
        words: Words,
    },
    /// List the names
    #[command(after_help = format!("{RECORD} (An array.)\n\nExample:\n  stet author list"))]
    List,
    /// Show one with both bios
    #[command(after_help = format!("{RECORD}\n\nExample:\n  stet author show \"Lin Weiss\""))]
    Show {
        /// Whose, by name or id
        author: String,
    },
}

#[derive(Args, Debug)]
struct Words {
    /// One or two sentences, printed below a story
    #[arg(long, value_name = "TEXT")]
    bio: Option<String>,
    /// The author page's text
    #[arg(long, value_name = "TEXT")]
    long_bio: Option<String>,
    /// The person behind the name, by name or id; empty for nobody
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
}

#[derive(Debug, Serialize)]
struct AuthorRecord {
    id: String,
    name: String,
    person: Option<String>,
    bio: String,
    long_bio: String,
    photo: bool,
    confirmed: Option<String>,
    title_today: Option<String>,
    used_in: u32,
}

impl From<AuthorView> for AuthorRecord {
    fn from(author: AuthorView) -> Self {
        Self {
            id: author.id,
            name: author.name,
            person: author.person.map(|person| person.name),
            bio: author.short_bio,
            long_bio: author.long_bio,
            photo: author.photo.is_some(),
            confirmed: author.confirmed,
            title_today: author.title_today,
            used_in: author.used_in,
        }
    }
}

impl Author {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        match self.verb {
            AuthorVerb::Add { name, words } => {
                let new = SaveAuthor {
                    id: None,
                    name: name.clone(),
                    short_bio: words.bio.unwrap_or_default(),
                    long_bio: words.long_bio.unwrap_or_default(),
                    person: words.person.filter(|person| !person.is_empty()),
                    confirm: false,
                };
                save(desk, new, &name)
            }
            AuthorVerb::Set { author, name, confirm, words } => set(desk, &author, name, confirm, words),
            AuthorVerb::List => list(desk),
            AuthorVerb::Show { author } => {
                let record = AuthorRecord::from(named(desk, &author)?);
                desk.out.result(&record, || show(&record))
            }
        }
    }
}

fn set(desk: &mut Desk, author: &str, name: Option<String>, confirm: bool, words: Words) -> Ended {
    let old = named(desk, author)?;
    let name = name.unwrap_or(old.name);
    let person = match words.person {
        None => old.person.map(|person| person.id),
        Some(given) => Some(given).filter(|person| !person.is_empty()),
    };
    let new = SaveAuthor {
        id: Some(old.id.clone()),
        name,
        short_bio: words.bio.unwrap_or(old.short_bio),
        long_bio: words.long_bio.unwrap_or(old.long_bio),
        person,
        confirm,
    };
    save(desk, new, &old.id)
}

fn save(desk: &mut Desk, new: SaveAuthor, found_by: &str) -> Ended {
    people::save_author(&mut desk.session, new)?;
    let record = AuthorRecord::from(named(desk, found_by)?);
    desk.out.result(&record, || format!("{} is saved.\n", record.name))
}

fn list(desk: &mut Desk) -> Ended {
    let authors = people::view(&mut desk.session, Empty {})?.authors;
    let records: Vec<AuthorRecord> = authors.into_iter().map(Into::into).collect();
    let mut table = Table::new(&["AUTHOR", "NAME", "PERSON", "TITLE TODAY", ">STORIES", "BIO"]);
    for author in &records {
        table.row([
            author.id.chars().take(7).collect(),
            author.name.clone(),
            author.person.clone().unwrap_or_default(),
            author.title_today.clone().unwrap_or_default(),
            author.used_in.to_string(),
            author.bio.clone(),
        ]);
    }
    desk.out.result(&records, || table.print("No authors yet. Next: stet author add NAME --bio TEXT"))
}

fn show(author: &AuthorRecord) -> String {
    let mut lines = vec![author.name.clone()];
    lines.extend(author.title_today.clone());
    lines.extend(author.person.iter().map(|person| format!("Works here as {person}.")));
    lines.extend(author.confirmed.iter().map(|day| format!("Bio confirmed on {day}.")));
    lines.push(format!("Credited on {}.", counted(author.used_in, "story", "stories")));
    lines.extend(
        [&author.bio, &author.long_bio]
            .into_iter()
            .filter(|bio| !bio.is_empty())
            .map(|bio| format!("\n{bio}")),
    );
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The author that an id or a name means.
fn named(desk: &mut Desk, given: &str) -> Result<AuthorView, Trouble> {
    let authors = people::view(&mut desk.session, Empty {})?.authors;
    let mut fits: Vec<AuthorView> = authors
        .into_iter()
        .filter(|author| author.id == given || author.name.to_lowercase() == given.trim().to_lowercase())
        .collect();
    match (fits.pop(), fits.is_empty()) {
        (Some(author), true) => Ok(author),
        (Some(_), false) => Err(failed(
            Code::Ambiguous,
            format!("Several authors are called \u{201c}{given}\u{201d}; give the id."),
        )),
        (None, _) if given.trim().is_empty() => Err(unseen()),
        (None, _) => Err(failed(
            Code::NotFound,
            format!("There is no author \u{201c}{given}\u{201d} in this newsroom. See: stet author list"),
        )),
    }
}

fn failed(code: Code, message: String) -> Trouble {
    Trouble::Failed(Failure { code, message, refusal: None })
}
