//! Pages that are no story: sign-in pages, search results, lists of links.

use super::{Fate, NoStory, Page};
use crate::words::fold;

const LOGIN: &[&str] = &[
    "password",
    "forgot password",
    "forgot your password",
    "forgot your password?",
    "remember me",
    "username",
    "email address",
    "sign in",
    "log in",
    "login",
    "create account",
    "create an account",
    "mot de passe",
    "mot de passe oublié",
    "passwort",
    "passwort vergessen",
    "contraseña",
    "olvidé mi contraseña",
    "كلمة المرور",
    "نسيت كلمة المرور",
    "пароль",
    "密码",
    "パスワード",
    "password *",
    "email",
    "e-mail",
];
const FAILED: &[&str] = &[
    "page not found",
    "not found",
    "404 not found",
    "error 404",
    "404 error",
    "404",
    "access denied",
    "403 forbidden",
    "forbidden",
    "502 bad gateway",
    "bad gateway",
    "500 internal server error",
    "internal server error",
    "503 service unavailable",
    "service unavailable",
    "504 gateway timeout",
    "this page isn't available",
    "this site can't be reached",
    "page introuvable",
    "seite nicht gefunden",
    "página no encontrada",
    "الصفحة غير موجودة",
    "страница не найдена",
    "页面不存在",
    "ページが見つかりません",
    "checking your browser",
    "just a moment",
    "are you a robot",
    "verify you are human",
    "attention required",
];
const SEARCH: &[&str] = &[
    "search results",
    "results for",
    "showing results",
    "results found",
    "résultats de recherche",
    "résultats pour",
    "suchergebnisse",
    "resultados de búsqueda",
    "resultados para",
    "نتائج البحث",
    "результаты поиска",
    "搜索结果",
    "検索結果",
];
const CV: &[&str] = &[
    "curriculum vitae",
    "resume",
    "résumé",
    "cv",
    "work experience",
    "professional experience",
    "employment history",
    "employment",
    "education",
    "skills",
    "references",
    "languages",
    "certifications",
    "objective",
    "personal profile",
    "hobbies",
    "interests",
    "expérience professionnelle",
    "formation",
    "compétences",
    "berufserfahrung",
    "lebenslauf",
    "ausbildung",
    "kenntnisse",
    "experiencia laboral",
    "formación",
    "habilidades",
    "الخبرات",
    "المهارات",
    "التعليم",
    "السيرة الذاتية",
];

/// What can be said before sorting: pages that say what they are.
pub(super) fn at_a_glance(page: &Page<'_>) -> Option<NoStory> {
    if page.looks.iter().all(|look| look.mark) {
        return Some(NoStory::NoCopy("there are no words in it".into()));
    }
    let prose: usize = page.looks.iter().filter(|look| look.prose).map(|look| look.words).sum();
    let has = |list: &[&str]| page.looks.iter().filter(|look| list.contains(&look.folded.as_str())).count();
    if has(LOGIN) >= 3 && prose < 60 {
        return Some(NoStory::SomethingElse("it looks like a sign-in page".into()));
    }
    if page.looks.iter().take(12).any(|look| {
        FAILED.iter().any(|phrase| {
            look.folded == *phrase || (look.words <= 9 && look.folded.contains(phrase) && phrase.len() > 8)
        })
    }) && prose < 90
    {
        return Some(NoStory::SomethingElse("it looks like an error page".into()));
    }
    if page
        .looks
        .iter()
        .take(25)
        .any(|look| look.words <= 12 && SEARCH.iter().any(|phrase| look.folded.contains(phrase)))
        && titles(page) >= 3
    {
        return Some(NoStory::SomethingElse("it looks like a page of search results".into()));
    }
    if has(CV) >= 4 || (has(CV) >= 3 && prose < 150) {
        return Some(NoStory::SomethingElse("it looks like a curriculum vitae".into()));
    }
    is_index(page).then(|| {
        NoStory::SomethingElse("it looks like a front page or an index: titles with a sentence each".into())
    })
}

fn titles(page: &Page<'_>) -> usize {
    page.looks.iter().filter(|look| look.is_title() && look.words >= 4).count()
}

/// Title and teaser, over and over, and never two paragraphs together.
fn is_index(page: &Page<'_>) -> bool {
    let seen: Vec<&super::look::Look> = page
        .looks
        .iter()
        .filter(|look| !look.mark && look.rule.is_none_or(|rule| fold(rule.why) != "advertisement"))
        .collect();
    let pairs = seen.windows(2).filter(|two| matches!(two, [one, next] if one.is_title() && one.words >= 3 && next.prose && next.words <= 45)).count();
    let together =
        seen.windows(2).filter(|two| matches!(two, [one, next] if one.prose && next.prose)).count();
    let dates = seen.iter().filter(|look| look.date.is_some()).count();
    let more = seen
        .iter()
        .filter(|look| {
            matches!(
                look.folded.as_str(),
                "read more"
                    | "continue reading"
                    | "lire la suite"
                    | "weiterlesen"
                    | "leer más"
                    | "اقرأ المزيد"
                    | "もっと見る"
                    | "続きを読む"
                    | "阅读全文"
            )
        })
        .count();
    let bodies = page.units.iter().any(|unit| unit.said == Some(super::Said::Body));
    !bodies && !page.hints.article && pairs >= 4 && together == 0 && (dates >= 3 || more >= 3 || pairs >= 8)
}

/// What can be said after: is there copy at all.
pub(super) fn after_all(page: &Page<'_>, headline: Option<usize>) -> Option<NoStory> {
    let body: Vec<usize> =
        (0..page.units.len()).filter(|at| page.fates.get(*at) == Some(&Fate::Body)).collect();
    let words: usize = body.iter().filter_map(|at| page.look(*at)).map(|look| look.words).sum();
    let solid = body
        .iter()
        .any(|at| page.is_prose(*at) || page.look(*at).is_some_and(|look| look.sentence && look.words >= 3));
    if solid {
        return None;
    }
    let titles = titles(page);
    if titles >= 6 {
        return Some(NoStory::SomethingElse("it is a list of titles or links, with no running text".into()));
    }
    if body.is_empty() || words == 0 {
        return Some(NoStory::NoCopy(match headline {
            Some(at) => format!("under “{}” there is no text", crate::words::short(page.text(at))),
            None => "nothing on it reads like text of a story".into(),
        }));
    }
    (words < 12).then(|| NoStory::NoCopy("there is not one whole sentence under the headline".into()))
}
