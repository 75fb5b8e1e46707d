//! YAML 1.2 fields, from the parser's events: scalars keep their text, and
//! references are refused, so nothing can be made to grow.

use super::{FrontMatter, FrontMatterError, Read, Value};
use saphyr_parser::{Event, Parser};

/// Deeper fields are not a story's.
const DEPTH: usize = 8;

/// What is open while events arrive.
enum Open {
    /// A mapping and the key that waits for its value.
    Fields(Option<String>),
    /// A sequence: what it held so far while that is only text, and how many
    /// entries it has had.
    List { texts: Vec<String>, only_texts: bool, entries: usize },
}

/// Reads the text between the fences; nothing if it is not a mapping.
pub(super) fn read(source: &str) -> Option<Read> {
    let mut reader = Reader::default();
    for event in Parser::new_from_str(source) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let line = error.marker().line() + 1;
                return Some(Err(FrontMatterError::Syntax { line, what: error.info().to_owned() }));
            }
        };
        if reader.is_other_root(&event) {
            return None;
        }
        if let Err(error) = reader.event(event, span.start.line() + 1) {
            return Some(Err(error));
        }
    }
    Some(Ok(reader.fields))
}

#[derive(Default)]
struct Reader {
    fields: FrontMatter,
    open: Vec<Open>,
    path: Vec<String>,
}

impl Reader {
    /// A root that is neither a mapping nor nothing: prose between two rules.
    fn is_other_root(&self, event: &Event<'_>) -> bool {
        self.open.is_empty()
            && match event {
                Event::Scalar(text, ..) => !text.is_empty(),
                Event::SequenceStart(..) => true,
                _ => false,
            }
    }

    fn event(&mut self, event: Event<'_>, line: usize) -> Result<(), FrontMatterError> {
        match event {
            Event::Alias(_) => return Err(FrontMatterError::Reference),
            Event::Scalar(text, ..) => return self.scalar(text.into_owned(), line),
            Event::MappingStart(..) => return self.start(Open::Fields(None), line),
            Event::SequenceStart(..) => {
                return self.start(Open::List { texts: vec![], only_texts: true, entries: 0 }, line);
            }
            Event::MappingEnd => {
                self.open.pop();
                self.path.pop();
            }
            Event::SequenceEnd => return self.end_list(),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn scalar(&mut self, text: String, line: usize) -> Result<(), FrontMatterError> {
        match self.open.last_mut() {
            Some(Open::Fields(key @ None)) => *key = Some(text),
            Some(Open::Fields(key)) => {
                let name = self.path.iter().cloned().chain(key.take()).collect::<Vec<_>>().join(".");
                self.fields.add(name, Value::Text(text))?;
            }
            Some(Open::List { texts, only_texts: true, entries }) => {
                *entries += 1;
                texts.push(text);
            }
            Some(Open::List { entries, .. }) => {
                *entries += 1;
                let name = format!("{}.{}", self.path.join("."), *entries - 1);
                self.fields.add(name, Value::Text(text))?;
            }
            None if text.is_empty() => {}
            None => return Err(FrontMatterError::Syntax { line, what: "text outside any field".into() }),
        }
        Ok(())
    }

    /// Opens a mapping or sequence under its key or its number.
    fn start(&mut self, what: Open, line: usize) -> Result<(), FrontMatterError> {
        if self.open.len() >= DEPTH {
            return Err(FrontMatterError::TooMuch);
        }
        match self.open.last_mut() {
            Some(Open::Fields(Some(_))) => {
                if let Some(Open::Fields(key)) = self.open.last_mut() {
                    self.path.extend(key.take());
                }
            }
            Some(Open::Fields(None)) => {
                return Err(FrontMatterError::Syntax { line, what: "a field's name must be text".into() });
            }
            Some(Open::List { .. }) => self.number()?,
            None => {}
        }
        self.open.push(what);
        Ok(())
    }

    /// A list that turns out to hold more than text gives its entries numbers.
    fn number(&mut self) -> Result<(), FrontMatterError> {
        let Some(Open::List { texts, only_texts, entries }) = self.open.last_mut() else { return Ok(()) };
        let earlier = std::mem::take(texts);
        *only_texts = false;
        *entries += 1;
        let number = *entries - 1;
        for (at, text) in earlier.into_iter().enumerate() {
            let name = format!("{}.{at}", self.path.join("."));
            self.fields.add(name, Value::Text(text))?;
        }
        self.path.push(number.to_string());
        Ok(())
    }

    fn end_list(&mut self) -> Result<(), FrontMatterError> {
        if let Some(Open::List { texts, only_texts: true, .. }) = self.open.pop() {
            self.fields.add(self.path.join("."), Value::List(texts))?;
        }
        self.path.pop();
        Ok(())
    }
}
