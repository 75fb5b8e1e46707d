//! The house: at most one open newsroom, and the door the window knocks on.
//!
//! A command comes in by name with a JSON request and leaves as a JSON reply or
//! a [`Failure`]. Work on the file happens on the file's own thread; reading
//! imports and writing exports happens beside it, so that neither holds up a
//! save.

mod door;
mod seats;

use crate::cases;
use crate::due::DueCheck;
use crate::failure::Result;
use crate::session::{LOCKED, Session, Setup};
use crate::wire::{Code, Event, Failure, ProofOf, ProofRecord};
use crate::worker::Worker;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use tokio::sync::RwLock;

/// Hears what happened, after it was committed.
pub type Ear = Arc<dyn Fn(Event) + Send + Sync>;

/// What a command may use beside its request: the files and folders a person
/// chose in the host's own dialogs. The page never names a path.
#[derive(Clone, Debug, Default)]
pub struct Chosen(pub Vec<PathBuf>);

/// The door. Cheap to share; every call may come from any thread.
pub struct House {
    setup: Setup,
    ear: Ear,
    open: RwLock<Option<Worker<Session>>>,
    checking: Checking,
    problem: RwLock<Option<Failure>>,
    /// Locked, as far as is known here: refused at once, and asked again on the file's
    /// thread.
    locked: AtomicBool,
    /// One passphrase is tried at a time, whoever asks.
    trying: tokio::sync::Mutex<()>,
}

impl House {
    /// A house whose newsroom is kept where `setup` says. Opens the file if it
    /// is there; if it will not open, the house stands all the same and
    /// `state` says why.
    pub fn new(setup: Setup, ear: Ear) -> Self {
        let checking = Checking::default();
        let (open, locked, problem) = match start(&setup, &ear, &checking) {
            Ok(Some((open, locked))) => (Some(open), locked, None),
            Ok(None) => (None, false, None),
            Err(problem) => (None, false, Some(problem)),
        };
        Self {
            setup,
            ear,
            open: RwLock::new(open),
            checking,
            problem: RwLock::new(problem),
            locked: AtomicBool::new(locked),
            trying: tokio::sync::Mutex::default(),
        }
    }

    /// Does what the command says.
    pub async fn call(&self, command: &str, request: Value, chosen: Chosen) -> Result<Value> {
        if self.locked.load(Ordering::SeqCst) && !door::THOUGH_LOCKED.contains(&command) {
            return Err(Failure::new(Code::Locked, LOCKED));
        }
        door::knock(self, command, request, chosen).await
    }

    /// The exact page a story would be published as, marked as a proof until it
    /// is live. For the sandboxed preview frame.
    pub async fn preview_page(&self, story: &str) -> Result<Vec<u8>> {
        let story = story.to_owned();
        let gathered = self.on_file(move |session| cases::release::preview(session, &story)).await?;
        beside(move || gathered.run()).await
    }

    /// A story's proof, for the printer and for the frame that shows it first.
    pub async fn proof_page(&self, story: &str, paper: &str) -> Result<(Vec<u8>, ProofRecord)> {
        let request = ProofOf { story: story.to_owned(), paper: paper.to_owned() };
        use cases::release::proof::{self, Running};
        let job = self.on_file(move |session| proof::gather(session, &request, Running::Drawn)).await?;
        beside(move || job.run()).await
    }

    /// A picture by the hash of its bytes: media type and bytes.
    pub async fn media(&self, hash: &str) -> Result<(String, Vec<u8>)> {
        let hash = hash.to_owned();
        self.on_file(move |session| cases::media::by_hash(session, &hash)).await
    }

    /// Does what no command does: for hosts that know the use cases, and for tests.
    pub async fn visit<R: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Session) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        self.on_file_though_locked(job).await
    }

    /// Closes the file properly, after everything that was already asked for.
    pub async fn close(&self) -> Result<()> {
        let closed = match self.open.write().await.take() {
            None => Ok(()),
            Some(worker) => worker.finish(Session::retire).await,
        };
        if let Some(running) = self.checking.take() {
            // What it found was told already.
            drop(tokio::task::spawn_blocking(move || running.join()).await);
        }
        closed
    }

    /// Does something for whoever sits here; nothing for anybody while it is locked.
    async fn on_file<R: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Session) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        self.on_file_though_locked(move |session| session.admit().and_then(|()| job(session))).await
    }

    /// Does what a locked house does, too: say who may sit down, and let them.
    async fn on_file_though_locked<R: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Session) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let open = self.open.read().await;
        let Some(worker) = open.as_ref() else {
            return Err(Failure::new(Code::NoNewsroom, "No newsroom is open. Make one, or open one, first."));
        };
        // Part of the work may be committed although the rest failed.
        let (reply, events, locked) = worker
            .ask(move |session| {
                let reply = job(session);
                Ok((reply, session.take_events(), session.is_locked()))
            })
            .await?;
        self.locked.store(locked, Ordering::SeqCst);
        events.into_iter().for_each(|event| (self.ear)(event));
        reply
    }

    async fn enter(&self, session: Session) -> Result<()> {
        self.locked.store(session.is_locked(), Ordering::SeqCst);
        let worker = begin(session, &self.ear, &self.checking)?;
        *self.problem.write().await = None;
        *self.open.write().await = Some(worker);
        Ok(())
    }
}

/// A reading-through of the file on a thread of its own. Dropping it waits, since
/// the process must not end under a thread that still decrypts.
#[derive(Default)]
struct Checking(Mutex<Option<JoinHandle<()>>>);

impl Checking {
    fn take(&self) -> Option<JoinHandle<()>> {
        self.0.lock().ok().and_then(|mut running| running.take())
    }

    fn begin(&self, check: DueCheck, ear: &Ear) {
        let ear = Arc::clone(ear);
        let thread = std::thread::spawn(move || {
            if let Some((code, message)) = check.run() {
                ear(Event::Problem { code, message });
            }
        });
        if let Ok(mut running) = self.0.lock() {
            *running = Some(thread);
        }
    }
}

impl Drop for Checking {
    fn drop(&mut self) {
        // What it found was told already; a panic of its was reported where it happened.
        drop(self.take().map(JoinHandle::join));
    }
}

/// The file on its thread, and whether it is locked; nothing where there is no file.
fn start(setup: &Setup, ear: &Ear, checking: &Checking) -> Result<Option<(Worker<Session>, bool)>> {
    if !setup.file.exists() {
        return Ok(None);
    }
    let session = Session::open(setup)?;
    let locked = session.is_locked();
    Ok(Some((begin(session, ear, checking)?, locked)))
}

/// Puts a session on its thread; after an unclean end the whole file is read
/// through beside it, and what that finds is told.
fn begin(session: Session, ear: &Ear, checking: &Checking) -> Result<Worker<Session>> {
    if let Some(check) = session.due_check() {
        checking.begin(check, ear);
    }
    Worker::start(session, Session::tidy)
}

fn ask<T: DeserializeOwned>(command: &str, request: Value) -> Result<T> {
    let request = if request.is_null() { Value::Object(serde_json::Map::new()) } else { request };
    serde_json::from_value(request).map_err(|error| {
        Failure::bad(format!("The request for \u{201c}{command}\u{201d} makes no sense: {error}."))
    })
}

fn answer(reply: impl Serialize) -> Result<Value> {
    serde_json::to_value(reply)
        .map_err(|error| Failure::fault(format!("A reply could not be written: {error}.")))
}

/// Does what needs no newsroom file, on a thread of its own.
async fn beside<R: Send + 'static>(job: impl FnOnce() -> Result<R> + Send + 'static) -> Result<R> {
    tokio::task::spawn_blocking(job).await.map_err(|error| {
        Failure::fault(format!("The work stopped half-way: {error}. Nothing was lost; try again."))
    })?
}
