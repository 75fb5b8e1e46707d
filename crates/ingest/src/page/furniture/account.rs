//! What a site wants of its visitor: an account, an address, money.

use super::{Rule, Then};

/// Sign-in and subscription.
pub(super) const SIGN_IN: Rule = Rule {
    why: "sign-in or subscription prompt",
    then: Then::Nothing,
    whole: &[
        "sign in", "sign up", "log in", "login", "log out", "logout", "sign out", "register", "register now", "create account", "create an account", "create a free account", "my account", "account", "subscribe", "subscribe now", "subscribe today", "subscriber only", "subscribers only", "for subscribers", "subscriber exclusive", "premium", "members only", "already a subscriber", "already a subscriber", "already have an account", "start your free trial", "start free trial", "try for free", "free trial", "continue reading", "unlock this article", "continue with google", "continue with facebook", "continue with apple", "forgot password", "forgot your password", "password", "email address", "username", "remember me", "profile", "become a subscriber", "get the app", "manage subscription", "manage my account", "this article is for subscribers",
        "se connecter", "connexion", "s'inscrire", "s'abonner", "abonnez-vous", "je m'abonne", "réservé aux abonnés", "article réservé aux abonnés", "abonnés", "mon compte", "déjà abonné", "créer un compte",
        "anmelden", "registrieren", "abonnieren", "jetzt abonnieren", "abo", "zum abo", "einloggen", "mein konto", "nur für abonnenten", "jetzt registrieren", "abmelden",
        "iniciar sesión", "inicia sesión", "regístrate", "suscríbete", "suscribirse", "suscriptores", "solo suscriptores", "mi cuenta", "suscribirme", "entrar", "assine", "assinar", "accedi", "abbonati", "registrati", "inloggen", "abonneren", "logga in", "prenumerera", "log ind", "zaloguj się", "войти", "подписаться", "подписка", "giriş yap", "abone ol",
        "تسجيل الدخول", "تسجيل", "اشترك", "اشترك الآن", "إنشاء حساب", "حسابي", "ورود", "הרשמה", "התחברות", "登录", "登入", "注册", "订阅", "ログイン", "会員登録", "有料会員限定", "로그인", "회원가입", "구독",
    ],
    starts: (&["already a subscriber", "subscribe to continue", "subscribe to read", "to continue reading", "this article is free", "you have reached your", "you have read", "this story is for subscribers", "log in to", "sign in to", "create a free account", "register for free", "il vous reste", "la suite est réservée", "cet article est réservé", "pour lire la suite", "este contenido es exclusivo"], 18),
    test: None,
    examples: &["Sign in", "Subscribe now", "S’abonner", "Jetzt abonnieren", "تسجيل الدخول", "Already a subscriber? Log in", "ログイン"],
    copy: &["Subscribe to nothing, the old mayor used to say to anyone who would listen to him.", "Register of ships shows three new owners"],
};

/// Newsletter boxes.
pub(super) const NEWSLETTER: Rule = Rule {
    why: "newsletter sign-up",
    then: Then::Nothing,
    whole: &["newsletter", "newsletters", "our newsletter", "sign up for our newsletter", "get our newsletter", "stay informed", "stay up to date", "enter your email", "enter your email address", "your email address", "your email", "weekly newsletter", "daily newsletter", "la newsletter", "notre newsletter", "infolettre", "zum newsletter", "boletín", "boletines", "النشرة البريدية", "اشترك في النشرة البريدية", "رسالتنا الإخبارية", "رассылка", "nieuwsbrief", "nyhetsbrev", "メルマガ登録", "ニュースレター", "뉴스레터"],
    starts: (&["enter your email"], 20),
    test: Some(|folded, _| {
        let asks = ["sign up", "subscribe", "get ", "join ", "receive", "want ", "stay ", "register", "inscrivez-vous", "recevez", "abonnez-vous", "abonnieren sie", "melden sie sich", "suscríbete", "recibe", "apúntate", "inscreva-se", "assine", "iscriviti", "ricevi", "meld je aan", "подпишитесь", "подписывайтесь", "اشترك", "سجل", "by signing up", "don't miss", "our newsletter", "follow our", "never miss", "登録", "订阅"];
        let what = ["newsletter", "inbox", "our briefing", "daily briefing", "by email", "email updates", "infolettre", "boîte mail", "e-mail", "correo", "boletín", "posta elettronica", "nieuwsbrief", "рассылк", "telegram", "whatsapp channel", "النشرة", "بريدك", "privacy notice", "メルマガ", "ニュースレター", "邮箱"];
        folded.chars().count() < 360 && asks.iter().any(|ask| folded.starts_with(ask)) && what.iter().any(|what| folded.contains(what))
    }),
    examples: &["Sign up for our newsletter", "Get the week’s best stories in your inbox every Friday.", "Inscrivez-vous à notre newsletter", "Suscríbete a nuestro boletín", "اشترك في النشرة البريدية"],
    copy: &["The newsletter of the harbour board went to 400 households on Monday.", "Subscribers to the ferry service paid more."],
};

/// Money.
pub(super) const SUPPORT: Rule = Rule {
    why: "appeal for support",
    then: Then::Nothing,
    whole: &["donate", "donate now", "support us", "support our work", "support our journalism", "support independent journalism", "become a member", "become a supporter", "make a donation", "contribute", "contribute now", "buy us a coffee", "gift subscriptions", "faire un don", "soutenez-nous", "je fais un don", "spenden", "jetzt spenden", "unterstützen sie uns", "dona", "donar", "haz una donación", "hazte socio", "apóyanos", "doe mee", "steun ons", "поддержать", "ادعمنا", "تبرع", "تبرع الآن", "捐款", "寄付する", "支持我们"],
    starts: (&["support our", "support independent", "help us keep", "if you value", "if you enjoyed this", "your support", "we rely on readers", "this story is made possible", "soutenez", "unterstützen sie", "apoya nuestro"], 40),
    test: None,
    examples: &["Donate", "Support our journalism", "Faire un don", "ادعمنا", "If you enjoyed this story, consider becoming a member."],
    copy: &["Support for the plan has fallen since May.", "Donations reached 40,000 crowns, the church said."],
};
