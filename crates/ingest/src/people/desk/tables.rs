//! The words that claim a desk role, as data.

use stet_core::newsroom::Function;

/// What must stand beside a function for it to name a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// A name beside it is enough: "desk chief for Africa", "Africa editor".
    Nothing,
    /// "for Africa" or a word like "desk", or a name right before it.
    ForOrDesk,
    /// A word like "desk" must follow or precede.
    DeskWord,
}

/// A function in words.
pub(super) struct Phrase {
    pub(super) words: &'static str,
    pub(super) function: Function,
    pub(super) needs: Needs,
}

const fn phrase(words: &'static str, function: Function, needs: Needs) -> Phrase {
    Phrase { words, function, needs }
}

/// Longest first where one begins like another.
pub(super) const FUNCTIONS: &[Phrase] = &[
    phrase("deputy desk chief", Function::DeputyChief, Needs::Nothing),
    phrase("deputy desk head", Function::DeputyChief, Needs::Nothing),
    phrase("deputy head", Function::DeputyChief, Needs::DeskWord),
    phrase("deputy chief", Function::DeputyChief, Needs::DeskWord),
    phrase("deputy bureau chief", Function::DeputyChief, Needs::Nothing),
    phrase("deputy lead", Function::DeputyChief, Needs::DeskWord),
    phrase("assistant desk chief", Function::DeputyChief, Needs::Nothing),
    phrase("associate desk chief", Function::DeputyChief, Needs::Nothing),
    phrase("desk chief", Function::Chief, Needs::Nothing),
    phrase("desk head", Function::Chief, Needs::Nothing),
    phrase("desk lead", Function::Chief, Needs::Nothing),
    phrase("bureau chief", Function::Chief, Needs::Nothing),
    phrase("head", Function::Chief, Needs::DeskWord),
    phrase("chief sub-editor", Function::Sub, Needs::DeskWord),
    phrase("sub-editor", Function::Sub, Needs::ForOrDesk),
    phrase("sub editor", Function::Sub, Needs::ForOrDesk),
    phrase("subeditor", Function::Sub, Needs::ForOrDesk),
    phrase("copy editor", Function::Sub, Needs::DeskWord),
    phrase("copyeditor", Function::Sub, Needs::DeskWord),
    phrase("chief", Function::Chief, Needs::DeskWord),
    phrase("legal adviser", Function::Legal, Needs::DeskWord),
    phrase("legal advisor", Function::Legal, Needs::DeskWord),
    phrase("lawyer", Function::Legal, Needs::DeskWord),
    phrase("contributing editor", Function::Contributor, Needs::ForOrDesk),
    phrase("contributing writer", Function::Contributor, Needs::DeskWord),
    phrase("contributing reporter", Function::Contributor, Needs::DeskWord),
    phrase("contributor", Function::Contributor, Needs::DeskWord),
    phrase("deputy editor", Function::Editor, Needs::ForOrDesk),
    phrase("desk editor", Function::Editor, Needs::Nothing),
    phrase("section editor", Function::Editor, Needs::Nothing),
    phrase("editor", Function::Editor, Needs::ForOrDesk),
    phrase("reporter", Function::Reporter, Needs::ForOrDesk),
    phrase("correspondent", Function::Reporter, Needs::ForOrDesk),
    phrase("staff writer", Function::Reporter, Needs::DeskWord),
    phrase("writer", Function::Reporter, Needs::DeskWord),
    phrase("journalist", Function::Reporter, Needs::DeskWord),
];

/// Verbs that a desk's name follows.
pub(super) const VERBS: &[(&str, Function)] = &[
    ("heads", Function::Chief),
    ("leads", Function::Chief),
    ("runs", Function::Chief),
    ("is in charge of", Function::Chief),
    ("edits", Function::Editor),
    ("reports for", Function::Reporter),
    ("works on", Function::Reporter),
    ("works for", Function::Reporter),
    ("works at", Function::Reporter),
    ("writes for", Function::Contributor),
    ("contributes to", Function::Contributor),
];

/// What a desk may be called.
pub(super) const DESK_WORDS: &[&str] = &["desk", "section", "team", "bureau", "pages", "department"];

/// Words that put a claim in the past.
pub(super) const PAST: &[&str] = &[
    "former",
    "formerly",
    "previously",
    "previous",
    "was",
    "were",
    "ex",
    "used",
    "until",
    "retired",
    "once",
    "began",
    "started",
    "then",
    "erstwhile",
    "late",
    "became",
    "been a",
    "not",
    "never",
    "interned",
    "had",
];

/// Words that put it in the present.
pub(super) const PRESENT: &[&str] =
    &["is", "now", "currently", "serves", "works", "has", "presently", "today", "are", "also"];

/// Words that end a desk's name when they stand in lower case.
pub(super) const ABOUT: &[&str] = &[
    "and",
    "at",
    "in",
    "since",
    "where",
    "who",
    "with",
    "from",
    "based",
    "for",
    "on",
    "of",
    "the",
    "a",
    "an",
    "as",
    "but",
    "writing",
    "covering",
    "focusing",
    "specialising",
    "specializing",
    "which",
    "to",
    "or",
    "by",
    "he",
    "she",
    "they",
    "former",
    "over",
    "during",
    "after",
    "before",
    "until",
    "while",
];

/// Words before a function that name no desk: rank, kind of work, articles.
pub(super) const BACKWARDS: &[&str] = &[
    "a",
    "an",
    "the",
    "our",
    "its",
    "is",
    "as",
    "senior",
    "junior",
    "chief",
    "deputy",
    "assistant",
    "associate",
    "managing",
    "executive",
    "contributing",
    "freelance",
    "staff",
    "lead",
    "principal",
    "special",
    "investigative",
    "award-winning",
    "independent",
    "veteran",
    "experienced",
    "young",
    "local",
    "acting",
    "interim",
    "newspaper",
    "magazine",
    "former",
    "roving",
    "published",
    "professional",
    "and",
    "or",
    "online",
    "digital",
    "web",
    "print",
    "copy",
    "commissioning",
    "consulting",
    "founding",
    "general",
    "night",
    "day",
    "multimedia",
    "news",
    "trained",
    "prize-winning",
    "part-time",
    "full-time",
    "editor",
    "reporter",
    "writer",
    "journalist",
    "correspondent",
    "becoming",
    "being",
    "our",
    "in",
    "own",
    "award",
    "for",
    "she",
    "he",
    "they",
    "with",
    "at",
    "by",
    "on",
    "from",
    "to",
    "serves",
    "works",
    "worked",
    "named",
];

/// Words in the names of papers, which are no desks.
pub(super) const HOUSES: &[&str] = &[
    "post",
    "times",
    "guardian",
    "herald",
    "gazette",
    "tribune",
    "journal",
    "magazine",
    "news",
    "daily",
    "weekly",
    "review",
    "press",
    "observer",
    "telegraph",
    "chronicle",
    "mail",
    "standard",
    "independent",
    "economist",
    "radio",
    "tv",
    "courier",
    "bulletin",
    "examiner",
];

/// Words of which a job title has at least one.
pub(super) const JOBS: &str = "editor reporter correspondent chief writer journalist columnist contributor photographer head sub-editor subeditor \
    journaliste rédacteur rédactrice correspondant correspondante chroniqueur redakteur redakteurin korrespondent korrespondentin reporterin ressortleiter ressortleiterin \
    periodista redactor redactora corresponsal editora giornalista repórter jornalista redaktor dziennikarz журналист корреспондент редактор \
    صحفي صحفية صحافي صحافية مراسل مراسلة محرر محررة كاتب كاتبة 记者 記者 编辑 編集委員";
