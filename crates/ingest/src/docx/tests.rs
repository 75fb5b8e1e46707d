use crate::{LeftOut, Reading, Refused, Source};
use std::io::{Cursor, Write as _};
use stet_core::ids::BlockId;
use stet_core::text::markdown;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NS: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document {NS}><w:body>{body}<w:sectPr/></w:body></w:document>"
    )
}

fn read_in(bytes: &[u8]) -> Result<Reading, Refused> {
    crate::read(&Source { name: "story.docx", bytes }, &mut || BlockId::new("b"))
}

fn story() -> Vec<u8> {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let styled = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(text))
    };
    let item = |list: u8, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
            run(text)
        )
    };
    let body = [
        styled("Titel", "The tide mill turns again"),
        format!(
            "<w:p>{}<w:r><w:rPr><w:b/></w:rPr><w:t>Oda Brandt</w:t></w:r>{}<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>was certainly bribed and </w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"x\">{}</w:ins><w:r><w:rPr><w:i/></w:rPr><w:t>old</w:t></w:r>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:commentRangeStart w:id=\"0\"/>{}<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
            run("For a year "), run(" "), run("ran the "), run(" mill"), run(" by the water."),
        ),
        "<w:p><w:hyperlink r:id=\"rId5\"><w:r><w:t>The board</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> met, and </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://example.org/b\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>its page</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> says so.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret aside.</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:pPr><w:rPr><w:del w:id=\"7\"/></w:rPr></w:pPr><w:r><w:t>It was dry, </w:t></w:r></w:p><w:p><w:r><w:t>and then it was not.</w:t></w:r></w:p>".to_owned(),
        styled("berschrift2", "What it grinds"),
        item(1, 0, "Rye"), item(1, 1, "from the north"), item(1, 0, "Oats"),
        item(2, 0, "First"), item(2, 0, "Second"),
        styled("Zitat", "We never stopped, the miller said."),
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Sacks</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>2025</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>61</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
        "<w:p><w:moveFrom w:id=\"9\"><w:r><w:t>Moved away.</w:t></w:r></w:moveFrom></w:p>".to_owned(),
    ]
    .concat();
    package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document(&body)),
        (
            "word/styles.xml",
            &format!(
                "<w:styles {NS}><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style><w:style w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style></w:styles>"
            ),
        ),
        (
            "word/numbering.xml",
            &format!(
                "<w:numbering {NS}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships xmlns=\"x\"><Relationship Id=\"rId5\" Target=\"https://example.org/a?utm_source=w\" TargetMode=\"External\"/></Relationships>",
        ),
        (
            "word/footnotes.xml",
            &format!(
                "<w:footnotes {NS}><w:footnote w:id=\"0\" w:type=\"separator\"/><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> Since 1911.</w:t></w:r></w:p></w:footnote></w:footnotes>"
            ),
        ),
        (
            "word/comments.xml",
            &format!(
                "<w:comments {NS}><w:comment w:id=\"0\" w:author=\"Ines\"><w:p><w:r><w:t>Never print this name.</w:t></w:r></w:p></w:comment></w:comments>"
            ),
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:creator>Jonas Feld</dc:creator></cp:coreProperties>",
        ),
    ])
}

#[test]
fn a_word_file_keeps_its_structure() {
    let reading = read_in(&story()).unwrap();
    assert_eq!(reading.document.furniture.headline, "The tide mill turns again");
    insta::assert_snapshot!(markdown::print(&reading.document.blocks));
    assert!(reading.credits.is_empty());
    assert!(reading.warnings.iter().any(|warning| warning.contains("Jonas Feld")), "{:?}", reading.warnings);
}

#[test]
fn what_a_word_file_deletes_comments_or_hides_is_offered_as_that() {
    let reading = read_in(&story()).unwrap();
    let copy = markdown::print(&reading.document.blocks);
    for (what, words) in [
        (LeftOut::Deletion, "certainly bribed"),
        (LeftOut::Deletion, "Moved away."),
        (LeftOut::Comment, "Never print this name."),
        (LeftOut::Hidden, "Secret aside."),
    ] {
        assert!(!copy.contains(words), "{copy}");
        assert!(
            reading.dropped.iter().any(|dropped| dropped.what == what && dropped.text.contains(words)),
            "{words}: {:?}",
            reading.dropped
        );
    }
}

#[test]
fn pictures_come_along_and_a_note_s_link_is_its_own() {
    let picture = "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"p\"><wp:docPr descr=\"The weir at dawn\"/><a:blip xmlns:a=\"a\" r:embed=\"rId1\"/></wp:inline></w:drawing></w:r></w:p>";
    let elsewhere = picture.replace("rId1", "rId2").replace("The weir at dawn", "Somewhere else");
    let words = "<w:p><w:r><w:t>The weir was mended before the winter came, and the board says so.</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    let relation = |id: &str, kind: &str, target: &str, mode: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"{mode}/>")
    };
    let outside = " TargetMode=\"External\"";
    let bytes = package(&[
        ("word/document.xml", &document(&format!("{words}{picture}{elsewhere}"))),
        (
            "word/_rels/document.xml.rels",
            &format!(
                "<Relationships>{}{}</Relationships>",
                relation("rId1", "image", "media/weir.png", ""),
                relation("rId2", "image", "file:///etc/weir.png", outside)
            ),
        ),
        ("word/media/weir.png", "not looked at here"),
        (
            "word/footnotes.xml",
            &format!(
                "<w:footnotes {NS}><w:footnote w:id=\"1\"><w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>Minutes</w:t></w:r></w:hyperlink></w:p></w:footnote></w:footnotes>"
            ),
        ),
        (
            "word/_rels/footnotes.xml.rels",
            &format!(
                "<Relationships>{}</Relationships>",
                relation("rId1", "hyperlink", "https://example.org/minutes", outside)
            ),
        ),
    ]);
    let reading = read_in(&bytes).unwrap();
    let copy = markdown::print(&reading.document.blocks);
    assert!(copy.contains("![The weir at dawn](pasted:0)"), "{copy}");
    assert!(copy.contains("[Minutes](https://example.org/minutes)"), "{copy}");
    assert!(!copy.contains("etc/weir"), "{copy}");
    assert!(reading.dropped.iter().any(|dropped| dropped.text == "Somewhere else"), "{:?}", reading.dropped);
    assert_eq!(reading.pictures.len(), 1);
    assert_eq!(reading.pictures[0].bytes, b"not looked at here");
}

#[test]
fn files_made_to_harm_are_refused_with_what_to_do() {
    let bomb = format!("<w:document {NS}>{}</w:document>", " ".repeat(30 * 1024 * 1024));
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w:document xmlns:w=\"w\"><w:body><w:p>&b;</w:p></w:body></w:document>";
    let deep = document(&format!("{}{}", "<w:sdt>".repeat(5000), "</w:sdt>".repeat(5000)));
    let many: Vec<(String, &str)> = (0..2100).map(|at| (format!("p{at}"), "")).collect();
    let mut many: Vec<(&str, &str)> = many.iter().map(|(name, xml)| (name.as_str(), *xml)).collect();
    many.push(("word/document.xml", "<x/>"));
    let good = story();
    for (bytes, says) in [
        (package(&[("word/document.xml", &bomb)]), "made to harm"),
        (package(&[("word/document.xml", laughs)]), "document type"),
        (package(&[("word/document.xml", &deep)]), "deeper"),
        (package(&many), "parts"),
        (package(&[("word/other.xml", "<x/>")]), "no text"),
        (package(&[("word/document.xml", "<w:document")]), "broken"),
        (good[..good.len() / 2].to_vec(), "damaged"),
        (vec![b'P', b'K', 3, 4], "damaged"),
    ] {
        let refused = read_in(&bytes).unwrap_err();
        assert_eq!(refused.code(), "unreadable", "{refused}");
        assert!(refused.to_string().contains(says), "{says}: {refused}");
    }
}
