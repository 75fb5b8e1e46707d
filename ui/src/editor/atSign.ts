/** An @ where a word would begin asks for a story to link to; inside a word it is a letter like any other. */
import { Plugin } from 'prosemirror-state';

export function atSign(ask: () => boolean): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (text !== '@' || from !== to || view.composing) return false;
        const { $from } = view.state.selection;
        if ($from.parent.type.spec.code === true) return false;
        const before = $from.parent.textBetween(
          Math.max(0, $from.parentOffset - 1),
          $from.parentOffset,
          '',
          '\0',
        );
        return /^[\s([“‘"'—–]?$/u.test(before) && ask();
      },
    },
  });
}
