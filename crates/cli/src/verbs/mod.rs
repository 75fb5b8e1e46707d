//! The verbs, a file for each group.

mod act;
mod author;
mod backup;
mod clipboard;
mod comment;
mod completions;
mod correction;
mod cut;
mod desks;
mod diff;
mod doctor;
mod edit;
mod export;
mod history;
mod import;
mod init;
mod list;
mod merge;
mod new;
mod note;
mod person;
mod proof;
mod recover;
mod role;
mod search;
mod seat;
mod set;
mod show;
mod snippet;
mod story;
mod suggest;
mod template;
mod tk;
mod verify;

use crate::args::{Cli, House};
use crate::desk::Desk;
use crate::trouble::Ended;
use clap::Subcommand;

/// Everything `stet` can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Init(init::Init),
    Import(import::Import),
    New(new::New),
    List(list::List),
    Show(show::Show),
    Search(search::Search),
    History(history::History),
    Diff(diff::Diff),
    Set(set::Set),
    Edit(edit::Edit),
    Merge(merge::Merge),
    Clipboard(clipboard::Clipboard),
    Note(note::Note),
    // Review.
    Comment(comment::Comment),
    Suggest(suggest::Suggest),
    Review(suggest::Review),
    /// Take suggested changes into a story
    #[command(
        after_help = "Taking one of several wordings turns the others down. With --json: the page as `stet review --json` gives it.\n\nExample:\n  stet accept ferry-contract 3f9a 81c2\n  stet accept ferry-contract --all"
    )]
    Accept(suggest::Decide),
    /// Turn suggested changes down
    #[command(
        after_help = "With --json: the page as `stet review --json` gives it.\n\nExample:\n  stet reject ferry-contract 3f9a --note \"She said it that way\""
    )]
    Reject(suggest::Decide),
    /// Begin writing a story you pitched or were assigned
    #[command(after_help = "Example:\n  stet start pilots-ballot")]
    Start(act::OnStory),
    /// Let the desk read your draft before you file it
    #[command(
        after_help = "A draft is private to its writers until it is filed, or shown with this.\n\nExample:\n  stet share ferry-contract"
    )]
    Share(act::OnStory),
    /// Hand your copy to the desk
    #[command(after_help = "Example:\n  stet file ferry-contract")]
    File(act::OnStory),
    /// Take a filed story to edit it
    #[command(after_help = "Example:\n  stet take ferry-contract --as \"Bo Lindqvist\"")]
    Take(act::OnStory),
    /// Send a story back to its writer, with a note
    #[command(after_help = "Example:\n  stet return market-hall --note \"Who measured the beams?\"")]
    Return(act::OnStory),
    /// Sign a story off, paragraph by paragraph as it stands
    #[command(after_help = "Example:\n  stet approve ferry-contract --as \"Ana Keita\"")]
    Approve(act::OnStory),
    /// Let a story wait, with a reason
    #[command(after_help = "Example:\n  stet hold grain-silos --note \"Second source away until Thursday\"")]
    Hold(act::OnStory),
    /// Take a story out of the workflow, with a reason; undo brings it back
    #[command(after_help = "Example:\n  stet spike herring-run --note \"The run is over\"")]
    Spike(act::OnStory),
    /// Bring a held or spiked story back to where it was
    #[command(after_help = "Example:\n  stet undo herring-run")]
    Undo(act::OnStory),
    /// Hand an approved story to the pipeline
    #[command(after_help = "Example:\n  stet release ferry-contract")]
    Release(act::OnStory),
    Sign(act::Sign),
    Schedule(act::Schedule),
    /// Take a story off the schedule
    #[command(after_help = "Example:\n  stet unschedule ferry-contract")]
    Unschedule(act::OnStory),
    Revise(act::Revise),
    /// Publish the approved next version in the place of what readers have
    #[command(
        after_help = "Open the next version first, with `stet revise`.\n\nExample:\n  stet correct ferry-contract"
    )]
    Correct(act::OnStory),
    /// Give the next version up; what readers have stays
    #[command(
        after_help = "Example:\n  stet abandon ferry-contract --note \"The ministry was right after all\""
    )]
    Abandon(act::OnStory),
    /// Take a story back from readers, with a reason
    #[command(after_help = "Example:\n  stet withdraw ferry-contract --note \"It rests on a forged letter\"")]
    Withdraw(act::OnStory),
    /// Tell every recipient to stop using a story, for good; takes two people
    #[command(after_help = "Example:\n  stet kill ferry-contract --note \"It names the wrong man\"")]
    Kill(act::OnStory),
    /// Release an approved story before its hard embargo lifts; takes two people
    #[command(
        after_help = "Example:\n  stet break-embargo toll-war --note \"The ministry published it itself\""
    )]
    BreakEmbargo(act::OnStory),
    Second(act::Second),
    Export(export::Export),
    Proof(proof::Proof),
    Verify(verify::Verify),
    Person(person::Person),
    Author(author::Author),
    Desk(desks::DeskVerb),
    Seat(seat::Seat),
    Role(role::Role),
    Template(template::TemplateVerb),
    Snippet(snippet::SnippetVerb),
    Correction(correction::CorrectionVerb),
    Cut(cut::Cut),
    Tk(tk::Tk),
    Doctor(doctor::Doctor),
    Recover(recover::Recover),
    Backup(backup::Backup),
    Restore(backup::Restore),
    Completions(completions::Completions),
}

/// Does what the line says.
pub(crate) fn run(cli: Cli) -> Ended {
    let house = &cli.house;
    match cli.verb {
        Verb::Init(args) => args.run(house),
        Verb::Verify(args) => args.run(house),
        Verb::Restore(args) => args.run(house),
        Verb::Completions(args) => args.run(house),
        Verb::Seat(args) => args.run(house),
        Verb::Import(args) => at_desk(house, |desk| args.run(desk)),
        Verb::New(args) => at_desk(house, |desk| args.run(desk)),
        Verb::List(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Show(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Search(args) => at_desk(house, |desk| args.run(desk)),
        Verb::History(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Diff(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Set(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Edit(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Merge(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Clipboard(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Start(args) => at_desk(house, |desk| args.run(desk, "start")),
        Verb::Share(args) => at_desk(house, |desk| args.run(desk, "share")),
        Verb::File(args) => at_desk(house, |desk| args.run(desk, "file")),
        Verb::Take(args) => at_desk(house, |desk| args.run(desk, "take")),
        Verb::Return(args) => at_desk(house, |desk| args.run(desk, "return")),
        Verb::Approve(args) => at_desk(house, |desk| args.run(desk, "approve")),
        Verb::Hold(args) => at_desk(house, |desk| args.run(desk, "hold")),
        Verb::Spike(args) => at_desk(house, |desk| args.run(desk, "spike")),
        Verb::Undo(args) => at_desk(house, |desk| args.run(desk, "undo")),
        Verb::Release(args) => at_desk(house, |desk| args.run(desk, "release")),
        Verb::Sign(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Schedule(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Unschedule(args) => at_desk(house, |desk| args.run(desk, "unschedule")),
        Verb::Revise(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Correct(args) => at_desk(house, |desk| args.run(desk, "correct")),
        Verb::Abandon(args) => at_desk(house, |desk| args.run(desk, "abandon")),
        Verb::Withdraw(args) => at_desk(house, |desk| args.run(desk, "withdraw")),
        Verb::Kill(args) => at_desk(house, |desk| args.run(desk, "kill")),
        Verb::BreakEmbargo(args) => at_desk(house, |desk| args.run(desk, "break-embargo")),
        Verb::Second(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Export(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Proof(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Person(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Author(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Desk(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Role(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Note(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Comment(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Suggest(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Review(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Accept(args) => at_desk(house, |desk| args.run(desk, true)),
        Verb::Reject(args) => at_desk(house, |desk| args.run(desk, false)),
        Verb::Template(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Snippet(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Correction(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Cut(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Tk(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Doctor(args) => at_the_file(house, |desk| args.run(desk)),
        Verb::Recover(args) => at_desk(house, |desk| args.run(desk)),
        Verb::Backup(args) => at_the_file(house, |desk| args.run(desk)),
    }
}

/// Opens the newsroom, works, and closes it properly whatever came of the work.
fn at_desk(house: &House, work: impl FnOnce(&mut Desk) -> Ended) -> Ended {
    at(Desk::open(house)?, work)
}

/// The same for what needs nobody: what is done to the file, locked or not.
fn at_the_file(house: &House, work: impl FnOnce(&mut Desk) -> Ended) -> Ended {
    at(Desk::open_though_locked(house)?, work)
}

fn at(mut desk: Desk, work: impl FnOnce(&mut Desk) -> Ended) -> Ended {
    let ended = work(&mut desk);
    let closed = desk.session.close();
    let ended = ended?;
    closed?;
    Ok(ended)
}
