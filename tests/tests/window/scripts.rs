//! What more than one journey asks a page to do for it.

/// Puts the caret behind the last word of the first line.
pub(crate) const CARET_TO_FIRST_LINES_END: &str = "const line = document.querySelector('[data-testid=body] p');\
    document.querySelector('[data-testid=body]').focus();\
    const range = document.createRange(); range.selectNodeContents(line); range.collapse(false);\
    const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range);";
