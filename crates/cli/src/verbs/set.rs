//! Changing a story's fields.

use super::story::Brief;
use crate::desk::Desk;
use crate::trouble::{Ended, Trouble};
use clap::Args;
use serde_json::{Map, Value, json};
use stet_api::cases;
use stet_api::wire::{Code, FieldsIn, SetFields, ShowStory};

const FIELDS: [&str; 21] = [
    "headline",
    "standfirst",
    "slugline",
    "slug",
    "desk",
    "kind",
    "due",
    "no_due",
    "length",
    "no_length",
    "dateline",
    "language",
    "embargo_until",
    "embargo",
    "legal",
    "facts",
    "priority",
    "urgency",
    "tags",
    "credits",
    "assignee",
];

/// Change a story's fields
#[derive(Args, Debug)]
#[command(
    after_help = "Fields: headline, standfirst (Markdown: emphasis and links), slugline, slug, desk, kind, due, length, \
        no_due and no_length (why there is none), dateline, language, embargo_until with embargo=advisory or embargo=hard, \
        legal=none, required or complete (which signs it off as it stands), facts (as legal), priority (1-6), urgency (1-5), \
        tags (with commas), assignee, credits (with commas; the role in brackets where it is not writer). An empty value clears a field. \
        Times are RFC 3339, or 2026-05-14T17:00 in the newsroom's zone.\n\n\
        With --json: the story as in `stet show --to json`; of one that is private to somebody else now, id, slug, headline, desk, workflow, publication, words, self_approved, asked.\n\n\
        Example:\n  stet set ferry-contract kind=analysis due=2026-05-14T17:00\n  \
        stet set ferry-contract \"credits=Tomás Ó Briain, Lin Weiss (additional-reporting)\""
)]
pub(crate) struct Set {
    /// An id, a unique beginning of one, or a slug
    story: String,
    /// What to change
    #[arg(required = true, value_name = "FIELD=VALUE", value_parser = field)]
    fields: Vec<(String, String)>,
}

fn field(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| "write it as FIELD=VALUE".to_owned())?;
    if !FIELDS.contains(&name) {
        return Err(format!("\u{201c}{name}\u{201d} is not a field; use one of: {}", FIELDS.join(", ")));
    }
    Ok((name.to_owned(), value.to_owned()))
}

impl Set {
    pub(super) fn run(self, desk: &mut Desk) -> Ended {
        let (words, rest): (Vec<_>, Vec<_>) =
            self.fields.into_iter().partition(|(name, _)| matches!(name.as_str(), "headline" | "standfirst"));
        let mut fields = Map::new();
        for (name, value) in rest {
            let value = if name == "credits" { credits(&value)? } else { json!(value) };
            fields.insert(name, value);
        }
        let given = |wanted: &str| {
            words.iter().rev().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
        };
        let (headline, standfirst) = (given("headline"), given("standfirst"));
        let fields: FieldsIn = serde_json::from_value(Value::Object(fields))
            .map_err(|error| Trouble::Usage(error.to_string()))?;
        let request = SetFields { story: self.story, fields };
        let set = cases::fields::set_with(&mut desk.session, request, headline, standfirst)?;
        // The slug may be what was changed.
        let wanted = ShowStory { story: set.row.id.clone(), revision: None };
        let record = match cases::show::show(&mut desk.session, wanted) {
            Err(failure) if matches!(failure.code, Code::Refused | Code::NotFound) => {
                let given_away = || {
                    format!("{} is changed, and is somebody else\u{2019}s private draft now.\n", set.row.slug)
                };
                return desk.out.result(&Brief::from(&set), given_away);
            }
            record => record?,
        };
        desk.out.result(&record, || format!("{} is changed.\n", record.slug))
    }
}

/// `Name, Name (role)`; semicolons instead of commas where a name has one.
fn credits(value: &str) -> Result<Value, Trouble> {
    let between = if value.contains(';') { ';' } else { ',' };
    let names = value.split(between).map(str::trim).filter(|name| !name.is_empty());
    let credit = |text: &str| match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        Some((name, role)) => Ok(json!({"author": name.trim(), "role": role.trim()})),
        None if text.contains('(') => {
            Err(Trouble::Usage(format!("\u{201c}{text}\u{201d} opens a bracket and does not close it.")))
        }
        None => Ok(json!({"author": text, "role": "writer"})),
    };
    names.map(credit).collect::<Result<Vec<_>, _>>().map(Value::Array)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_names_with_the_role_in_brackets() {
        let read = |text: &str| credits(text).unwrap();
        assert_eq!(read(""), json!([]));
        assert_eq!(
            read("Tomás Ó Briain, Lin Weiss (additional-reporting)"),
            json!([{"author": "Tomás Ó Briain", "role": "writer"}, {"author": "Lin Weiss", "role": "additional-reporting"}])
        );
        assert_eq!(read("Quill, Anders; Lin Weiss")[0]["author"], "Quill, Anders");
        assert!(credits("Lin Weiss (writer").is_err());
    }

    #[test]
    fn a_field_has_a_name_we_know_and_a_value_that_may_hold_anything() {
        assert_eq!(field("headline=a=b").unwrap(), ("headline".to_owned(), "a=b".to_owned()));
        assert!(field("headline").is_err());
        assert!(field("colour=red").unwrap_err().contains("slugline"));
    }
}
