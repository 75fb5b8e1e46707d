//! Fictional stories that hold everything a page must survive.

use stet_core::ids::BlockId;
use stet_core::newsroom::{CreditRole, Kind};
use stet_core::text::markdown::read;
use stet_core::text::{Block, Document, Framing, Furniture, Inlines, Node};
use stet_publish::{Direction, Page, PageCredit, PagePhoto, Publisher, Related, RelatedBox, RelatedItem};

/// Every story with its boxes.
pub(crate) fn all() -> Vec<(Page, Related)> {
    vec![
        (ferry(), boxes()),
        (every_node(), boxes()),
        (hostile(), hostile_boxes()),
        (endless(), Related::default()),
        (arabic(), arabic_boxes()),
        (chinese(), boxes()),
        (armenian(), boxes()),
        (french(), boxes()),
        (german(), Related::default()),
        (bare(), Related::default()),
        (proof(), boxes()),
    ]
}

/// The story most pages look like.
fn ferry() -> Page {
    let mut page = story("ferry-contract", "en-GB", include_str!("ferry.md"));
    page.document.furniture = furniture(
        "Island Ferry Contract Goes to a Bidder With Two Boats",
        "The ministry says the new operator will add a *winter sailing*. Islanders ask who will pay for the third ship.",
    );
    page.document.furniture.short_headline = "Ferry contract goes to Northline".into();
    page.credits = vec![
        PageCredit {
            photo: Some(PagePhoto::new("image/jpeg", include_bytes!("portrait.jpg"))),
            title_on_the_day: Some("deputy desk chief for Coast".into()),
            ..credit(
                "Mara Idowu",
                CreditRole::Writer,
                "Mara has reported on harbours, ferries and the people who wait for them for nine years. She lives in Port Amber.",
            )
        },
        credit(
            "Tomás Ó Briain",
            CreditRole::Writer,
            "Tomás serves as the reporter for the islands. His first book, a history of the mail boat, came out last spring.",
        ),
        credit("Lin Weiss", CreditRole::AdditionalReporting, ""),
        credit(
            "Mara Idowu",
            CreditRole::Photographer,
            "Mara has reported on harbours, ferries and the people who wait for them for nine years. She lives in Port Amber.",
        ),
    ];
    page.dateline = "Port Amber".into();
    page.modified = "2026-05-14T18:40:00Z".parse().ok();
    page.tags = vec!["ferries".into(), "public contracts".into()];
    page.publisher.base_url = Some("https://coast.example.org/news/".into());
    page.sequence = 1;
    page
}

/// Every kind of node, and nodes inside nodes.
fn every_node() -> Page {
    let mut page = story("every-node", "en", include_str!("every-node.md"));
    page.kind = Kind::Explainer;
    page.label = Kind::Explainer.label().map(str::to_owned);
    page.document.furniture = furniture("How a Harbour Works, Piece by Piece", "What everything is for.");
    page.document.blocks.extend([
        block(
            "pull",
            Node::PullQuote {
                attribution: "Ines Marchetti, harbour master".into(),
                text: Inlines::plain("I can count to two."),
            },
        ),
        block(
            "card",
            Node::Embed {
                url: "https://timetable.example.org/winter?x=1&y=2".into(),
                title: "The winter timetable".into(),
                caption: "As posted at the quay".into(),
            },
        ),
        block(
            "bare-card",
            Node::Embed {
                url: "https://timetable.example.org/".into(),
                title: String::new(),
                caption: String::new(),
            },
        ),
        block(
            "picture",
            Node::Figure {
                src: "pictures/harbour.jpg".into(),
                alt: "A small ferry with a red house in front of low hills".into(),
                credit: "Lin Weiss".into(),
                licence: "CC BY 4.0".into(),
                framing: Framing::default(),
                caption: Inlines::plain("The Amber Star leaves for the outer islands."),
            },
        ),
    ]);
    page.credits = vec![credit("Lin Weiss", CreditRole::Writer, "")];
    page
}

/// Text that tries to leave its place.
fn hostile() -> Page {
    let nasty = "</script><script>alert(1)</script> \"double\" 'single' {{ 7 * 7 }} {% raw %} <!-- & &amp; \u{7} \u{1f6a2}";
    let mut page = story(
        "../../hostile",
        "en",
        "A line with <b>tags</b>, `{{ braces }}`, \\</style> and [a link](<javascript:alert(1)>).\n",
    );
    page.document.furniture.headline = nasty.to_owned();
    page.document.furniture.standfirst = Inlines::plain(nasty);
    page.dateline = nasty.to_owned();
    page.label = Some(nasty.to_owned());
    page.tags = vec![nasty.to_owned()];
    page.publisher = Publisher {
        name: "The \"Coast\" & </title> Review".into(),
        base_url: Some("https://coast.example.org".into()),
    };
    page.credits =
        vec![PageCredit { title_on_the_day: Some(nasty.into()), ..credit(nasty, CreditRole::Writer, nasty) }];
    page
}

/// As long as it gets, and nobody to blame.
fn endless() -> Page {
    let mut page = story("endless", "de", "");
    page.document.furniture.headline =
        "Dreihundert Zeichen über den Hafen ".repeat(9).trim_end().chars().take(300).collect();
    let word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente".repeat(3);
    let body = format!(
        "Ein Wort: {word}.\n\n## {word}\n\n| {word} | b |\n|---|---|\n| {word} | 12 |\n\n`{word}`\n\n> {word}\n"
    );
    page.document.blocks = blocks(&body);
    page.document.furniture.standfirst = Inlines::plain(word);
    page
}

/// From right to left, with left-to-right words inside.
fn arabic() -> Page {
    let mut page = story("marina-council", "ar", include_str!("marina-council.md"));
    page.direction = Direction::of("ar");
    page.kind = Kind::Analysis;
    page.label = Kind::Analysis.label().map(str::to_owned);
    page.document.furniture = furniture(
        "المجلس البلدي يوافق على عقد العبّارات",
        "تقول الوزارة إن المشغّل الجديد سيضيف رحلة شتوية إلى الجزر.",
    );
    page.credits = vec![
        PageCredit {
            title_on_the_day: Some("رئيسة مكتب الساحل".into()),
            ..credit("ليلى حداد", CreditRole::Writer, "تغطي ليلى حداد أخبار الموانئ منذ عشر سنوات.")
        },
        credit("Tomás Ó Briain", CreditRole::Writer, ""),
        credit("سامر نصر", CreditRole::Photographer, ""),
    ];
    page.dateline = "ميناء العنبر".into();
    page.zone = "Asia/Dubai".into();
    page
}

fn chinese() -> Page {
    let mut page = story(
        "harbour-zh",
        "zh-Hans",
        "交通部周五把岛屿渡轮合同交给了一家只有两艘船的公司。这家公司承诺冬天增加一个班次。\n\n岛上居民问：第三艘船由谁付钱？\n",
    );
    page.document.furniture = furniture("岛屿渡轮合同由只有两艘船的公司中标", "新的经营者将增加冬季班次。");
    page.credits = vec![credit("林薇", CreditRole::Writer, "林薇报道港口新闻。")];
    page.zone = "Asia/Shanghai".into();
    page
}

fn armenian() -> Page {
    let mut page = story(
        "lake-vote",
        "hy",
        "Քաղաքային խորհուրդը ուրբաթ օրը քվեարկեց լճի ափի մասին։ Որոշումը կգործի հունվարից։\n",
    );
    page.document.furniture = furniture("Խորհուրդը քվեարկեց լճի ափի մասին \u{1f6a3}", "");
    page.credits = vec![credit("Անի Կարապետյան", CreditRole::Writer, "")];
    page.zone = "Asia/Yerevan".into();
    page
}

fn french() -> Page {
    let mut page = story(
        "bac-de-nuit",
        "fr",
        "Le ministère a attribué vendredi le contrat du bac à une société qui possède deux bateaux.\n\n> « On nous avait promis un navire. »\n>\n> — Inès Marchetti, capitaine du port\n",
    );
    page.kind = Kind::Commentary;
    page.label = Kind::Commentary.label().map(str::to_owned);
    page.document.furniture = furniture(
        "Le bac de nuit n\u{2019}est pas un luxe",
        "Deux bateaux, c\u{2019}est un de moins que promis.",
    );
    page.credits = vec![
        credit("Hélène Caron", CreditRole::Writer, "Hélène Caron dirige la rubrique Littoral."),
        credit("Paul Nwosu", CreditRole::Translator, ""),
    ];
    page.zone = "Europe/Paris".into();
    page
}

fn german() -> Page {
    let mut page = story("nachruf-faehrmann", "de-AT", "Vierzig Jahre lang fuhr er das Postboot.\n");
    page.kind = Kind::Obituary;
    page.label = Kind::Obituary.label().map(str::to_owned);
    page.document.furniture = furniture("Der Fährmann von Bernsteinhafen ist tot", "");
    page.credits = vec![credit("Jonas Huber", CreditRole::Writer, "")];
    page.zone = "Europe/Vienna".into();
    page
}

/// The least a story can be.
fn bare() -> Page {
    let mut page = story("bare", "en", "");
    page.document.furniture.headline = "Ferry Late".into();
    page.published = None;
    page.publisher = Publisher::default();
    page
}

fn proof() -> Page {
    let mut page = ferry();
    page.slug = "ferry-next".into();
    page.story = "s-ferry-next".into();
    page.published = None;
    page.proof = true;
    let verbatim = Node::Verbatim {
        text: "<blink>what was this?</blink>".into(),
        format: "html".into(),
        why: "not an element of story text".into(),
    };
    page.document.blocks.push(block("unread", verbatim));
    page
}

fn story(slug: &str, language: &str, body: &str) -> Page {
    Page {
        story: format!("s-{}", slug.trim_matches(['.', '/'])).as_str().into(),
        slug: slug.into(),
        kind: Kind::News,
        label: None,
        language: language.into(),
        direction: Direction::Ltr,
        document: Document { furniture: Furniture::default(), blocks: blocks(body) },
        credits: vec![],
        dateline: String::new(),
        published: "2026-05-14T14:05:00Z".parse().ok(),
        modified: None,
        sequence: 0,
        zone: "Europe/Berlin".into(),
        tags: vec![],
        publisher: Publisher { name: "The Amber Coast Review".into(), base_url: None },
        self_approved: true,
        revision: "5f2c".into(),
        text_hash: "9a1b".into(),
        proof: false,
        pictures: vec![],
    }
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut next = 0;
    read(markdown, &mut || {
        next += 1;
        BlockId::new(format!("b{next}"))
    })
}

fn block(id: &str, node: Node) -> Block {
    Block { id: id.into(), node }
}

fn furniture(headline: &str, standfirst: &str) -> Furniture {
    let standfirst = match blocks(standfirst).pop().map(|block| block.node) {
        Some(Node::Paragraph(words)) => words,
        _ => Inlines::default(),
    };
    Furniture { headline: headline.into(), short_headline: String::new(), standfirst }
}

fn credit(name: &str, role: CreditRole, short_bio: &str) -> PageCredit {
    PageCredit {
        author: format!("a-{name}").as_str().into(),
        name: name.into(),
        role,
        title_on_the_day: None,
        short_bio: short_bio.into(),
        photo: None,
    }
}

fn item(headline: &str, slug: &str, date: &str) -> RelatedItem {
    RelatedItem { headline: headline.into(), slug: slug.into(), date: date.parse().ok() }
}

fn boxes() -> Related {
    Related {
        more_from: vec![RelatedBox {
            authors: vec!["Mara Idowu".into(), "Tomás Ó Briain".into()],
            items: vec![
                item(
                    "Night boat to the outer islands will run all winter",
                    "every-node",
                    "2026-05-02T08:00:00Z",
                ),
                item("What the harbour master saw", "bare", "2026-04-21T08:00:00Z"),
                item("Fuel dock reopens after nine weeks", "german", "2026-04-03T08:00:00Z"),
            ],
        }],
        latest: vec![
            item("Council votes on the lake shore", "lake-vote", "2026-05-14T09:30:00Z"),
            item("المجلس البلدي يوافق على عقد العبّارات", "marina-council", "2026-05-13T09:30:00Z"),
            item(
                "School choir wins a place in the regional final, and a bus to get there",
                "choir",
                "2026-05-12T07:00:00Z",
            ),
        ],
        ..Related::default()
    }
}

fn hostile_boxes() -> Related {
    let nasty = "</a></nav><script>alert(2)</script> \"'{{ x }}";
    Related {
        more_from: vec![RelatedBox {
            authors: vec![nasty.into()],
            items: vec![item(nasty, "../../../etc/passwd", "2026-05-02T08:00:00Z")],
        }],
        latest: vec![item("This very story", "hostile", "2026-05-02T08:00:00Z")],
        ..Related::default()
    }
}

fn arabic_boxes() -> Related {
    Related {
        more_from: vec![RelatedBox {
            authors: vec!["ليلى حداد".into()],
            items: vec![item("رحلة ليلية إلى الجزر البعيدة", "night-boat", "2026-05-02T08:00:00Z")],
        }],
        latest: boxes().latest,
        ..Related::default()
    }
}
