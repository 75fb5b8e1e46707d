//! A date line taken to pieces.

use super::months::{is_ago, is_beside, is_unit, month};
use jiff::civil;

/// One piece of a date line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Year, month, day.
    Day(i16, i8, i8),
    /// Hour, minute.
    Clock(i8, i8),
    /// Figures that two countries read as two days.
    Vague,
    /// A word that counts back from now, with its number and unit.
    Ago,
    /// Something that has no place in a date line.
    Strange,
}

/// A token of the folded line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Number(u32, usize),
    Word(String),
    Mark(char),
}

/// The pieces of a folded line; `None` when it has no figure at all.
pub(super) fn of(text: &str) -> Option<Vec<Part>> {
    let tokens = joined(tokens(text));
    let figures = tokens.iter().any(|token| matches!(token, Token::Number(..)));
    let ago = text.starts_with("il y a ")
        || tokens.iter().any(|token| matches!(token, Token::Word(word) if is_ago(word)));
    if !figures && !ago {
        return None;
    }
    let mut rest = tokens.as_slice();
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let (part, used) = next(rest, ago);
        parts.extend(part);
        rest = rest.get(used.max(1)..).unwrap_or_default();
    }
    Some(parts)
}

/// The first day and the first clock, as ISO 8601.
pub(super) fn iso(parts: &[Part]) -> Option<String> {
    let day = parts.iter().find_map(|part| match part {
        Part::Day(year, month, day) => civil::Date::new(*year, *month, *day).ok(),
        _ => None,
    })?;
    let clock = parts.iter().find_map(|part| match part {
        Part::Clock(hour, minute) => Some((*hour, *minute)),
        _ => None,
    });
    Some(match clock {
        Some((hour, minute)) => format!("{day}T{hour:02}:{minute:02}"),
        None => day.to_string(),
    })
}

/// True for a date or a moment that is ISO 8601 already.
pub(super) fn is_iso(text: &str) -> bool {
    text.parse::<jiff::Timestamp>().is_ok()
        || (text.len() >= 10 && text.parse::<civil::DateTime>().is_ok())
        || (text.len() == 10 && text.parse::<civil::Date>().is_ok())
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut fresh = true;
    for letter in text.chars() {
        if let Some(figure) = figure(letter) {
            match out.last_mut() {
                Some(Token::Number(number, length)) if !fresh && *length < 8 => {
                    *number = *number * 10 + figure;
                    *length += 1;
                }
                _ => out.push(Token::Number(figure, 1)),
            }
            fresh = false;
        } else if matches!(
            letter,
            '年' | '月' | '日' | '时' | '時' | '分' | '년' | '월' | '일' | '시' | '前' | '전'
        ) {
            out.push(Token::Word(letter.to_string()));
            fresh = true;
        } else if letter.is_alphabetic()
            || matches!(letter, '\'' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{94f}')
        {
            match out.last_mut() {
                Some(Token::Word(word)) if !fresh => word.push(letter),
                _ => out.push(Token::Word(letter.to_string())),
            }
            fresh = false;
        } else {
            fresh = true;
            if matches!(letter, ':' | '.' | '/' | '-' | '+' | '–' | '—' | '−') {
                out.push(Token::Mark(letter));
            } else if !letter.is_whitespace()
                && !matches!(
                    letter,
                    ',' | '،'
                        | '|'
                        | '·'
                        | '•'
                        | '('
                        | ')'
                        | '、'
                        | '@'
                        | '‧'
                        | '\u{200e}'
                        | '\u{200f}'
                        | '（'
                        | '）'
                        | '：'
                )
            {
                out.push(Token::Mark('¿'));
            }
        }
    }
    out
}

fn figure(letter: char) -> Option<u32> {
    letter.to_digit(10).or(match letter {
        '٠'..='٩' => Some(u32::from(letter) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(letter) - u32::from('۰')),
        '०'..='९' => Some(u32::from(letter) - u32::from('०')),
        '０'..='９' => Some(u32::from(letter) - u32::from('０')),
        _ => None,
    })
}

/// Arabic months of two words, as one.
fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if let (Some(Token::Word(last)), Token::Word(word)) = (out.last_mut(), &token)
            && matches!(last.as_str(), "تشرين" | "كانون")
        {
            last.push('_');
            last.push_str(word);
            continue;
        }
        out.push(token);
    }
    out
}

fn next(rest: &[Token], ago: bool) -> (Option<Part>, usize) {
    use Token::{Mark, Number, Word};
    let day = |year: u32, month: i8, day: u32| Some(made(year, month, day));
    match rest {
        [Number(y, 4), Word(a), Number(m, _), Word(b), Number(d, _), Word(c), ..]
            if matches!((a.as_str(), b.as_str(), c.as_str()), ("年", "月", "日") | ("년", "월", "일")) =>
        {
            (day(*y, small(*m), *d), 6)
        }
        [Number(h, _), Word(a), Number(m, _), Word(b), ..]
            if matches!((a.as_str(), b.as_str()), ("时" | "時", "分")) =>
        {
            (Some(clock(*h, *m, None)), 4)
        }
        [Number(y, 4), Mark(a @ ('-' | '/' | '.')), Number(m, _), Mark(b), Number(d, _), Word(t), ..]
            if a == b && t == "t" =>
        {
            (day(*y, small(*m), *d), 6)
        }
        [Number(y, 4), Mark(a @ ('-' | '/' | '.')), Number(m, _), Mark(b), Number(d, _), ..] if a == b => {
            (day(*y, small(*m), *d), 5)
        }
        [Number(a, 1..=2), Mark(s @ ('-' | '/' | '.')), Number(b, 1..=2), Mark(t), Number(y, 2 | 4), ..]
            if s == t =>
        {
            (Some(figures(*a, *b, *y, *s)), 5)
        }
        [Number(d, 1..=2), Mark('.'), Word(m), Number(y, 4), ..] if month(m).is_some() => {
            (day(*y, month(m).unwrap_or(0), *d), 4)
        }
        [Number(d, 1..=2), Word(of), Word(m), Word(also), Number(y, 4), ..]
            if is_beside(of) && month(m).is_some() && is_beside(also) =>
        {
            (day(*y, month(m).unwrap_or(0), *d), 5)
        }
        [Number(d, 1..=2), Word(of), Word(m), Number(y, 4), ..] if is_beside(of) && month(m).is_some() => {
            (day(*y, month(m).unwrap_or(0), *d), 4)
        }
        [Number(d, 1..=2), Word(m), Mark('.' | '-'), Number(y, 4), ..] if month(m).is_some() => {
            (day(*y, month(m).unwrap_or(0), *d), 4)
        }
        [Number(d, 1..=2), Mark('-'), Word(m), Mark('-'), Number(y, 4), ..] if month(m).is_some() => {
            (day(*y, month(m).unwrap_or(0), *d), 5)
        }
        [Number(d, 1..=2), Word(m), Number(y, 4), ..] if month(m).is_some() => {
            (day(*y, month(m).unwrap_or(0), *d), 3)
        }
        [Word(m), Mark('.'), Number(d, 1..=2), Number(y, 4), ..] if month(m).is_some() => {
            (day(*y, month(m).unwrap_or(0), *d), 4)
        }
        [Word(m), Number(d, 1..=2), Word(th), Number(y, 4), ..] if month(m).is_some() && is_beside(th) => {
            (day(*y, month(m).unwrap_or(0), *d), 4)
        }
        [Word(m), Number(d, 1..=2), Number(y, 4), ..] if month(m).is_some() => {
            (day(*y, month(m).unwrap_or(0), *d), 3)
        }
        [Number(h, 1..=2), Mark(':' | '.'), Number(m, 2), Mark(':'), Number(_, 2), rest @ ..] => {
            let (half, used) = half(rest);
            (Some(clock(*h, *m, half)), 5 + used)
        }
        [Number(h, 1..=2), Mark(':' | '.'), Number(m, 2), rest @ ..] => {
            let (half, used) = half(rest);
            (Some(clock(*h, *m, half)), 3 + used)
        }
        [Number(h, 1..=2), Word(unit), Number(m, 2), ..] if matches!(unit.as_str(), "h" | "u") => {
            (Some(clock(*h, *m, None)), 3)
        }
        [Number(h, 1..=2), Word(half_word), ..] if matches!(half_word.as_str(), "am" | "pm") => {
            (Some(clock(*h, 0, Some(half_word == "pm"))), 2)
        }
        [Number(h, 1..=2), Word(unit), ..] if matches!(unit.as_str(), "h" | "uhr") => {
            (Some(clock(*h, 0, None)), 2)
        }
        [Word(word), ..] if is_ago(word) => (Some(Part::Ago), 1),
        [Number(..), Word(unit), ..] if ago && (is_unit(unit) || is_ago(unit)) => (Some(Part::Ago), 2),
        [Word(word), ..] if ago && is_unit(word) => (Some(Part::Ago), 1),
        [Mark('+' | '-' | '−'), Number(..), Mark(':'), Number(..), ..] => (None, 4),
        [Mark('+' | '−'), Number(..), ..] => (None, 2),
        [Word(word), ..] if is_beside(word) || matches!(word.as_str(), "z" | "م" | "ص") => (None, 1),
        [Mark('.' | '-' | '–' | '—' | ':' | '/'), ..] => (None, 1),
        _ => (Some(Part::Strange), 1),
    }
}

fn half(rest: &[Token]) -> (Option<bool>, usize) {
    match rest {
        [Token::Word(word), ..] if matches!(word.as_str(), "am" | "pm" | "ص" | "م") => {
            (Some(matches!(word.as_str(), "pm" | "م")), 1)
        }
        [Token::Word(a), Token::Mark('.'), Token::Word(m), ..]
            if matches!(a.as_str(), "a" | "p") && m == "m" =>
        {
            (Some(a == "p"), 3)
        }
        _ => (None, 0),
    }
}

fn small(number: u32) -> i8 {
    i8::try_from(number).unwrap_or(0)
}

fn made(year: u32, month: i8, day: u32) -> Part {
    let year = i16::try_from(if year < 100 { year + 2000 } else { year }).unwrap_or(0);
    match civil::Date::new(year, month, small(day)) {
        Ok(_) if (1700..=2200).contains(&year) => Part::Day(year, month, small(day)),
        _ => Part::Strange,
    }
}

fn figures(a: u32, b: u32, year: u32, mark: char) -> Part {
    match (a, b) {
        _ if mark == '.' || a > 12 || a == b => made(year, small(b), a),
        _ if b > 12 => made(year, small(a), b),
        _ if made(year, small(b), a) == Part::Strange => Part::Strange,
        _ => Part::Vague,
    }
}

fn clock(hour: u32, minute: u32, afternoon: Option<bool>) -> Part {
    let hour = match (afternoon, hour) {
        (Some(true), 1..=11) => hour + 12,
        (Some(false), 12) => 0,
        _ => hour,
    };
    if hour < 24 && minute < 60 { Part::Clock(small(hour), small(minute)) } else { Part::Strange }
}
