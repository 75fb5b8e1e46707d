//! The house: at most one open newsroom, and the door the window knocks on.
//!
//! A command comes in by name with a JSON request and leaves as a JSON reply or
//! a [`Failure`]. Work on the file happens on the file's own thread; reading
//! imports and writing exports happens beside it, so that neither holds up a
//! save.

use crate::cases;
use crate::due::DueCheck;
use crate::failure::Result;
use crate::session::{Session, Setup};
use crate::wire::{
    Code, Empty, Event, Export, ExportReply, Failure, HouseState, ImportView, NewsroomView, ProofOf,
    ProofRecord, ReadImport,
};
use crate::worker::Worker;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::{Path, PathBuf};
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
}

impl House {
    /// A house whose newsroom is kept where `setup` says. Opens the file if it
    /// is there; if it will not open, the house stands all the same and
    /// `state` says why.
    pub fn new(setup: Setup, ear: Ear) -> Self {
        let checking = Checking::default();
        let (open, problem) = match start(&setup, &ear, &checking) {
            Ok(open) => (open, None),
            Err(problem) => (None, Some(problem)),
        };
        Self { setup, ear, open: RwLock::new(open), checking, problem: RwLock::new(problem) }
    }

    /// Does what the command says.
    pub async fn call(&self, command: &str, request: Value, chosen: Chosen) -> Result<Value> {
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
        self.on_file(job).await
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

    async fn on_file<R: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Session) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let open = self.open.read().await;
        let Some(worker) = open.as_ref() else {
            return Err(Failure::new(Code::NoNewsroom, "No newsroom is open. Make one, or open one, first."));
        };
        // Part of the work may be committed although the rest failed.
        let (reply, events) = worker
            .ask(move |session| {
                let reply = job(session);
                Ok((reply, session.take_events()))
            })
            .await?;
        events.into_iter().for_each(|event| (self.ear)(event));
        reply
    }

    async fn enter(&self, session: Session) -> Result<()> {
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

fn start(setup: &Setup, ear: &Ear, checking: &Checking) -> Result<Option<Worker<Session>>> {
    if !setup.file.exists() {
        return Ok(None);
    }
    begin(Session::open(setup)?, ear, checking).map(Some)
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

/// One function a command; the name is the command's.
mod door {
    use super::{
        Arc, Chosen, Empty, Export, ExportReply, House, HouseState, ImportView, NewsroomView, Path,
        ReadImport, Result, Session, Value, answer, ask, beside, cases,
    };
    use crate::commands::with_commands;
    use crate::wire::{
        AcceptImport, ActAs, ActOn, AddDesk, AddPerson, AuthorRef, ByClipping, ByStory, CatchUp, CaughtUp,
        ClippingView, Compare, Comparison, CreateNewsroom, DeskQuery, DeskQueue, EndRole, Event, Failure,
        GiveRole, HistoryEntry, Hit, Home, Jump, KeepUndo, KeptUndo, LeaveStory, MediaTaken, MergeAsk,
        MergeIn, MergeView, NameVersion, NewStory, PasteAgain, PasteIn, Pasted, PeopleView, RawClip, Recover,
        Recovered, ReleaseView, Restore, ResumeView, SaveAuthor, Saved, SetFields, StoryView, TakeOver,
        TakePicture, Ticket, Timeline, TypeText,
    };
    use crate::wire::{
        ApplyTemplate, ById, CorrectionView, CutView, FindLink, LinkFound, MarkCut, NoteSaved, NotesView,
        SaveNote, SaveScratch, SetPlaceholders, SnippetView, TemplateView, TemplatesView,
    };

    pub(super) async fn knock(house: &House, command: &str, request: Value, chosen: Chosen) -> Result<Value> {
        macro_rules! route {
            ($($name:ident: $request:ty => $reply:ty),+ $(,)?) => {
                match command {
                    $(stringify!($name) => {
                        let reply: $reply = $name(house, ask::<$request>(command, request)?, chosen).await?;
                        answer(reply)
                    })+
                    other => Err(Failure::bad(format!("\u{201c}{other}\u{201d} is not a command."))),
                }
            };
        }
        with_commands!(route)
    }

    pub(super) async fn state(house: &House, _: Empty, _: Chosen) -> Result<HouseState> {
        let newsroom = if house.open.read().await.is_some() {
            let view: NewsroomView = house.on_file(cases::newsroom::view).await?;
            Some(view)
        } else {
            None
        };
        let file = house.setup.file.display().to_string();
        Ok(HouseState { newsroom, problem: house.problem.read().await.clone(), file })
    }

    pub(super) async fn create_newsroom(
        house: &House,
        request: CreateNewsroom,
        chosen: Chosen,
    ) -> Result<HouseState> {
        if house.open.read().await.is_some() {
            return Err(Failure::bad("A newsroom is open already."));
        }
        let setup = house.setup.clone();
        let session = beside(move || cases::newsroom::create(&setup, &request)).await?;
        house.enter(session).await?;
        state(house, Empty {}, chosen).await
    }

    pub(super) async fn act_as(house: &House, request: ActAs, chosen: Chosen) -> Result<HouseState> {
        house.on_file(move |session| cases::newsroom::act_as(session, &request.person)).await?;
        state(house, Empty {}, chosen).await
    }

    pub(super) async fn set_placeholders(
        house: &House,
        request: SetPlaceholders,
        chosen: Chosen,
    ) -> Result<HouseState> {
        house.on_file(move |session| cases::newsroom::set_placeholders(session, &request)).await?;
        state(house, Empty {}, chosen).await
    }

    pub(super) async fn read_import(
        house: &House,
        request: ReadImport,
        chosen: Chosen,
    ) -> Result<Vec<ImportView>> {
        let ear = Arc::clone(&house.ear);
        let read = beside(move || {
            cases::import::read(&request, &chosen.0, &mut |done, total| {
                ear(Event::Progress { job: "import".to_owned(), done, total });
            })
        });
        let read = read.await?;
        house.on_file(move |session| cases::import::keep(session, read)).await
    }

    pub(super) async fn export(house: &House, request: Export, chosen: Chosen) -> Result<ExportReply> {
        let Some(folder) = chosen.0.first().cloned() else {
            return Err(Failure::bad("No folder was chosen to export to. Choose one first."));
        };
        let job = house.on_file(move |session| cases::release::prepare(session, request)).await?;
        let ear = Arc::clone(&house.ear);
        let run = beside(move || {
            job.run(&folder, &mut |done, total| {
                ear(Event::Progress { job: "export".to_owned(), done, total })
            })
        });
        run.await
    }

    pub(super) async fn set_photo(house: &House, request: AuthorRef, chosen: Chosen) -> Result<PeopleView> {
        let picture = match chosen.0.into_iter().next() {
            None => None,
            Some(path) => Some(beside(move || cases::people::portrait(Path::new(&path))).await?),
        };
        house.on_file(move |session| cases::people::set_photo(session, &request, picture)).await
    }

    pub(super) async fn take_picture(
        house: &House,
        request: TakePicture,
        chosen: Chosen,
    ) -> Result<MediaTaken> {
        let taken = beside(move || match chosen.0.first() {
            Some(path) => cases::media::take_file(path),
            None => cases::media::take_data(&request),
        });
        let taken = taken.await?;
        house.on_file(move |session| cases::media::keep(session, &taken)).await
    }

    pub(super) async fn paste(house: &House, request: PasteIn, chosen: Chosen) -> Result<Pasted> {
        let read = beside(move || match chosen.0.first() {
            Some(path) => cases::paste::read_file(path, request.plain),
            None => cases::paste::read(&request),
        });
        let read = read.await?;
        house.on_file(move |session| cases::paste::keep(session, read)).await
    }

    pub(super) async fn paste_again(house: &House, request: PasteAgain, _: Chosen) -> Result<Pasted> {
        let kept = house.on_file(move |session| cases::paste::kept_clip(session, &request)).await?;
        let read = beside(move || kept.read()).await?;
        house.on_file(move |session| cases::paste::keep(session, read)).await
    }

    /// Commands that only ask the open newsroom.
    macro_rules! on_the_file {
        ($($name:ident: $request:ty => $reply:ty = $case:path;)+) => {$(
            pub(super) async fn $name(house: &House, request: $request, _: Chosen) -> Result<$reply> {
                house.on_file(move |session: &mut Session| $case(session, request)).await
            }
        )+};
    }

    on_the_file! {
        home: Empty => Home = cases::home::home;
        desk_queue: DeskQuery => DeskQueue = cases::home::queue;
        new_story: NewStory => StoryView = cases::story::begin;
        open_story: ByStory => StoryView = cases::story::open;
        leave_story: LeaveStory => Empty = cases::story::leave;
        resume: Empty => Vec<ResumeView> = cases::lease::resume;
        take_over: TakeOver => StoryView = cases::lease::take_over;
        catch_up: CatchUp => CaughtUp = cases::story::catch_up;
        merge_view: MergeAsk => MergeView = cases::merge::view;
        merge: MergeIn => StoryView = cases::merge::settle_one;
        type_text: TypeText => Saved = cases::typing::save;
        keep_undo: KeepUndo => Empty = cases::undo::keep;
        kept_undo: ByStory => KeptUndo = cases::undo::kept;
        set_fields: SetFields => StoryView = cases::fields::set;
        act: ActOn => StoryView = cases::act::act;
        history: ByStory => Vec<HistoryEntry> = cases::history::history;
        timeline: ByStory => Timeline = cases::history::timeline;
        compare: Compare => Comparison = cases::versions::compare;
        restore: Restore => StoryView = cases::versions::restore;
        name_version: NameVersion => Timeline = cases::versions::name;
        recover: Recover => Recovered = cases::recover::recover;
        clippings: ByStory => Vec<ClippingView> = cases::paste::clippings;
        raw_clip: ByClipping => RawClip = cases::paste::raw;
        people: Empty => PeopleView = cases::people::view;
        save_author: SaveAuthor => PeopleView = cases::people::save_author;
        add_person: AddPerson => PeopleView = cases::people::add_person;
        save_desk: AddDesk => PeopleView = cases::desks::save_desk;
        give_role: GiveRole => PeopleView = cases::desks::give_role;
        end_role: EndRole => PeopleView = cases::desks::end_role;
        accept_import: AcceptImport => StoryView = cases::import::accept;
        discard_import: Ticket => Empty = cases::import::discard;
        release_list: Empty => ReleaseView = cases::release::list;
        jump: Jump => Vec<Hit> = cases::search::jump;
        notes: ByStory => NotesView = cases::notes::view;
        save_note: SaveNote => NoteSaved = cases::notes::save;
        save_scratch: SaveScratch => NoteSaved = cases::notes::scratch;
        snippets: Empty => Vec<SnippetView> = cases::snippets::list;
        save_snippet: SnippetView => Vec<SnippetView> = cases::snippets::save;
        remove_snippet: ById => Vec<SnippetView> = cases::snippets::remove;
        templates: Empty => TemplatesView = cases::templates::list;
        save_template: TemplateView => TemplatesView = cases::templates::save;
        remove_template: ById => TemplatesView = cases::templates::remove;
        apply_template: ApplyTemplate => StoryView = cases::templates::apply;
        mark_cut: MarkCut => CutView = cases::cut::mark;
        find_link: FindLink => Vec<LinkFound> = cases::links::find;
        corrections: Empty => Vec<CorrectionView> = cases::corrections::list;
        save_correction: CorrectionView => Vec<CorrectionView> = cases::corrections::save;
        remove_correction: CorrectionView => Vec<CorrectionView> = cases::corrections::remove;
    }
}
