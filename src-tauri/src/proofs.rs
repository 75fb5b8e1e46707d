//! A proof on paper: handed to the system's own print dialog, or written as PDF.
//!
//! The document is loaded into a view of its own that nobody sees: it runs no
//! script, shares nothing with the page and has no address. What it says was
//! decided before.

use anyhow::{Context as _, anyhow};
use gtk::glib;
use gtk::prelude::IsA;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use stet_api::Draft;
use stet_api::wire::ProofRecord;
use tauri::WebviewWindow;
use tokio::sync::oneshot;
use webkit2gtk::{
    LoadEvent, PrintOperation, PrintOperationExt as _, PrintOperationResponse, Settings, SettingsExt as _,
    WebContext, WebView, WebViewExt as _,
};

/// The name of GTK's printer that writes files, before it is translated.
const TO_FILE: &str = "Print to File";

/// What a proof was made for.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    name: String,
    /// In points: above, beside on each side, below.
    margins: [f64; 3],
}

impl From<&ProofRecord> for Paper {
    fn from(record: &ProofRecord) -> Self {
        Self { name: record.paper.clone(), margins: record.margins }
    }
}

/// Where a proof goes.
#[derive(Clone, Debug)]
pub(crate) enum Goal {
    /// Wherever the person says, in the dialog.
    Dialog,
    /// Into this file, as PDF.
    Pdf(PathBuf),
}

type Answer = oneshot::Sender<anyhow::Result<bool>>;

/// A print under way: whoever waits for it, and what must stand until it is done.
type UnderWay = Rc<RefCell<Option<(Answer, WebView, PrintOperation)>>>;

struct Job {
    over: WebviewWindow,
    paper: Paper,
    goal: Goal,
    answer: Answer,
}

/// Shows the print dialog over the window; false when the person thinks better
/// of it.
pub(crate) async fn print(window: &WebviewWindow, html: Vec<u8>, paper: Paper) -> anyhow::Result<bool> {
    put(window, html, paper, Goal::Dialog).await
}

/// Writes a PDF: under another name first, so that what is there is never half
/// written over.
pub(crate) async fn pdf(
    window: &WebviewWindow,
    html: Vec<u8>,
    paper: Paper,
    path: &Path,
) -> anyhow::Result<()> {
    let draft = Draft::of(path).context("the file can\u{2019}t be made there")?;
    put(window, html, paper, Goal::Pdf(draft.path().to_owned())).await?;
    let length = std::fs::metadata(draft.path()).map_or(0, |about| about.len());
    if length == 0 {
        return Err(anyhow!("the printer wrote no file"));
    }
    draft.put().context("the file can\u{2019}t be given its name")
}

async fn put(window: &WebviewWindow, html: Vec<u8>, paper: Paper, goal: Goal) -> anyhow::Result<bool> {
    let html = String::from_utf8(html).context("the proof is no text")?;
    let (answer, told) = oneshot::channel();
    let job = Job { over: window.clone(), paper, goal, answer };
    window.run_on_main_thread(move || load(&html, job)).context("the window is busy")?;
    told.await.context("the printer did not answer")?
}

fn load(html: &str, job: Job) {
    let settings = Settings::new();
    settings.set_enable_javascript(false);
    let view = WebView::builder().web_context(&WebContext::new_ephemeral()).settings(&settings).build();
    // The view stands only as long as something waits for it.
    let waiting = RefCell::new(Some((view.clone(), job)));
    view.connect_load_changed(move |_, event| {
        if event == LoadEvent::Finished
            && let Some((view, job)) = waiting.take()
        {
            glib::idle_add_local_once(move || hand_over(view, job));
        }
    });
    view.load_html(html, None);
}

fn hand_over(view: WebView, job: Job) {
    let print = PrintOperation::new(&view);
    print.set_page_setup(&sheet(&job.paper));
    let over = job.over.gtk_window().ok();
    let waiting: UnderWay = Rc::new(RefCell::new(Some((job.answer, view, print.clone()))));
    let failed = Rc::clone(&waiting);
    print.connect_failed(move |_, error| tell(&failed, Err(anyhow!("{error}"))));
    let finished = Rc::clone(&waiting);
    print.connect_finished(move |_| tell(&finished, Ok(true)));
    match job.goal {
        Goal::Dialog => {
            if ask(&print, over.as_ref()) == PrintOperationResponse::Cancel {
                tell(&waiting, Ok(false));
            }
        }
        Goal::Pdf(path) => match into_file(&path) {
            Ok(settings) => {
                print.set_print_settings(&settings);
                print.print();
            }
            Err(error) => tell(&waiting, Err(error)),
        },
    }
}

fn tell(waiting: &UnderWay, told: anyhow::Result<bool>) {
    if let Some((answer, ..)) = waiting.take() {
        // A window that is gone waits for no answer.
        drop(answer.send(told));
    }
}

fn ask(print: &PrintOperation, over: Option<&impl IsA<gtk::Window>>) -> PrintOperationResponse {
    print.run_dialog(over)
}

fn sheet(paper: &Paper) -> gtk::PageSetup {
    let name = if paper.name == "letter" { "na_letter" } else { "iso_a4" };
    let setup = gtk::PageSetup::new();
    setup.set_paper_size(&gtk::PaperSize::new(Some(name)));
    let [above, beside, below] = paper.margins;
    setup.set_top_margin(above, gtk::Unit::Points);
    setup.set_right_margin(beside, gtk::Unit::Points);
    setup.set_bottom_margin(below, gtk::Unit::Points);
    setup.set_left_margin(beside, gtk::Unit::Points);
    setup
}

fn into_file(path: &Path) -> anyhow::Result<gtk::PrintSettings> {
    let address =
        glib::filename_to_uri(path, None).context("the file can\u{2019}t be named to the printer")?;
    let settings = gtk::PrintSettings::new();
    settings.set_printer(&glib::dgettext(Some("gtk30"), TO_FILE));
    settings.set(gtk::PRINT_SETTINGS_OUTPUT_URI, Some(&address));
    settings.set(gtk::PRINT_SETTINGS_OUTPUT_FILE_FORMAT, Some("pdf"));
    Ok(settings)
}
