import { expect, test } from '@jest/globals';
import { DRAFT_SCHEMA } from '../../../shared/summaries/write/draft-schema.ts';
import { readAnswer } from '../../../shared/summaries/write/models/wire/read-answer.ts';

const USAGE = { inputTokens: 1, outputTokens: 1, usd: 0, calls: 1 };
const read = (answer: unknown) =>
  readAnswer(
    { said: JSON.stringify(answer), thought: '', handed: [], finish: 'stop', counts: {} },
    DRAFT_SCHEMA,
    USAGE as never,
  );
const nested = (sentence: string, ...quotes: string[]) => ({ quotes, sentence });

test('a draft whose lists came as texts is read sentence by sentence, each on the quotes of its answer', () => {
  const flat = {
    headline: 'A quick fox is measured.',
    overview: 'The fox runs. The dog sleeps.',
    qa: [{ question: 'How fast?', answer: 'It runs at 4 km. It never stops.', quotes: ['runs at 4 km'] }],
  };
  expect(read(flat)).toEqual({
    headline: nested('A quick fox is measured.'),
    overview: [nested('The fox runs.'), nested('The dog sleeps.')],
    qa: [
      {
        question: 'How fast?',
        answer: [nested('It runs at 4 km.', 'runs at 4 km'), nested('It never stops.', 'runs at 4 km')],
      },
    ],
  });
});

test('a draft may be flat in one part and as asked in another', () => {
  const mixed = { headline: nested('A fox.', 'a fox'), overview: [nested('It runs.', 'runs')], qa: [] };
  expect(read(mixed)).toEqual(mixed);
  expect(read({ ...mixed, headline: 'A fox.' })).toEqual({ ...mixed, headline: nested('A fox.') });
});

test.each([
  ['quotes that are no list', { headline: 'a', overview: 'b.', qa: [{ question: 'c?', answer: 'd.', quotes: 'e' }] }],
  ['another form', { title: 'x', summary: 'The paper.' }],
  ['a field more', { headline: 'a', overview: 'b.', qa: [], rating: 5 }],
  ['an answer without its question', { headline: 'a', overview: 'b.', qa: [{ answer: 'd.', quotes: [] }] }],
])('%s is no flat draft', (_, answer) => {
  expect(() => read(answer)).toThrow('not in the asked form');
});
