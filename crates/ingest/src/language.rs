//! Which language copy is in, from its script and its commonest words.

use stet_core::text::Node;

/// The commonest words of languages in Latin, Cyrillic and Arabic script that
/// others do not share.
const COMMON: &[(&str, &str)] = &[
    ("en", "the and of to that was is for with on by from were has had his they which been would their"),
    ("fr", "le les des une est dans pour qui que sur pas au avec du et ont été cette aux leur"),
    ("de", "der die das und ist nicht von mit den dem ein eine für auf sich auch wird im zu des"),
    ("es", "el los las una que del por con para se su al lo como más pero fue y en está"),
    ("pt", "o os as um uma que não do da dos das em para com por mais foi ao são pelo"),
    ("it", "il gli che di una per con non del della sono nel alla dei più ha anche è lo dal"),
    ("nl", "het een van en niet zijn dat met voor op aan er maar ook wordt naar bij werd uit om"),
    ("sv", "och att det som en är på för av med inte den till har om ett var från men kan"),
    ("da", "og at det som en er på for af med ikke den til har om et var fra men blev"),
    ("nb", "og at det som en er på for av med ikke den til har om et var fra men ble"),
    ("pl", "i w na z się nie do jest że to o po jak przez od dla są który oraz ale"),
    ("fi", "ja on ei että se oli hän mutta myös kun ovat joka mukaan sen tai ole vuoden"),
    ("tr", "ve bir bu için ile olarak da de çok daha olan gibi sonra kadar ancak en"),
    ("id", "yang dan di dengan untuk dari ini itu pada tidak dalam akan telah oleh kepada"),
    ("vi", "và của là các có được cho không trong một với người những này khi đã"),
    ("cs", "a se na je v že to s z do o si jako za by byl ale jeho které podle"),
    ("ro", "și în de la cu nu pe că este un o din care pentru mai au fost a"),
    ("hu", "a az és hogy nem is egy volt de meg már csak ez van mint"),
    ("ru", "и в не на что с он как по это из был у за его от для"),
    ("uk", "і в не на що з та як це до у за його від для але є"),
    ("bg", "и в на да от се за не са че с по е това като"),
    ("ar", "في من على إلى أن التي الذي عن مع هذا هذه بعد كان قال بين ما لا"),
    ("fa", "در به از که این را با است برای آن یک خود تا می شود"),
    ("ur", "کے میں کی ہے اور سے کا کو پر نے کہ یہ ہیں"),
];

/// The tag of the language, when it is plain.
pub(crate) fn guess(headline: &str, body: &[Node]) -> Option<&'static str> {
    let mut text = headline.to_lowercase();
    for node in body {
        for line in lines(node) {
            text.push(' ');
            text.push_str(&line.to_lowercase());
            if text.len() > 6000 {
                break;
            }
        }
    }
    by_script(&text).or_else(|| by_words(&text))
}

fn lines(node: &Node) -> Vec<String> {
    let mut out: Vec<String> = node.lines().into_iter().map(stet_core::text::Inlines::text).collect();
    for inner in node.children() {
        out.extend(inner.lines().into_iter().map(stet_core::text::Inlines::text));
    }
    out
}

fn by_script(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let of = |range: &[std::ops::RangeInclusive<char>]| {
        text.chars().filter(|letter| range.iter().any(|range| range.contains(letter))).count()
    };
    let most = |count: usize| count * 3 > letters && letters > 8;
    let arabic = of(&['\u{620}'..='\u{64a}']);
    if arabic * 2 > letters && arabic > 20 && !text.contains(['پ', 'چ', 'ژ', 'گ', 'ک', 'ی', 'ے', 'ہ'])
    {
        return Some("ar");
    }
    let kana = of(&['\u{3040}'..='\u{30ff}']);
    if kana * 12 > letters && kana > 4 {
        return Some("ja");
    }
    [
        ("ko", of(&['\u{ac00}'..='\u{d7af}'])),
        ("zh", of(&['\u{4e00}'..='\u{9fff}'])),
        ("he", of(&['\u{590}'..='\u{5ff}'])),
        ("hi", of(&['\u{900}'..='\u{97f}'])),
        ("th", of(&['\u{e00}'..='\u{e7f}'])),
        ("el", of(&['\u{370}'..='\u{3ff}'])),
        ("hy", of(&['\u{530}'..='\u{58f}'])),
        ("ka", of(&['\u{10a0}'..='\u{10ff}'])),
        ("bn", of(&['\u{980}'..='\u{9ff}'])),
        ("ta", of(&['\u{b80}'..='\u{bff}'])),
    ]
    .into_iter()
    .find(|(_, count)| most(*count))
    .map(|(tag, _)| tag)
}

fn by_words(text: &str) -> Option<&'static str> {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphabetic() && letter != '\u{200c}')
        .filter(|word| !word.is_empty())
        .take(600)
        .collect();
    let mut best: Option<(&'static str, usize)> = None;
    let mut second = 0;
    for (tag, common) in COMMON {
        let foreign = match *tag {
            "uk" => !text.contains(['і', 'ї', 'є', 'ґ']),
            "ru" => text.contains(['ї', 'є', 'ґ']),
            "bg" => text.contains(['ы', 'э', 'ё']) || !text.contains('ъ'),
            _ => false,
        };
        if foreign {
            continue;
        }
        let hits = words.iter().filter(|word| common.split(' ').any(|wanted| wanted == **word)).count();
        match best {
            Some((_, most)) if hits <= most => second = second.max(hits),
            _ => {
                second = best.map_or(0, |(_, most)| most);
                best = Some((tag, hits));
            }
        }
    }
    best.filter(|(_, hits)| *hits >= 3 && hits * 12 >= words.len() && *hits > second).map(|(tag, _)| tag)
}
