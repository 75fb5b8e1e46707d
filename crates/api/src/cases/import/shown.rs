//! A reading as the import dialog and `--json` show it.

use crate::cases::find;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, number};
use crate::wire::{DropView, Failure, ImportView, PreviewLine, ProposedBio, ProposedCredit, ProposedRole};
use stet_core::newsroom::{Author, Desk, Function, Managed};
use stet_core::text::{Block, Node, count, plain};
use stet_ingest::{Dropped, Reading};

pub(in crate::cases) fn dropped(line: Dropped) -> DropView {
    DropView { line: number(line.line), text: line.text, why: line.why, what: line.what.name().to_owned() }
}

pub(super) fn refused(file: String, failure: Failure) -> ImportView {
    ImportView {
        ticket: String::new(),
        file,
        form: String::new(),
        encoding: String::new(),
        headline: String::new(),
        standfirst: String::new(),
        dateline: String::new(),
        published: None,
        credits: vec![],
        bios: vec![],
        roles: vec![],
        preview: vec![],
        blocks: 0,
        words: 0,
        dropped: vec![],
        warnings: vec![],
        refused: Some(failure),
    }
}

pub(super) fn reading(session: &Session, ticket: &str, file: &str, reading: &Reading) -> Result<ImportView> {
    let furniture = &reading.document.furniture;
    Ok(ImportView {
        ticket: ticket.to_owned(),
        file: file.to_owned(),
        form: reading.form.name().to_owned(),
        encoding: reading.encoding.clone(),
        headline: furniture.headline.clone(),
        standfirst: furniture.standfirst.text(),
        dateline: reading.fields.dateline.clone().unwrap_or_default(),
        published: reading.fields.published.clone(),
        credits: credits(session, reading)?,
        bios: bios(session, reading)?,
        roles: roles(session, reading)?,
        preview: reading.document.blocks.iter().map(preview).collect(),
        blocks: number(reading.document.blocks.len()),
        words: number(count::of(&reading.document).words),
        dropped: reading.dropped.iter().cloned().map(dropped).collect(),
        warnings: reading.warnings.clone(),
        refused: None,
    })
}

fn preview(block: &Block) -> PreviewLine {
    let attribution = match &block.node {
        Node::Quotation { attribution, .. } | Node::PullQuote { attribution, .. } => attribution.clone(),
        _ => String::new(),
    };
    let words = match &block.node {
        Node::Quotation { content, .. } => {
            content.iter().map(|node| plain::text(&[Block::new(block.id.clone(), node.clone())])).collect()
        }
        Node::PullQuote { text, .. } => text.text(),
        _ => plain::text(std::slice::from_ref(block)),
    };
    PreviewLine { kind: block.node.kind().to_owned(), text: words.trim_end().to_owned(), attribution }
}

fn author(session: &Session, name: &str) -> Result<Option<Author>> {
    session.read(|read| find::author_if(read, name))
}

fn credits(session: &Session, reading: &Reading) -> Result<Vec<ProposedCredit>> {
    let proposed = |credit: &stet_ingest::ProposedCredit| {
        Ok(ProposedCredit {
            author: credit.author.clone(),
            role: credit.role.name().to_owned(),
            known: author(session, &credit.author)?.is_some(),
        })
    };
    reading.credits.iter().map(proposed).collect()
}

fn bios(session: &Session, reading: &Reading) -> Result<Vec<ProposedBio>> {
    let book = session.read(|read| PeopleBook::read(read, session.today()))?;
    let proposed = |bio: &stet_ingest::ProposedBio| {
        let known = author(session, &bio.author)?;
        let who_can = known.as_ref().and_then(|author| {
            let what = Managed::Author(author.person.as_ref());
            book.rights().may_manage(session.me(), what, book.today).err()
        });
        let replaces = known.map(|author| author.short_bio).filter(|now| !now.is_empty() && *now != bio.text);
        Ok(ProposedBio {
            author: bio.author.clone(),
            text: bio.text.clone(),
            replaces,
            who_can: who_can.map(|refusal| refusal.who_can).unwrap_or_default(),
        })
    };
    reading.bios.iter().map(proposed).collect()
}

fn roles(session: &Session, reading: &Reading) -> Result<Vec<ProposedRole>> {
    let book = session.read(|read| PeopleBook::read(read, session.today()))?;
    let proposed = |role: &stet_ingest::ProposedRole| {
        let person = author(session, &role.author)?.and_then(|author| author.person);
        let desk = book.desks.iter().find(|desk| find::same_name(&desk.name, &role.desk));
        let held = book.roles.iter().any(|held| {
            Some(&held.person) == person.as_ref()
                && Some(&held.desk) == desk.map(|desk| &desk.id)
                && held.function == role.function
                && held.holds_on(book.today)
        });
        let may = book.rights().may_manage(session.me(), giving(desk, role.function), book.today);
        Ok(ProposedRole {
            author: role.author.clone(),
            function: role.function.name().to_owned(),
            desk: role.desk.clone(),
            because: role.because.clone(),
            known_desk: desk.is_some(),
            held,
            who_can: may.err().map(|refusal| refusal.who_can).unwrap_or_default(),
        })
    };
    reading.roles.iter().map(proposed).collect()
}

/// What it takes to give a role that was read; a desk that is not there yet is
/// opened by who manages the newsroom.
pub(super) fn giving(desk: Option<&Desk>, function: Function) -> Managed<'_> {
    desk.map_or(Managed::Newsroom, |desk| Managed::Role(&desk.id, function))
}
