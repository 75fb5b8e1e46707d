//! What a site wants of its visitor: an account, an address, money.

use super::{Rule, Then};

/// Sign-in and subscription.
pub(super) const SIGN_IN: Rule = Rule {
    why: "sign-in or subscription prompt",
    then: Then::Nothing,
    phrases: include_str!("phrases/sign_in.txt"),
    longest: 18,
    test: None,
    examples: &[
        "Sign in",
        "Subscribe now",
        "S’abonner",
        "Jetzt abonnieren",
        "تسجيل الدخول",
        "Already a subscriber? Log in",
        "ログイン",
    ],
    copy: &[
        "Subscribe to nothing, the old mayor used to say to anyone who would listen to him.",
        "Register of ships shows three new owners",
    ],
};

/// Newsletter boxes.
pub(super) const NEWSLETTER: Rule = Rule {
    why: "newsletter sign-up",
    then: Then::Nothing,
    phrases: include_str!("phrases/newsletter.txt"),
    longest: 20,
    test: Some(|folded, _| {
        let asks = [
            "sign up",
            "subscribe",
            "get ",
            "join ",
            "receive",
            "want ",
            "stay ",
            "register",
            "inscrivez-vous",
            "recevez",
            "abonnez-vous",
            "abonnieren sie",
            "melden sie sich",
            "suscríbete",
            "recibe",
            "apúntate",
            "inscreva-se",
            "assine",
            "iscriviti",
            "ricevi",
            "meld je aan",
            "подпишитесь",
            "подписывайтесь",
            "اشترك",
            "سجل",
            "by signing up",
            "don't miss",
            "our newsletter",
            "follow our",
            "never miss",
            "登録",
            "订阅",
        ];
        let what = [
            "newsletter",
            "inbox",
            "our briefing",
            "daily briefing",
            "by email",
            "email updates",
            "infolettre",
            "boîte mail",
            "e-mail",
            "correo",
            "boletín",
            "posta elettronica",
            "nieuwsbrief",
            "рассылк",
            "telegram",
            "whatsapp channel",
            "النشرة",
            "بريدك",
            "privacy notice",
            "メルマガ",
            "ニュースレター",
            "邮箱",
        ];
        folded.chars().count() < 360
            && asks.iter().any(|ask| folded.starts_with(ask))
            && what.iter().any(|what| folded.contains(what))
    }),
    examples: &[
        "Sign up for our newsletter",
        "Get the week’s best stories in your inbox every Friday.",
        "Inscrivez-vous à notre newsletter",
        "Suscríbete a nuestro boletín",
        "اشترك في النشرة البريدية",
    ],
    copy: &[
        "The newsletter of the harbour board went to 400 households on Monday.",
        "Subscribers to the ferry service paid more.",
    ],
};

/// Money.
pub(super) const SUPPORT: Rule = Rule {
    why: "appeal for support",
    then: Then::Nothing,
    phrases: include_str!("phrases/support.txt"),
    longest: 40,
    test: None,
    examples: &[
        "Donate",
        "Support our journalism",
        "Faire un don",
        "ادعمنا",
        "If you enjoyed this story, consider becoming a member.",
    ],
    copy: &[
        "Support for the plan has fallen since May.",
        "Donations reached 40,000 crowns, the church said.",
    ],
};
