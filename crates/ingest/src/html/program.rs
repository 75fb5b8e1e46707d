//! Which program put a fragment on the clipboard: each has its own ways.

use crate::paste::Program;

/// How much of a fragment is looked at.
const LOOKED_AT: usize = 256 * 1024;

/// The program, by the marks it leaves; a web page where there are none.
pub(crate) fn of(source: &str) -> Program {
    let head = crate::words::head(source, LOOKED_AT).to_ascii_lowercase();
    let has = |marks: &[&str]| marks.iter().any(|mark| head.contains(mark));
    if has(&[
        "google-sheets-html-origin",
        "data-sheets-",
        "excel.sheet",
        "microsoft-com:office:excel",
        "sdnum=",
    ]) {
        return Program::Spreadsheet;
    }
    if has(&["docs-internal-guid", "#ftnt", "#cmnt", "lst-kix"]) {
        return Program::GoogleDocs;
    }
    if has(&["scxw", "paraeid=", "data-ccp-props", "data-ccp-parastyle"]) {
        return Program::WordOnline;
    }
    if has(&[
        "schemas-microsoft-com:office:word",
        "class=mso",
        "class=\"mso",
        "mso-list:",
        "<o:p",
        "mso-element:",
    ]) {
        return Program::Word;
    }
    if has(&["content=\"libreoffice", "content=\"openoffice", "sdfootnote", "sdendnote"]) {
        return Program::LibreOffice;
    }
    if has(&["cocoa html writer", "apple-converted-space", "apple-tab-span"]) {
        return Program::Apple;
    }
    if has(&["class=\"gmail_", "class=3dgmail", "moz-cite-prefix", "class=\"moz-"]) {
        return Program::Mail;
    }
    Program::WebPage
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_program_is_known_by_its_marks() {
        for (source, program) in [
            (
                "<b style=\"font-weight:normal\" id=\"docs-internal-guid-1f\"><p>a</p></b>",
                Program::GoogleDocs,
            ),
            ("<p class=MsoNormal>a<o:p></o:p></p>", Program::Word),
            ("<p class=\"Paragraph SCXW1 BCX0\" paraeid=\"{1}\">a</p>", Program::WordOnline),
            ("<meta name=\"generator\" content=\"LibreOffice 24.2 (Linux)\"/><p>a</p>", Program::LibreOffice),
            ("<meta name=\"Generator\" content=\"Cocoa HTML Writer\"><p class=\"p1\">a</p>", Program::Apple),
            ("<div class=\"gmail_quote\">a</div>", Program::Mail),
            ("<google-sheets-html-origin><table><tr><td>a</table>", Program::Spreadsheet),
            ("<meta name=ProgId content=Excel.Sheet><table><tr><td>a</table>", Program::Spreadsheet),
            ("<p>The word SCOWL is old.</p>", Program::WebPage),
        ] {
            assert_eq!(of(source), program, "{source}");
        }
    }
}
