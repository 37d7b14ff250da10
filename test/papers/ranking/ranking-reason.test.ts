/** Why a paper stands where it does is told by what counted, and by nothing else. */
import { expect, test } from '@jest/globals';
import { reasonOf } from '../../../shared/papers/ranking/ranking-reason.ts';

const NONE = { sources: ['dair'], negative: '', author: '', upvotes: 0, topic: 'agents', likeness: 0 };
const long = 'x'.repeat(61);
const cut = `${'x'.repeat(59)}…`;

test.each([
  [{}, '新着順 [1.50 点]', 'by date alone [score 1.50]'],
  [{ negative: 'crypto' }, '除外語「crypto」を含む', 'holds the excluded “crypto”'],
  [{ negative: long }, `除外語「${cut}」を含む`, `holds the excluded “${cut}”`],
  [{ negative: 'x'.repeat(60) }, `除外語「${'x'.repeat(60)}」を含む`, `holds the excluded “${'x'.repeat(60)}”`],
  [{ chosenAs: { source: 'dair', position: 3 } }, 'dair の選定 3 番', 'chosen by dair, no. 3'],
  [{ chosenAs: { source: long, position: 3 } }, `${cut} の選定 3 番`, `chosen by ${cut}, no. 3`],
  [
    { chosenAs: { source: 'dair', position: 3 }, upvotes: 2 },
    'dair の選定 3 番、2 票',
    'chosen by dair, no. 3; 2 upvotes',
  ],
  [{ sources: ['a', 'b'] }, '2 つの情報源に掲載 [1.50 点]', 'named by 2 sources [score 1.50]'],
  [{ author: 'Ada Poe' }, '注目の著者 Ada Poe [1.50 点]', 'by Ada Poe, who is followed [score 1.50]'],
  [{ likeness: 0.05 }, '関心「agents」に近い (0.05) [1.50 点]', 'near the topic “agents” (0.05) [score 1.50]'],
  [
    { likeness: 0.5, topic: long },
    `関心「${cut}」に近い (0.50) [1.50 点]`,
    `near the topic “${cut}” (0.50) [score 1.50]`,
  ],
  [{ likeness: 0.049 }, '新着順 [1.50 点]', 'by date alone [score 1.50]'],
  [{ upvotes: 1 }, '1 票 [1.50 点]', '1 upvotes [score 1.50]'],
  [
    { sources: ['a', 'b'], author: 'Ada', upvotes: 5 },
    '2 つの情報源に掲載、注目の著者 Ada、5 票 [1.50 点]',
    'named by 2 sources; by Ada, who is followed; 5 upvotes [score 1.50]',
  ],
])('%j', (found, ja, en) => {
  expect(reasonOf({ ...NONE, ...found }, 1.5)).toEqual({ ja, en });
});
