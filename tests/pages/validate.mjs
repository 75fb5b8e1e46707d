// html-validate, its `standard` and `recommended` presets, with the exceptions we can defend.
import { HtmlValidate } from 'html-validate';

const RULES = {
  // A headline is as long as the desk writes it; what search engines cut off is
  // theirs to decide, and the short headline is there for it.
  'long-title': 'off',
};

export async function validate(pages) {
  const judge = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:recommended'], rules: RULES });
  const said = [];
  for (const { file, html } of pages) {
    const { results } = await judge.validateString(html, file);
    for (const { messages } of results) {
      for (const { line, ruleId, message } of messages)
        said.push({ file, text: `${line}: ${ruleId}: ${message}` });
    }
  }
  return { said };
}
