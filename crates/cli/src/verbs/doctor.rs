//! Is the newsroom file sound?

use crate::desk::Desk;
use crate::table::counted;
use crate::trouble::{End, Ended};
use clap::Args;
use stet_api::cases;
use stet_api::wire::DoctorReport;

/// Read the whole newsroom file through and say what is wrong with it
#[derive(Args, Debug)]
#[command(
    after_help = "Every page, paragraph, revision and picture is held against its hash, and the journal against its chain, its kept copies and its signatures. Exit code 0 when all is well, else 1.\n\n\
        With --json: ok, file, stories, ended_cleanly, mended (what a repair did, a sentence each), findings (code, story, message), notices (name, text, urgent), journal (entries, head, alone, said).\n\n\
        Example:\n  stet doctor\n  stet doctor --repair"
)]
pub(crate) struct Doctor {
    /// Put back what can be proven, mark what can't, keep what was there; nothing is guessed at
    #[arg(long)]
    repair: bool,
}

impl Doctor {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let report = desk.session.unattended(|session| cases::doctor::doctor(session, self.repair))?;
        desk.out.result(&report, || print(&report))?;
        Ok(if report.ok { End::Done } else { End::Partly })
    }
}

fn print(report: &DoctorReport) -> String {
    let mut lines = report.mended.clone();
    lines.extend(report.findings.iter().map(|finding| finding.message.clone()));
    lines.extend(report.notices.iter().map(|notice| notice.text.clone()));
    lines.extend(report.journal.iter().map(|journal| journal.said.clone()));
    let stories = counted(report.stories, "story", "stories");
    lines.push(if report.ok {
        format!("{}: {stories}, all sound.", report.file)
    } else {
        format!("{}: damaged. Nothing was guessed; open a backup, and keep this file.", report.file)
    });
    lines.into_iter().map(|line| line + "\n").collect()
}
