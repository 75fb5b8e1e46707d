/** Replacing everywhere at once: headline, standfirst and text are one thing to undo. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { actions } from '../../../actions';
import '../../../editor/tests/copy';
import { house } from '../../../house.svelte';
import { use } from '../../../platform';
import { memory } from '../../../platform/memory';
import Story from '../Story.svelte';

afterEach(cleanup);

const headline = (): string => screen.getByTestId<HTMLTextAreaElement>('headline').value;
const body = (): string => screen.getByTestId('body').textContent ?? '';

it('replaces in the headline and the text in one step, from wherever it is taken back', async () => {
  use(memory());
  await house.enter();
  render(Story, { story: 'quay-names' });
  await screen.findByTestId('body');
  const [above, below] = [headline(), body()];
  const letter = [...'etaoinsr'].find((one) => above.includes(one) && below.includes(one)) ?? '';
  expect(letter).not.toBe('');
  actions.run('find.replace');
  await fireEvent.input(await screen.findByTestId('find-text'), { target: { value: letter } });
  await fireEvent.input(screen.getByTestId('find-instead'), { target: { value: '§' } });
  await waitFor(() => expect(screen.getByTestId('find-told').textContent).toMatch(/\d/));
  await fireEvent.click(screen.getByTestId('find-all'));
  expect(headline()).toContain('§');
  expect(body()).toContain('§');

  const undo = { key: 'z', code: 'KeyZ', ctrlKey: true };
  await fireEvent.keyDown(screen.getByTestId('headline'), undo);
  expect([headline(), body()]).toEqual([above, below]);
  await fireEvent.keyDown(screen.getByTestId('headline'), { ...undo, key: 'Z', shiftKey: true });
  expect(headline()).toContain('§');
  await fireEvent.keyDown(screen.getByTestId('body'), undo);
  expect([headline(), body()]).toEqual([above, below]);
});
