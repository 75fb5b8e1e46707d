//! A theme: the templates and the style sheet that pages are made with.
//!
//! A theme is a folder of up to three files (README.md lists what they are given); what it lacks comes
//! from the built-in one. Templates are escaped automatically and bounded: a
//! loop without end is stopped, not waited for.

use crate::PublishError;
use crate::html::print;
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value};
use std::io;
use std::path::{Path, PathBuf};

const PAGE: &str = "page.html";
const ARTICLE: &str = "article.html";
const STYLE: &str = "page.css";

/// Every file of a theme and what stands in for it.
const FILES: [(&str, &str); 3] = [
    (PAGE, include_str!("../theme/page.html")),
    (ARTICLE, include_str!("../theme/article.html")),
    (STYLE, include_str!("../theme/page.css")),
];

/// Template steps for one page; a page of ten thousand related stories takes a tenth.
const STEPS: u64 = 5_000_000;
/// How deep templates may include each other.
const DEPTH: usize = 40;
/// A theme's file is not larger than this.
const LARGEST: u64 = 4 << 20;

/// Compiled templates and their style sheet. Make one and render many pages.
#[derive(Debug)]
pub struct Theme {
    templates: Environment<'static>,
}

impl Theme {
    /// The theme that comes with the program.
    pub fn built_in() -> Result<Self, PublishError> {
        Self::compile(FILES.map(|(name, source)| (name, source.to_owned())))
    }

    /// A theme from a folder; what it lacks is taken from the built-in one.
    pub fn from_folder(folder: &Path) -> Result<Self, PublishError> {
        if !folder.is_dir() {
            let source = io::Error::new(io::ErrorKind::NotFound, "there is no such folder");
            return Err(PublishError::ThemeFile { path: folder.to_owned(), source });
        }
        let mut files = FILES.map(|(name, source)| (name, source.to_owned()));
        for (name, source) in &mut files {
            if let Some(own) = read(folder.join(*name))? {
                *source = own;
            }
        }
        Self::compile(files)
    }

    fn compile(files: [(&'static str, String); 3]) -> Result<Self, PublishError> {
        let mut templates = environment()?;
        for (name, source) in files {
            if name == STYLE {
                templates.add_global("style", Value::from_safe_string(style(source)?));
            } else {
                templates.add_template_owned(name, source).map_err(|error| wrong(&error))?;
            }
        }
        Ok(Self { templates })
    }

    /// A whole page.
    pub(crate) fn page(&self, context: &Value) -> Result<Vec<u8>, PublishError> {
        self.render(PAGE, context)
    }

    /// The article alone.
    pub(crate) fn article(&self, context: &Value) -> Result<Vec<u8>, PublishError> {
        self.render(ARTICLE, context)
    }

    fn render(&self, name: &str, context: &Value) -> Result<Vec<u8>, PublishError> {
        rendered(&self.templates, name, context)
    }
}

/// Where templates are compiled and bounded, none in it yet.
pub(crate) fn environment() -> Result<Environment<'static>, PublishError> {
    let mut templates = Environment::new();
    let syntax =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    templates.set_syntax(syntax.map_err(|error| wrong(&error))?);
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.set_formatter(print);
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_fuel(Some(STEPS));
    templates.set_recursion_limit(DEPTH);
    Ok(templates)
}

/// A template's text, ended by one newline.
pub(crate) fn rendered(
    templates: &Environment<'_>,
    name: &str,
    context: &Value,
) -> Result<Vec<u8>, PublishError> {
    let template = templates.get_template(name).map_err(|error| wrong(&error))?;
    let mut text = template.render(context).map_err(|error| wrong(&error))?;
    text.truncate(text.trim_end().len());
    text.push('\n');
    Ok(text.into_bytes())
}

fn read(path: PathBuf) -> Result<Option<String>, PublishError> {
    let bounded = |path: &Path| match path.metadata()?.len() {
        bytes if bytes > LARGEST => Err(io::Error::other("it is larger than 4 MB")),
        _ => std::fs::read_to_string(path),
    };
    match bounded(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(PublishError::ThemeFile { path, source }),
    }
}

/// The style sheet as it stands inside `<style>`, which it must not end.
fn style(source: String) -> Result<String, PublishError> {
    let line = source.lines().position(|line| line.contains("</"));
    line.map_or(Ok(source), |line| {
        let message =
            "a style sheet must not hold \u{201c}</\u{201d}: it would end the style element".to_owned();
        Err(PublishError::Template { file: STYLE.to_owned(), line: line + 1, message })
    })
}

/// The innermost error: the one that names the line somebody must look at.
pub(crate) fn wrong(error: &Error) -> PublishError {
    let mut inner = error;
    while let Some(cause) = std::error::Error::source(inner).and_then(|cause| cause.downcast_ref::<Error>()) {
        inner = cause;
    }
    let kind = inner.kind().to_string();
    PublishError::Template {
        file: inner.name().unwrap_or("templates").to_owned(),
        line: inner.line().unwrap_or_default(),
        message: inner.detail().map_or_else(|| kind.clone(), |detail| format!("{kind}: {detail}")),
    }
}
