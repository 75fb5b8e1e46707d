/** Lines above the text that change together with it: the text’s history takes them back too. */
import { standfirstFromJson, standfirstToJson, type AboveBody, type Body, type Line } from '../../editor';
import { say } from '../../said.svelte';
import type { Headline } from './headline';

interface Fields {
  headline: Headline | null;
  line: Line | null;
  body: Body | null;
}

export class Together {
  constructor(
    private readonly fields: () => Fields,
    private readonly typed: (headline: string) => void,
  ) {}

  /** Puts the lines; one that was changed since stays as it is, and that is said. */
  put(was: AboveBody, now: AboveBody): void {
    const { headline, line } = this.fields();
    const kept: string[] = [];
    if (now.headline !== undefined && headline !== null) {
      if (headline.words === was.headline) {
        headline.take(now.headline);
        this.typed(now.headline);
      } else if (headline.words !== now.headline) kept.push('headline');
    }
    if (now.standfirst !== undefined && line !== null) {
      const here = written(line);
      if (here === JSON.stringify(was.standfirst)) line.put(standfirstFromJson(now.standfirst));
      else if (here !== JSON.stringify(now.standfirst)) kept.push('standfirst');
    }
    if (kept.length > 0) say(`The ${kept.join(' and the ')} changed since, and stays as written.`);
  }

  /** Undo or redo in the headline, where the next change is one of the text and of it at once. */
  headline = (way: 'undo' | 'redo', really: boolean): boolean => {
    const { headline, body } = this.fields();
    return body?.beside(way, (was) => was.headline === headline?.words, really) === true;
  };

  /** The same in the standfirst. */
  line = (way: 'undo' | 'redo', really: boolean): boolean => {
    const { line, body } = this.fields();
    if (line === null) return false;
    const here = written(line);
    return body?.beside(way, (was) => JSON.stringify(was.standfirst) === here, really) === true;
  };
}

function written(line: Line): string {
  return JSON.stringify(standfirstToJson(line.doc));
}
