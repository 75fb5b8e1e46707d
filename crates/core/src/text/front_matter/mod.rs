//! The fields above a Markdown body: YAML between `---` lines, or Hugo's TOML
//! between `+++` lines.
//!
//! A value is read as the text it was written as: `title: No` is "No" and
//! `slug: 007` is "007", because guessing types is how headlines were lost.
//! Printing always quotes, for the same reason. What the fields mean is for
//! the reader of the file to say.

mod print;
mod toml;
mod yaml;

/// One field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A single value, as it was written.
    Text(String),
    /// Several, in order.
    List(Vec<String>),
}

/// The fields in the order they stand or shall stand in. A field inside
/// another has the name `outer.inner`; one inside the second entry of a list
/// of records, `outer.1.inner`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Name and value.
    pub fields: Vec<(String, Value)>,
}

/// Why front matter could not be read. Lines are counted in the file, from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrontMatterError {
    /// It is not YAML or not TOML.
    #[error("the fields above the text cannot be read: line {line}: {what}")]
    Syntax {
        /// Where.
        line: usize,
        /// What the reader stumbled on.
        what: String,
    },
    /// A field is there twice.
    #[error("the field \u{201c}{0}\u{201d} above the text is given twice; keep one")]
    Twice(String),
    /// Too long or too deep to be the fields of a story.
    #[error("the fields above the text are too long or nested too deep to be a story's")]
    TooMuch,
    /// YAML's references to other values.
    #[error(
        "the fields above the text use YAML references (&name, *name), which Stet does not follow; write the value out"
    )]
    Reference,
}

type Read = Result<FrontMatter, FrontMatterError>;

/// Longer front matter is refused; in bytes.
const LONGEST: usize = 64 * 1024;

impl FrontMatter {
    /// A field's value.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// A field's value where it is a single one.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) => Some(text),
            Value::List(_) => None,
        }
    }

    /// A field's values; a single one is a list of one.
    pub fn list(&self, name: &str) -> Vec<&str> {
        match self.get(name) {
            Some(Value::Text(text)) => vec![text],
            Some(Value::List(list)) => list.iter().map(String::as_str).collect(),
            None => vec![],
        }
    }

    /// Adds a single value at the end.
    pub fn push(&mut self, name: &str, text: impl Into<String>) {
        self.fields.push((name.to_owned(), Value::Text(text.into())));
    }

    /// As YAML between `---` lines, every value in double quotation marks,
    /// lines ended by LF; [`split`] reads it back.
    pub fn print(&self) -> String {
        print::yaml(self)
    }

    fn add(&mut self, name: String, value: Value) -> Result<(), FrontMatterError> {
        if self.get(&name).is_some() {
            return Err(FrontMatterError::Twice(name));
        }
        self.fields.push((name, value));
        Ok(())
    }
}

/// Parts a file into its front matter, if it has any, and its body. A file
/// that merely begins with a rule has none.
pub fn split(source: &str) -> (Option<Read>, &str) {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    for (fence, ends, read) in [
        ("---", ["---", "..."].as_slice(), yaml::read as fn(&str) -> Option<Read>),
        ("+++", ["+++"].as_slice(), toml::read),
    ] {
        if let Some((fields, body)) = cut(source, fence, ends)
            && let Some(read) =
                if fields.len() > LONGEST { Some(Err(FrontMatterError::TooMuch)) } else { read(fields) }
        {
            return (Some(read), body);
        }
    }
    (None, source)
}

/// The text between a first line that is `fence` and the next that is one of
/// `ends`, and the text after.
fn cut<'s>(source: &'s str, fence: &str, ends: &[&str]) -> Option<(&'s str, &'s str)> {
    let mut lines = source.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_ascii_end() != fence || !first.ends_with('\n') {
        return None;
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        let after = end + line.len();
        if ends.contains(&line.trim_ascii_end()) {
            return Some((source.get(start..end)?, source.get(after..)?));
        }
        end = after;
    }
    None
}

#[cfg(test)]
mod tests;
