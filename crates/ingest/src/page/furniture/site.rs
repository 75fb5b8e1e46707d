//! What belongs to the site rather than to the story.

use super::{Rule, Then};

/// Cookie and consent notices.
pub(super) const COOKIES: Rule = Rule {
    why: "cookie notice",
    then: Then::Nothing,
    whole: &["accept", "accept all", "accept all cookies", "accept cookies", "reject all", "reject", "decline", "manage cookies", "cookie settings", "cookie preferences", "manage preferences", "manage options", "cookies", "cookie policy", "got it", "i agree", "agree", "agree and continue", "continue without accepting", "consent", "do not consent", "your privacy", "we value your privacy", "privacy settings", "privacy manager", "do not sell my personal information", "your privacy choices", "tout accepter", "tout refuser", "accepter", "refuser", "paramétrer", "gérer les cookies", "continuer sans accepter", "alle akzeptieren", "akzeptieren", "ablehnen", "zustimmen", "einstellungen", "cookie-einstellungen", "datenschutzeinstellungen", "aceptar", "aceptar todo", "rechazar", "configurar", "configurar cookies", "accetta", "rifiuta", "aceitar", "accepteren", "weigeren", "godkänn", "принять", "kabul et", "قبول", "قبول الكل", "موافق", "أوافق", "رفض", "ملفات تعريف الارتباط", "接受", "同意", "同意する", "全部接受"],
    starts: (&[], 0),
    test: Some(|folded, _| {
        ["we use cookies", "uses cookies", "use of cookies", "cookies to improve", "cookies to give", "cookies and similar", "our partners store", "and our partners", "your consent choices", "our cookie policy", "our use of cookies", "accept all cookies", "nous utilisons des cookies", "utilise des cookies", "nos partenaires", "utilisation de cookies", "wir verwenden cookies", "wir nutzen cookies", "verwendet cookies", "unsere partner", "utilizamos cookies", "usamos cookies", "utiliza cookies", "nuestros socios", "usiamo i cookie", "utilizziamo i cookie", "utiliza cookies", "wij gebruiken cookies", "vi använder cookies", "używamy plików cookie", "мы используем cookie", "использует cookie", "файлы cookie", "çerezleri kullan", "نستخدم ملفات تعريف الارتباط", "يستخدم هذا الموقع ملفات تعريف", "بملفات تعريف الارتباط", "我们使用cookie", "本网站使用cookie", "当サイトではcookie", "cookieを使用"]
            .iter()
            .any(|phrase| folded.contains(phrase) && !folded.contains(['“', '”', '"']))
            && (folded.contains("cookie") || folded.contains("ارتباط") || folded.contains("çerez") || folded.contains("consent"))
    }),
    examples: &["We use cookies to improve your experience.", "Accept all", "Nous utilisons des cookies pour mesurer notre audience.", "Wir verwenden Cookies.", "نستخدم ملفات تعريف الارتباط لتحسين تجربتك", "Utilizamos cookies propias y de terceros."],
    copy: &["The regulator fined two firms that track users without consent.", "Bakers sold 4,000 cookies at the harbour fair."],
};

/// Menus and breadcrumbs.
pub(super) const NAVIGATION: Rule = Rule {
    why: "navigation",
    then: Then::Nothing,
    whole: &[
        "skip to content", "skip to main content", "skip to navigation", "skip navigation", "menu", "main menu", "open menu", "close menu", "navigation", "search", "search for", "home", "homepage", "home page", "sections", "all sections", "contact", "contact us", "about", "about us", "help", "faq", "sitemap", "site map", "terms", "terms of use", "terms of service", "terms and conditions", "privacy", "privacy policy", "accessibility", "advertise", "advertise with us", "careers", "jobs", "work with us", "imprint", "legal notice", "editions", "edition", "language", "archive", "archives", "today's paper", "e-paper", "epaper", "corrections", "code of ethics", "editorial policy", "masthead", "previous article", "next article", "older post", "newer post", "previous post", "next post", "previous story", "next story", "back", "go back", "go to homepage", "you are here", "breadcrumb", "page not found",
        "aller au contenu", "accueil", "menu principal", "rechercher", "recherche", "mentions légales", "nous contacter", "qui sommes-nous", "plan du site", "conditions générales", "politique de confidentialité", "article précédent", "article suivant", "rubriques", "à propos",
        "zum inhalt springen", "zum hauptinhalt", "menü", "startseite", "suche", "suchen", "impressum", "datenschutz", "datenschutzerklärung", "agb", "kontakt", "über uns", "ressorts", "nächster artikel", "vorheriger artikel",
        "ir al contenido", "saltar al contenido", "menú", "inicio", "buscar", "portada", "aviso legal", "política de privacidad", "contacto", "quiénes somos", "secciones", "política de cookies", "pular para o conteúdo", "início", "vai al contenuto", "cerca", "naar inhoud", "zoeken", "sök", "søg", "szukaj", "strona główna", "главная", "поиск", "меню", "контакты", "ana sayfa", "ara", "menü", "beranda", "cari", "etusivu", "trang chủ",
        "تخطي إلى المحتوى", "انتقل إلى المحتوى", "الرئيسية", "الصفحة الرئيسية", "القائمة", "بحث", "البحث", "ابحث", "اتصل بنا", "من نحن", "سياسة الخصوصية", "شروط الاستخدام", "الأقسام", "خريطة الموقع", "خانه", "جستجو", "דף הבית", "חיפוש", "תפריט", "होम", "खोज", "首页", "首頁", "菜单", "搜索", "搜尋", "导航", "关于我们", "联系我们", "ホーム", "トップ", "メニュー", "検索", "お問い合わせ", "サイトマップ", "プライバシーポリシー", "利用規約", "홈", "메뉴", "검색",
    ],
    starts: (&["skip to", "you are here", "home >", "home ›", "home /", "home »", "accueil >", "inicio >", "startseite >", "الرئيسية >", "الرئيسية /"], 14),
    test: Some(|_, raw| {
        let crumbs: Vec<&str> = raw.split(['>', '›', '»', '/', '|', '·', '•']).map(str::trim).filter(|crumb| !crumb.is_empty()).collect();
        crumbs.len() >= 3 && crumbs.iter().all(|crumb| crumb.split_whitespace().count() <= 3 && !crumb.contains([',', '.', '@']) && crumb.chars().count() < 30 && !crumb.chars().any(char::is_numeric)) && !raw.contains("«")
            && (raw.contains(" > ") || raw.contains('›') || raw.contains(" » ") || (raw.contains(" | ") && crumbs.iter().all(|crumb| crumb.split_whitespace().count() <= 2 && !crate::people::name::is_name(crumb))))
    }),
    examples: &["Skip to content", "Menu", "Home > World > Coast", "News | Sport | Culture | Weather", "Aller au contenu", "Impressum", "الرئيسية", "Privacy policy", "ホーム"],
    copy: &["Home is where the ferry stops", "Search parties left at dawn.", "Mara Idowu | Lena Weiss | Ana Lund"],
};

/// Advertisements.
pub(super) const ADVERTISEMENT: Rule = Rule {
    why: "advertisement",
    then: Then::Nothing,
    whole: &["advertisement", "advertisements", "advertising", "ad", "ads", "sponsored", "sponsored content", "sponsored by", "promoted", "promoted content", "paid content", "partner content", "paid post", "story continues below", "story continues below advertisement", "article continues below", "article continues after advertisement", "article continues below advertisement", "continue reading below", "scroll to continue", "remove ads", "skip advertisement", "ad feedback", "after promotion", "skip past newsletter promotion", "publicité", "annonce", "contenu sponsorisé", "la suite après la publicité", "après la publicité", "anzeige", "werbung", "nach der anzeige", "publicidad", "anuncio", "contenido patrocinado", "publicidade", "pubblicità", "advertentie", "reklame", "annons", "reklam", "reklama", "реклама", "iklan", "mainos", "quảng cáo", "إعلان", "إعلانات", "اعلان", "إعلان ممول", "محتوى ممول", "تبلیغات", "פרסומת", "विज्ञापन", "广告", "廣告", "広告", "pr", "광고", "pr"],
    starts: (&["article continues", "story continues", "continue reading the main", "sponsored by", "la suite après cette", "lire la suite après"], 8),
    test: None,
    examples: &["Advertisement", "Story continues below", "Publicité", "ANZEIGE", "Publicidad", "إعلان", "広告"],
    copy: &["Advertisement spending fell by a third.", "Sponsored skippers fared best in the regatta."],
};

/// Copyright and rights lines.
pub(super) const COPYRIGHT: Rule = Rule {
    why: "copyright line",
    then: Then::Nothing,
    whole: &["all rights reserved", "tous droits réservés", "alle rechte vorbehalten", "todos los derechos reservados", "todos os direitos reservados", "tutti i diritti riservati", "alle rechten voorbehouden", "все права защищены", "tüm hakları saklıdır", "جميع الحقوق محفوظة", "کلیه حقوق محفوظ است", "כל הזכויות שמורות", "版权所有", "版權所有", "無断転載を禁じます", "禁無断転載", "무단전재 및 재배포 금지"],
    starts: (&["copyright ©", "copyright (c)", "copyright 19", "copyright 20", "powered by", "wszelkie prawa"], 40),
    test: Some(|folded, raw| {
        let opens = raw.trim_start().starts_with(['©', '®']) || folded.starts_with("(c) 20") || folded.starts_with("c) 20");
        let copyright_year = folded.starts_with("copyright") && folded.chars().any(char::is_numeric);
        let rights = ["all rights reserved", "tous droits réservés", "alle rechte vorbehalten", "derechos reservados", "direitos reservados", "diritti riservati", "права защищены", "الحقوق محفوظة", "版权所有", "無断転載"];
        let share = folded.chars().count() < 260;
        share && (opens || copyright_year || rights.iter().any(|phrase| folded.contains(phrase)))
    }),
    examples: &["© 2026 Tidewater News. All rights reserved.", "Copyright 2026 Tidewater", "Tous droits réservés", "© حقوق النشر 2026", "جميع الحقوق محفوظة"],
    copy: &["Copyright law changed little in ten years.", "The rights were sold to a broadcaster in May."],
};

/// Apps and notifications.
pub(super) const APP: Rule = Rule {
    why: "prompt of the site",
    then: Then::Nothing,
    whole: &["download our app", "download the app", "get our app", "open in app", "read in app", "available on google play", "app store", "google play", "download on the app store", "get it on google play", "turn on notifications", "enable notifications", "allow notifications", "you are offline", "disable your ad blocker", "télécharger l'application", "app herunterladen", "descarga la app", "حمل التطبيق", "تحميل التطبيق", "下载app", "打开app", "アプリで読む"],
    starts: (&["download our app", "please disable your ad", "it looks like you", "this site is protected by recaptcha", "follow our whatsapp", "follow our channel", "google news"], 24),
    test: None,
    examples: &["Download our app", "Get it on Google Play", "Please disable your ad blocker", "حمل التطبيق"],
    copy: &["The app that tells when the ferry leaves was built by two pupils."],
};
