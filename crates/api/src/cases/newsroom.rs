//! Making a newsroom, and what the window shows of it as a whole.

use super::{fields, find};
use crate::failure::Result;
use crate::session::{Session, Setup};
use crate::view;
use crate::wire::{
    CreateNewsroom, DeskRef, Failure, Me, NewNewsroom, NewsroomView, Notice, PersonRef, SeatView,
    SetPlaceholders,
};
use crate::{chance, sample};
use stet_core::ids::{AuthorId, DeskId, DeviceId, PersonId, RoleId};
use stet_core::newsroom::{Author, Desk, DeskRole, Function, Person, RoleStanding};
use stet_core::text::tk::Placeholders;
use stet_store::NewsroomRow;

/// Makes a newsroom file where `setup` says and opens it. An existing file is
/// refused; after an error nothing is left behind.
pub fn create(setup: &Setup, request: &CreateNewsroom) -> Result<Session> {
    let request = complete(request)?;
    if let Some(folder) = setup.file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| {
            Failure::io(&format!("The folder {} could not be made", folder.display()), &error)
        })?;
    }
    let row = NewsroomRow {
        id: chance::id()?,
        name: request.name.clone(),
        zone: request.zone.clone(),
        solo: None,
        default_desk: None,
        default_person: None,
        base_url: String::new(),
        publisher: request.name.clone(),
        language: request.language.clone(),
        placeholders: Placeholders::default(),
        device: DeviceId::new(chance::id()?),
        created: setup.clock.now(),
    };
    let (store, home) = setup.keys.create(&setup.file, &row)?;
    let mut session = Session::begin(store, home, setup)?;
    first_person(&mut session, &request)?;
    if request.kind == NewNewsroom::Sample {
        sample::load(&mut session)?;
        session.set_clock(setup.clock);
    }
    Ok(session)
}

/// Fills in what may be left empty, and refuses what may not.
fn complete(request: &CreateNewsroom) -> Result<CreateNewsroom> {
    let mut full = request.clone();
    if full.kind == NewNewsroom::Sample {
        let (person, desk) = sample::first();
        full = CreateNewsroom {
            name: sample::NAME.into(),
            person: person.into(),
            desk: desk.into(),
            zone: sample::zone().into(),
            ..full
        };
    }
    for text in [&mut full.name, &mut full.person, &mut full.desk, &mut full.zone, &mut full.language] {
        *text = text.trim().to_owned();
    }
    if full.person.is_empty() {
        return Err(Failure::bad("A newsroom needs somebody in it: give your name."));
    }
    let or = |text: &mut String, other: &str| {
        if text.is_empty() {
            other.clone_into(text);
        }
    };
    let newsroom_or_person = if full.name.is_empty() { full.person.clone() } else { full.name.clone() };
    or(&mut full.name, &newsroom_or_person);
    or(&mut full.desk, &newsroom_or_person);
    or(&mut full.zone, "UTC");
    // A machine without a language of its own says "C" or "POSIX".
    full.language = fields::language(&full.language).unwrap_or_else(|_| "en".to_owned());
    if jiff::tz::TimeZone::get(&full.zone).is_err() {
        return Err(Failure::bad(format!(
            "\u{201c}{}\u{201d} is not a time zone; give one like Europe/Berlin.",
            full.zone
        )));
    }
    Ok(full)
}

/// The first person, their author name, the first desk and its chief.
fn first_person(session: &mut Session, request: &CreateNewsroom) -> Result<()> {
    let person =
        Person { manages: true, ..Person::new(PersonId::new(chance::id()?), request.person.clone()) };
    let author = Author {
        id: AuthorId::new(chance::id()?),
        name: person.name.clone(),
        person: Some(person.id.clone()),
        ..Author::default()
    };
    let solo = request.kind == NewNewsroom::Solo;
    let desk = Desk { id: DeskId::new(chance::id()?), name: request.desk.clone(), solo_approval: false };
    let role = DeskRole {
        id: RoleId::new(chance::id()?),
        person: person.id.clone(),
        desk: desk.id.clone(),
        function: Function::Chief,
        beat: String::new(),
        from: None,
        to: None,
        standing: RoleStanding::Held,
        stands_for: None,
        revoked: false,
    };
    let newsroom = NewsroomRow {
        solo: solo.then(|| person.id.clone()),
        default_desk: Some(desk.id.clone()),
        default_person: Some(person.id.clone()),
        ..session.newsroom.clone()
    };
    session.act_as(person.id.clone());
    session.write("found", None, "", |write| {
        write.people().insert(&person)?;
        write.authors().insert(&author)?;
        write.desks().insert(&desk)?;
        // The title "desk chief" is a claim about a newsroom; one person alone makes none.
        if !solo {
            write.desk_roles().insert(&role)?;
        }
        Ok(write.newsroom().update(&newsroom)?)
    })?;
    session.newsroom = newsroom;
    Ok(())
}

/// Changes the words that stand for what is to come.
pub fn set_placeholders(session: &mut Session, request: &SetPlaceholders) -> Result<()> {
    let placeholders = Placeholders::of(&request.words).map_err(|error| Failure::bad(format!("{error}.")))?;
    if placeholders == session.newsroom.placeholders {
        return Ok(());
    }
    let why = placeholders.words().join(", ");
    let newsroom = NewsroomRow { placeholders, ..session.newsroom.clone() };
    session.write("placeholders", None, &why, |write| {
        write.newsroom().update(&newsroom)?;
        Ok(write.stories().uncount()?)
    })?;
    session.newsroom = newsroom;
    // What was counted was counted by the old words.
    session.counted = super::figures::Counted::default();
    Ok(())
}

/// The newsroom as the window's frame shows it. While it is locked: who may sit down,
/// and no more.
pub fn view(session: &mut Session) -> Result<NewsroomView> {
    let view = session.unattended(whole_view)?;
    if !session.is_locked() {
        return Ok(view);
    }
    Ok(NewsroomView {
        file: String::new(),
        desks: vec![],
        placeholders: vec![],
        default_desk: None,
        notices: vec![],
        seat: SeatView { locked: true, ..view.seat },
        me: Me { desks: vec![], ..view.me },
        ..view
    })
}

fn whole_view(session: &mut Session) -> Result<NewsroomView> {
    let (today, me) = (session.today(), session.me().clone());
    let notices = notices(session);
    let newsroom = session.newsroom.clone();
    session.read(|read| {
        let (people, desks, roles) = (read.people().all()?, read.desks().all()?, read.desk_roles().all()?);
        let of = |person: &PersonId| view::roles_today(&roles, &desks, person, today);
        let my_roles = of(&me);
        let refs = people.iter().filter(|person| person.is_here_on(today)).map(|person| PersonRef {
            id: person.id.to_string(),
            name: person.name.clone(),
            title: of(&person.id).first().map(|(_, title)| title.clone()).unwrap_or_default(),
        });
        let my_name = people.iter().find(|person| person.id == me).map(|person| person.name.clone());
        Ok(NewsroomView {
            name: newsroom.name.clone(),
            file: session.store.path().display().to_string(),
            solo: newsroom.solo.is_some(),
            zone: newsroom.zone.clone(),
            me: Me {
                id: me.to_string(),
                name: my_name.unwrap_or_default(),
                roles: my_roles.iter().map(|(_, title)| title.clone()).collect(),
                desks: my_roles.iter().map(|(desk, _)| desk.to_string()).collect(),
            },
            seat: SeatView {
                locked: false,
                keyed: read.seat_keys().holders()?.iter().map(PersonId::to_string).collect(),
            },
            people: refs.collect(),
            desks: desks
                .iter()
                .map(|desk| DeskRef { id: desk.id.to_string(), name: desk.name.clone() })
                .collect(),
            placeholders: newsroom.placeholders.words().to_vec(),
            default_desk: newsroom.default_desk.as_ref().map(DeskId::to_string),
            notices,
        })
    })
}

/// Things people should know about the file.
pub fn notices(session: &Session) -> Vec<Notice> {
    let key = session.key_home.notice().map(|text| Notice { name: "key_file".into(), text, urgent: false });
    let unclean = (!session.store.ended_cleanly_last_time()).then(|| Notice {
        name: "recovered".into(),
        text: "Stet did not close properly last time. Every saved word is here; the file is being checked."
            .into(),
        urgent: false,
    });
    // What can't be read of it is told by whatever is done next.
    let why = session.store.no_copy().unwrap_or_default();
    let no_copy = (!why.is_empty()).then(|| Notice {
        name: "no_copy".into(),
        text: format!(
            "When Stet closed last, no copy of the newsroom could be kept beside it; the older copies are still there. {why} Until that is put right, make copies with \u{201c}stet backup\u{201d} or of the file itself, and see what \u{201c}stet doctor\u{201d} says."
        ),
        urgent: true,
    });
    unclean.into_iter().chain(no_copy).chain(key).collect()
}

/// A person's id, by id or name.
pub fn person_named(session: &mut Session, given: &str) -> Result<PersonId> {
    session.read(|read| find::person(read, given).map(|person| person.id))
}
