//! A reader-facing name with bios, and the line printed from several.

use super::{Credit, CreditRole};
use crate::ids::{AuthorId, PersonId};
use crate::text::Hash;
use jiff::civil::Date;

/// A name that is printed. One person may have several; an author need not
/// work here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// Which author.
    pub id: AuthorId,
    /// The name as printed.
    pub name: String,
    /// The person behind the name, when they work here.
    pub person: Option<PersonId>,
    /// One or two sentences below a story; plain text.
    pub short_bio: String,
    /// The author page's text; plain text, paragraphs apart by a blank line.
    pub long_bio: String,
    /// The portrait, by the hash of its bytes.
    pub photo: Option<Hash>,
    /// The day the author last said the bio is still right.
    pub confirmed: Option<Date>,
}

/// The printed line: writers joined with "and", then the other credits by what
/// they did. Empty when nobody is credited. `name_of` gives an author's name.
pub fn byline(credits: &[Credit], name_of: impl Fn(&AuthorId) -> String) -> String {
    let names = |role: &CreditRole| -> Vec<String> {
        credits.iter().filter(|credit| credit.role == *role).map(|credit| name_of(&credit.author)).collect()
    };
    let writers = joined(&names(&CreditRole::Writer));
    let others = CreditRole::ALL.iter().filter(|role| **role != CreditRole::Writer).filter_map(|role| {
        let names = names(role);
        (!names.is_empty()).then(|| format!("{} {}", role.printed(), joined(&names)))
    });
    std::iter::once(writers).filter(|line| !line.is_empty()).chain(others).collect::<Vec<_>>().join(" · ")
}

fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(credits: &[(&str, CreditRole)], expect: &str) {
        let credits: Vec<Credit> = credits
            .iter()
            .map(|(name, role)| Credit { author: AuthorId::from(*name), role: *role })
            .collect();
        assert_eq!(byline(&credits, |id| id.to_string()), expect);
    }

    #[test]
    fn a_byline_names_each_credit_once_and_in_order() {
        use CreditRole::{AdditionalReporting, Writer};
        check(&[], "");
        check(&[("Mara Idowu", Writer)], "Mara Idowu");
        check(&[("A", Writer), ("B", Writer), ("C", Writer)], "A, B and C");
        check(
            &[("Lin Weiss", AdditionalReporting), ("Mara Idowu", Writer)],
            "Mara Idowu · additional reporting by Lin Weiss",
        );
    }
}
