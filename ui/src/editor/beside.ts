/**
 * A change of the body that changes what stands above it too: it is one thing to
 * undo. The step says what the lines above were and became; it changes no block
 * and lies in the body’s own history, so undo, redo and what is kept across
 * windows all carry it.
 */
import { redo, undo } from 'prosemirror-history';
import type { Node, Schema } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { Step, StepResult } from 'prosemirror-transform';
import type { Json } from './document';

/** Lines above the body, those that are meant. */
export interface AboveBody {
  headline?: string;
  standfirst?: Json[];
}

/** Changes the lines above from what they were to what they are. */
export class BesideStep extends Step {
  constructor(
    readonly was: AboveBody,
    readonly now: AboveBody,
  ) {
    super();
  }

  apply(doc: Node): StepResult {
    return StepResult.ok(doc);
  }

  invert(): Step {
    return new BesideStep(this.now, this.was);
  }

  map(): Step {
    return this;
  }

  toJSON(): { stepType: string; was: AboveBody; now: AboveBody } {
    return { stepType: 'beside', was: this.was, now: this.now };
  }

  static override fromJSON(_schema: Schema, json: { was?: unknown; now?: unknown }): BesideStep {
    return new BesideStep(above(json.was), above(json.now));
  }
}

Step.jsonID('beside', BesideStep);

function above(json: unknown): AboveBody {
  const { headline, standfirst } = (json ?? {}) as Record<string, unknown>;
  return {
    ...(typeof headline === 'string' ? { headline } : {}),
    ...(Array.isArray(standfirst) ? { standfirst: standfirst as Json[] } : {}),
  };
}

/** What a transaction changes above the body. */
export function besideIn(tr: Transaction): BesideStep[] {
  return tr.steps.filter((step) => step instanceof BesideStep);
}

/** What undo, or redo, would change above the body now; none where it is about the body alone. */
export function besideNext(state: EditorState, way: 'undo' | 'redo'): BesideStep | null {
  let found: BesideStep | null = null;
  (way === 'undo' ? undo : redo)(state, (tr) => (found = besideIn(tr)[0] ?? null));
  return found;
}
