//! Comments on a story's words.

use crate::desk::Desk;
use crate::trouble::Ended;
use clap::Args;
use stet_api::cases;
use stet_api::wire::{ByStory, CommentsView, ResolveComment, SaveComment};

/// Comment on a story, or read what was said of it; nothing of it is ever exported
#[derive(Args, Debug)]
#[command(
    after_help = "Without TEXT: prints the comments. --at quotes the words it is on, as they stand in the text once; without it the \
        comment is on the story as a whole. @ before a colleague\u{2019}s name names them.\n\n\
        With --json: threads [{id, placed, slot, line, from, to, quote, must, resolved_by, resolved_at, said}], people; when a \
        comment was made: comment, comments, told, not_told.\n\n\
        Example:\n  stet comment ferry-contract --at \"fares would rise\" \"Who says so, @Mara Idowu?\" --must\n  \
        stet comment ferry-contract\n  stet comment ferry-contract --resolve 3f9a\n  stet comment ferry-contract --answer 3f9a \"The minister.\""
)]
pub(crate) struct Comment {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// What it says; without it the comments are printed
    text: Option<String>,
    /// The words it is on
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    at: String,
    /// It must be answered before the story is signed off
    #[arg(long)]
    must: bool,
    /// Answer this comment
    #[arg(long, value_name = "COMMENT", conflicts_with = "at")]
    answer: Option<String>,
    /// Say that this comment is done with
    #[arg(long, value_name = "COMMENT", conflicts_with_all = ["text", "at", "must", "answer"])]
    resolve: Option<String>,
}

impl Comment {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let named =
            |desk: &Desk, given: &str| cases::comments::thread_named(&desk.session, &self.story, given);
        if let Some(given) = &self.resolve {
            let thread = named(desk, given)?;
            let request = ResolveComment { story: self.story, thread, done: true };
            let view = cases::comments::resolve(&mut desk.session, request)?;
            return desk.out.result(&view, || printed(&view));
        }
        let thread = self.answer.as_deref().map(|given| named(desk, given)).transpose()?;
        let Some(text) = self.text else {
            let view = cases::comments::view(&mut desk.session, ByStory { story: self.story })?;
            return desk.out.result(&view, || printed(&view));
        };
        let request = SaveComment {
            story: self.story,
            thread,
            text,
            quote: self.at,
            must: self.must,
            ..SaveComment::default()
        };
        let saved = cases::comments::save(&mut desk.session, request)?;
        desk.out.result(&saved, || {
            let told: Vec<&str> = saved.told.iter().map(|person| person.name.as_str()).collect();
            let mut said = vec!["Noted.".to_owned()];
            if !told.is_empty() {
                said.push(format!("Named: {}.", told.join(", ")));
            }
            said.extend(saved.not_told.iter().cloned());
            said.join(" ")
        })
    }
}

fn printed(view: &CommentsView) -> String {
    if view.threads.is_empty() {
        return "Nothing was said of it yet.".to_owned();
    }
    let threads = view.threads.iter().map(|thread| {
        let id: String = thread.id.chars().take(6).collect();
        let on = match thread.placed.as_str() {
            "story" => "on the story".to_owned(),
            "gone" => format!("on words that are gone, \u{201c}{}\u{201d}", thread.quote),
            _ if thread.quote.is_empty() => "on a paragraph".to_owned(),
            _ => format!("on \u{201c}{}\u{201d}", thread.quote),
        };
        let mut head = format!("{id}  {on}");
        if thread.must && thread.resolved_at.is_none() {
            head.push_str(", must be answered");
        }
        if !thread.resolved_by.is_empty() {
            head.push_str(&format!(", resolved by {}", thread.resolved_by));
        }
        let said = thread.said.iter().map(|one| format!("  {}: {}", one.by.name, one.text));
        [head].into_iter().chain(said).collect::<Vec<_>>().join("\n")
    });
    threads.collect::<Vec<_>>().join("\n\n")
}
