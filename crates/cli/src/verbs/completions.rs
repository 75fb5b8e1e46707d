//! Shell completions.

use crate::args::{Cli, House};
use crate::out::Out;
use crate::trouble::{End, Ended};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

/// Print completions for a shell
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  stet completions bash\n  stet completions zsh")]
pub(crate) struct Completions {
    /// Which shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, house: &House) -> Ended {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "stet", &mut script);
        Out { json: house.json }.text(&String::from_utf8_lossy(&script))?;
        Ok(End::Done)
    }
}
