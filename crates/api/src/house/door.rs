//! The door: every command of the one list, led to its use case. Those that only
//! ask the open newsroom go straight to theirs; the others have a function here,
//! under the command's own name.

use super::seats::{lock, reset_seat, set_passphrase, sit_down};
use super::{House, answer, ask, beside};
use crate::cases;
use crate::commands::with_commands;
use crate::failure::Result;
use crate::house::Chosen;
#[allow(clippy::wildcard_imports, reason = "the list of commands names nearly every type of the wire")]
use crate::wire::*;
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;
use stet_core::newsroom::passphrase::Passphrase;

/// Leads one command to where it is answered: to the use case that the list names,
/// or to the function here of the command's name.
macro_rules! reply {
    ($house:ident, $request:expr, $chosen:ident, $name:ident = $case:path) => {{
        let request = $request;
        $house.on_file(move |session| $case(session, request)).await
    }};
    ($house:ident, $request:expr, $chosen:ident, $name:ident) => {
        $name($house, $request, $chosen).await
    };
}

/// What is answered though the house is locked.
pub(super) const THOUGH_LOCKED: [&str; 5] = ["state", "create_newsroom", "act_as", "sit_down", "lock"];

pub(super) async fn knock(house: &House, command: &str, request: Value, chosen: Chosen) -> Result<Value> {
    macro_rules! route {
        ($($name:ident: $request:ty => $reply:ty $(= $case:path)?,)+) => {
            match command {
                $(stringify!($name) => {
                    let reply: Result<$reply> =
                        reply!(house, ask::<$request>(command, request)?, chosen, $name $(= $case)?);
                    answer(reply?)
                })+
                other => Err(Failure::bad(format!("\u{201c}{other}\u{201d} is not a command."))),
            }
        };
    }
    with_commands!(route)
}

pub(super) async fn state(house: &House, _: Empty, _: Chosen) -> Result<HouseState> {
    let newsroom = if house.open.read().await.is_some() {
        let view: NewsroomView = house.on_file_though_locked(cases::newsroom::view).await?;
        Some(view)
    } else {
        None
    };
    let file = house.setup.file.display().to_string();
    Ok(HouseState { newsroom, problem: house.problem.read().await.clone(), file })
}

async fn create_newsroom(house: &House, request: CreateNewsroom, chosen: Chosen) -> Result<HouseState> {
    if house.open.read().await.is_some() {
        return Err(Failure::bad("A newsroom is open already."));
    }
    let setup = house.setup.clone();
    let session = beside(move || cases::newsroom::create(&setup, &request)).await?;
    house.enter(session).await?;
    state(house, Empty {}, chosen).await
}

async fn act_as(house: &House, request: ActAs, chosen: Chosen) -> Result<HouseState> {
    sit_down(house, SitDown { person: request.person, passphrase: Passphrase::default() }, chosen).await
}

async fn set_placeholders(house: &House, request: SetPlaceholders, chosen: Chosen) -> Result<HouseState> {
    house.on_file(move |session| cases::newsroom::set_placeholders(session, &request)).await?;
    state(house, Empty {}, chosen).await
}

async fn read_import(house: &House, request: ReadImport, chosen: Chosen) -> Result<Vec<ImportView>> {
    let ear = Arc::clone(&house.ear);
    let read = beside(move || {
        cases::import::read(&request, &chosen.0, &mut |done, total| {
            ear(Event::Progress { job: "import".to_owned(), done, total });
        })
    });
    let read = read.await?;
    house.on_file(move |session| cases::import::keep(session, read)).await
}

async fn export(house: &House, request: Export, chosen: Chosen) -> Result<ExportReply> {
    let Some(folder) = chosen.0.first().cloned() else {
        return Err(Failure::bad("No folder was chosen to export to. Choose one first."));
    };
    let job = house.on_file(move |session| cases::release::prepare(session, request)).await?;
    let ear = Arc::clone(&house.ear);
    let run = beside(move || {
        job.run(&folder, &mut |done, total| ear(Event::Progress { job: "export".to_owned(), done, total }))
    });
    run.await
}

async fn set_photo(house: &House, request: AuthorRef, chosen: Chosen) -> Result<PeopleView> {
    let picture = match chosen.0.into_iter().next() {
        None => None,
        Some(path) => Some(beside(move || cases::people::portrait(Path::new(&path))).await?),
    };
    house.on_file(move |session| cases::people::set_photo(session, &request, picture)).await
}

async fn take_picture(house: &House, request: TakePicture, chosen: Chosen) -> Result<MediaTaken> {
    let taken = beside(move || match chosen.0.first() {
        Some(path) => cases::media::take_file(path),
        None => cases::media::take_data(&request),
    });
    let taken = taken.await?;
    house.on_file(move |session| cases::media::keep(session, &taken)).await
}

async fn paste(house: &House, request: PasteIn, chosen: Chosen) -> Result<Pasted> {
    let read = beside(move || match chosen.0.first() {
        Some(path) => cases::paste::read_file(path, request.plain),
        None => cases::paste::read(&request),
    });
    let read = read.await?;
    house.on_file(move |session| cases::paste::keep(session, read)).await
}

async fn paste_again(house: &House, request: PasteAgain, _: Chosen) -> Result<Pasted> {
    let kept = house.on_file(move |session| cases::paste::kept_clip(session, &request)).await?;
    let read = beside(move || kept.read()).await?;
    house.on_file(move |session| cases::paste::keep(session, read)).await
}
