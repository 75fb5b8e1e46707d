use super::*;
use jiff::civil::date;

/// A newsroom in which Ana heads Coast, Bo is her deputy, Cy heads Africa.
pub(crate) struct Room {
    pub(crate) people: Vec<Person>,
    pub(crate) desks: Vec<Desk>,
    pub(crate) roles: Vec<DeskRole>,
    pub(crate) away: Vec<Away>,
}

impl Room {
    pub(crate) fn book(&self) -> RoleBook<'_> {
        RoleBook {
            people: &self.people,
            desks: &self.desks,
            roles: &self.roles,
            away: &self.away,
            solo: None,
        }
    }

    pub(crate) fn is_away(&mut self, person: &str, from: Date, to: Date) {
        let id = format!("{person} {from}").as_str().into();
        self.away.push(Away { id, person: person.into(), from, to, note: String::new() });
    }
}

pub(crate) fn role(person: &str, function: Function, desk: &str) -> DeskRole {
    DeskRole {
        id: format!("{person} {function} {desk}").as_str().into(),
        person: person.into(),
        desk: desk.into(),
        function,
        beat: String::new(),
        from: None,
        to: None,
        standing: RoleStanding::Held,
        stands_for: None,
        revoked: false,
    }
}

pub(crate) fn room() -> Room {
    let person = |id: &str, name: &str| Person::new(id.into(), name.to_owned());
    let desk = |id: &str, name: &str| Desk { id: id.into(), name: name.to_owned(), solo_approval: false };
    Room {
        people: vec![
            Person { manages: true, ..person("ana", "Ana Sousa") },
            person("bo", "Bo Lind"),
            person("cy", "Cy Adeyemi"),
            person("dee", "Dee Okoro"),
        ],
        desks: vec![desk("coast", "Coast"), desk("africa", "Africa")],
        roles: vec![
            role("ana", Function::Chief, "coast"),
            role("bo", Function::DeputyChief, "coast"),
            role("cy", Function::Chief, "africa"),
            role("dee", Function::Reporter, "coast"),
        ],
        away: vec![],
    }
}

fn day(day: i8) -> Date {
    date(2026, 6, day)
}

fn answers(room: &Room, desk: &str, on: Date) -> Vec<String> {
    let able = room.book().who_can_approve(&desk.into(), on);
    able.into_iter().map(|able| format!("{}: {}", able.name, able.why)).collect()
}

#[test]
fn the_chief_is_asked_first_and_then_the_deputy() {
    assert_eq!(answers(&room(), "coast", day(1)), ["Ana Sousa: chief", "Bo Lind: deputy chief"]);
}

#[test]
fn whoever_is_away_is_asked_last_and_the_others_say_so() {
    let mut room = room();
    room.is_away("ana", day(1), day(5));
    assert_eq!(
        answers(&room, "coast", day(5)),
        ["Bo Lind: deputy chief; Ana Sousa is away until 5 June", "Ana Sousa: chief; away until 5 June"]
    );
    assert_eq!(answers(&room, "coast", day(6)).first().unwrap(), "Ana Sousa: chief");
}

#[test]
fn cover_says_for_whom_and_acting_says_so() {
    let mut room = room();
    room.roles = vec![
        DeskRole { standing: RoleStanding::Acting, ..role("bo", Function::Chief, "coast") },
        DeskRole {
            standing: RoleStanding::Cover,
            stands_for: Some("ana".into()),
            ..role("dee", Function::Chief, "coast")
        },
    ];
    assert_eq!(answers(&room, "coast", day(1)), ["Bo Lind: acting chief", "Dee Okoro: covers for Ana Sousa"]);
}

#[test]
fn where_nobody_is_there_a_chief_of_another_desk_stands_in() {
    let mut room = room();
    room.is_away("ana", day(3), day(5));
    room.is_away("bo", day(3), day(4));
    assert_eq!(
        answers(&room, "coast", day(3)).first().unwrap(),
        "Cy Adeyemi: chief of Africa; Coast has nobody there"
    );
    let book = room.book();
    assert!(book.functions(&"cy".into(), &"coast".into(), day(3)).contains(&Function::Chief));
    assert!(book.functions(&"cy".into(), &"coast".into(), day(5)).is_empty(), "Bo is back");
    assert!(
        book.functions(&"ana".into(), &"coast".into(), day(3)).contains(&Function::Chief),
        "not locked out"
    );
}

#[test]
fn whoever_left_can_do_nothing_from_the_day_after() {
    let mut room = room();
    room.people[1].left_on = Some(day(2));
    let book = room.book();
    assert!(!book.functions(&"bo".into(), &"coast".into(), day(2)).is_empty());
    assert!(book.functions(&"bo".into(), &"coast".into(), day(3)).is_empty());
    assert_eq!(answers(&room, "coast", day(3)), ["Ana Sousa: chief"]);
}

#[test]
fn gaps_are_the_days_on_which_nobody_is_there() {
    let mut room = room();
    assert_eq!(room.book().gaps(&"coast".into(), day(1)), []);
    room.roles[0].to = Some(day(10));
    room.roles[1].to = Some(day(12));
    room.roles.push(DeskRole { from: Some(day(20)), ..role("dee", Function::Chief, "coast") });
    room.is_away("bo", day(11), day(30));
    assert_eq!(
        room.book().gaps(&"coast".into(), day(1)),
        [
            Gap { from: day(11), to: Some(day(12)), away: true },
            Gap { from: day(13), to: Some(day(19)), away: false }
        ]
    );
    room.roles.pop();
    assert_eq!(room.book().gaps(&"coast".into(), day(14)), [Gap { from: day(14), to: None, away: false }]);
}

#[test]
fn in_a_newsroom_of_one_that_one_is_everything() {
    let room = room();
    let one = PersonId::from("dee");
    let book = RoleBook { solo: Some(&one), ..room.book() };
    assert_eq!(book.functions(&one, &"coast".into(), day(1)), Function::ALL);
    assert_eq!(book.who_can_approve(&"coast".into(), day(1)).len(), 1);
}
