//! Making a story of a reading: authors, bios and roles as accepted, the
//! original bytes, the words and their first revision, all in one transaction.

use super::{Waiting, shown, taken};
use crate::cases::desks::may_manage;
use crate::cases::{find, story};
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::view::PeopleBook;
use crate::wire::{AcceptImport, Failure, StoryView};
use stet_core::ids::{AuthorId, DeskId, PersonId, RoleId};
use stet_core::newsroom::{Author, Credit, Desk, DeskRole, Managed, Person, RoleStanding, RoleTrouble};
use stet_core::text::{Hash, Moment};
use stet_ingest::{ProposedBio, ProposedCredit, ProposedRole, Reading};
use stet_store::{Original, Write};

/// Makes the story. A name that is accepted and not known becomes an author; a
/// role that is accepted makes its desk and its person where they are new.
pub fn accept(session: &mut Session, request: AcceptImport) -> Result<StoryView> {
    let Some(waiting) = session.readings.remove(&request.ticket) else {
        return Err(Failure::bad("This import is no longer waiting. Read the file or paste the page again."));
    };
    match write(session, &request, &waiting) {
        Ok(id) => story::shown(session, &id),
        Err(failure) => {
            session.readings.insert(request.ticket, waiting);
            Err(failure)
        }
    }
}

fn write(session: &mut Session, request: &AcceptImport, waiting: &Waiting) -> Result<String> {
    let reading = &waiting.reading;
    let mut plan = Plan::of(session, reading, request)?;
    let desk = taken::desk(session, request.desk.as_deref(), &reading.fields)?;
    let credits = plan.credits(reading, request);
    let base = story::record(session, &reading.document.furniture.headline, desk, credits)?;
    let record = taken::taken(session, base, &reading.fields)?;
    let mut document = reading.document.clone();
    waiting.pictures.settle(session, &mut document)?;
    let original = Original {
        story: record.id.clone(),
        name: waiting.name.clone(),
        media_type: waiting.media_type.to_owned(),
        sha256: Hash::of(&waiting.bytes),
        at: session.now(),
        bytes: waiting.bytes.clone(),
    };
    session.write("import", Some(&record.id), &waiting.name, |write| {
        plan.write(write)?;
        story::put(write, &record, &document, Moment::Imported)?;
        Ok(write.originals().insert(&original)?)
    })?;
    Ok(record.id.to_string())
}

/// What an import adds to the newsroom besides the story.
struct Plan {
    authors: Vec<Author>,
    new_authors: Vec<Author>,
    changed_authors: Vec<Author>,
    people: Vec<Person>,
    desks: Vec<Desk>,
    roles: Vec<DeskRole>,
}

impl Plan {
    fn of(session: &Session, reading: &Reading, request: &AcceptImport) -> Result<Self> {
        let authors = session.read(|read| Ok(read.authors().all()?))?;
        let mut plan = Self {
            authors,
            new_authors: vec![],
            changed_authors: vec![],
            people: vec![],
            desks: vec![],
            roles: vec![],
        };
        for credit in accepted(&reading.credits, &request.credits) {
            plan.author(&credit.author)?;
        }
        for bio in reading
            .bios
            .iter()
            .filter(|bio| request.bios.iter().any(|name| find::same_name(name, &bio.author)))
        {
            plan.bio(session, bio)?;
        }
        for at in &request.roles {
            let role = usize::try_from(*at).ok().and_then(|at| reading.roles.get(at));
            let role = role
                .ok_or_else(|| Failure::bad("That role is not among those proposed. Read the file again."))?;
            plan.role(session, role)?;
        }
        Ok(plan)
    }

    /// The author of that name, made if there is none.
    fn author(&mut self, name: &str) -> Result<AuthorId> {
        if let Some(known) = self.authors.iter().find(|author| find::same_name(&author.name, name)) {
            return Ok(known.id.clone());
        }
        let author = Author { id: AuthorId::new(chance::id()?), name: name.to_owned(), ..Author::default() };
        self.authors.push(author.clone());
        self.new_authors.push(author.clone());
        Ok(author.id)
    }

    fn change(&mut self, id: &AuthorId, change: impl Fn(&mut Author)) {
        let is_new = self.new_authors.iter().any(|author| author.id == *id);
        let list = if is_new { &mut self.new_authors } else { &mut self.changed_authors };
        if !is_new && !list.iter().any(|author| author.id == *id) {
            list.extend(self.authors.iter().find(|author| author.id == *id).cloned());
        }
        list.iter_mut().chain(self.authors.iter_mut()).filter(|author| author.id == *id).for_each(change);
    }

    fn bio(&mut self, session: &Session, bio: &ProposedBio) -> Result<()> {
        let id = self.author(&bio.author)?;
        if !self.new_authors.iter().any(|author| author.id == id) {
            let whose = self.authors.iter().find(|author| author.id == id);
            may_manage(session, Managed::Author(whose.and_then(|author| author.person.as_ref())))?;
        }
        let today = session.today();
        self.change(&id, |author| {
            author.short_bio.clone_from(&bio.text);
            author.confirmed = Some(today);
        });
        Ok(())
    }

    fn role(&mut self, session: &Session, proposed: &ProposedRole) -> Result<()> {
        let book = session.read(|read| PeopleBook::read(read, session.today()))?;
        let known = book.desks.iter().find(|desk| find::same_name(&desk.name, &proposed.desk));
        let what = shown::giving(known, proposed.function);
        book.rights().may_manage(session.me(), what, book.today)?;
        let role = DeskRole {
            id: RoleId::new(chance::id()?),
            person: self.person(&proposed.author)?,
            desk: self.desk(session, &proposed.desk)?,
            function: proposed.function,
            beat: String::new(),
            from: Some(book.today),
            to: None,
            standing: RoleStanding::Held,
            stands_for: None,
            revoked: false,
        };
        // Whoever has it already needs it no second time.
        match book.rights().fits(&role) {
            Err(RoleTrouble::Overlaps { .. }) => Ok(()),
            other => {
                other?;
                self.roles.push(role);
                Ok(())
            }
        }
    }

    /// The person behind an author, made if there is none.
    fn person(&mut self, name: &str) -> Result<PersonId> {
        let author = self.author(name)?;
        if let Some(person) =
            self.authors.iter().find(|known| known.id == author).and_then(|known| known.person.clone())
        {
            return Ok(person);
        }
        let person = Person::new(PersonId::new(chance::id()?), name.to_owned());
        let id = person.id.clone();
        self.people.push(person);
        self.change(&author, |author| author.person = Some(id.clone()));
        Ok(id)
    }

    fn desk(&mut self, session: &Session, name: &str) -> Result<DeskId> {
        let mut known = session.read(|read| Ok(read.desks().all()?))?;
        known.extend(self.desks.iter().cloned());
        if let Some(desk) = known.into_iter().find(|desk| find::same_name(&desk.name, name)) {
            return Ok(desk.id);
        }
        let desk = Desk { id: DeskId::new(chance::id()?), name: name.to_owned(), solo_approval: false };
        self.desks.push(desk.clone());
        Ok(desk.id)
    }

    /// The credits that were accepted, in the order of the page.
    fn credits(&self, reading: &Reading, request: &AcceptImport) -> Vec<Credit> {
        let credit = |credit: &ProposedCredit| {
            let author = self.authors.iter().find(|author| find::same_name(&author.name, &credit.author))?;
            Some(Credit { author: author.id.clone(), role: credit.role })
        };
        accepted(&reading.credits, &request.credits).filter_map(credit).collect()
    }

    fn write(&mut self, write: &mut Write<'_>) -> Result<()> {
        for person in &self.people {
            write.people().insert(person)?;
        }
        for author in &self.new_authors {
            write.authors().insert(author)?;
        }
        for author in &self.changed_authors {
            write.authors().update(author)?;
        }
        for desk in &self.desks {
            write.desks().insert(desk)?;
        }
        for role in &self.roles {
            write.desk_roles().insert(role)?;
        }
        Ok(())
    }
}

fn accepted<'r>(
    proposed: &'r [ProposedCredit],
    names: &'r [String],
) -> impl Iterator<Item = &'r ProposedCredit> {
    proposed.iter().filter(|credit| names.iter().any(|name| find::same_name(name, &credit.author)))
}
