//! The line as it is typed: what holds everywhere, and the verbs.

use crate::verbs::Verb;
use clap::{Args, Parser};
use jiff::Timestamp;
use std::path::PathBuf;

/// The headless door to a Stet newsroom file.
#[derive(Debug, Parser)]
#[command(
    name = "stet",
    version,
    max_term_width = 100,
    after_help = "A STORY is an id, a unique beginning of one, or a slug.\n\n\
        Example:\n  stet init newsroom.stet --solo \"Mara Idowu\" --name \"World desk\"\n  stet import page.txt --accept\n  \
        stet release SLUG\n  stet export --to html markdown --out public/"
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) house: House,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What every verb takes.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct House {
    /// The newsroom file [else newsroom.stet in this folder, else the one in your data folder]
    #[arg(long, global = true, value_name = "FILE", env = "STET_NEWSROOM", hide_env_values = true)]
    pub(crate) newsroom: Option<PathBuf>,
    /// Print one JSON value with stable field names
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Act as this person, by name or id, this once
    #[arg(id = "as", long = "as", global = true, value_name = "PERSON")]
    pub(crate) person: Option<String>,
    /// Take this for the time, for runs that can be repeated to the byte
    #[arg(long, global = true, value_name = "RFC3339", value_parser = now)]
    pub(crate) now: Option<Timestamp>,
}

fn now(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_| "write it as 2026-05-14T12:00:00Z".to_owned())
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::{Command, CommandFactory};

    fn each(command: &Command, path: &str, look: &mut dyn FnMut(&str, &Command)) {
        look(path, command);
        for verb in command.get_subcommands().filter(|verb| verb.get_name() != "help") {
            each(verb, &format!("{path} {}", verb.get_name()), look);
        }
    }

    #[test]
    fn the_arguments_hold_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_verb_shows_an_example_that_parses() {
        each(&Cli::command(), "stet", &mut |path, command| {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let (_, examples) =
                help.split_once("Example:\n").unwrap_or_else(|| panic!("{path} shows no example"));
            for line in examples.lines().map(str::trim).filter(|line| line.starts_with("stet ")) {
                let words = shell_words(line.split(" < ").next().unwrap_or(line));
                if let Err(error) = Cli::command().try_get_matches_from(&words) {
                    panic!("{path}: {line}\n{error}");
                }
            }
        });
    }

    #[test]
    fn what_comes_later_is_not_in_the_help() {
        let mut names = Vec::new();
        each(&Cli::command(), "stet", &mut |_, command| names.push(command.get_name().to_owned()));
        assert!(!names.iter().any(|name| name == "check"), "check comes later");
    }

    /// Splits a line as a shell would, as far as the examples need it.
    fn shell_words(line: &str) -> Vec<String> {
        let (mut words, mut quoted) = (vec![String::new()], false);
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ' ' if !quoted => words.push(String::new()),
                letter => words.last_mut().unwrap().push(letter),
            }
        }
        words.into_iter().filter(|word| !word.is_empty()).collect()
    }
}
