/** Of all sentences that say something by themselves the best are chosen, unlike ones, each asked about its own topic. */
import { describe, expect, test } from '@jest/globals';
import type { SectionKind } from '../../../../shared/documents/section-names.ts';
import { pickAnswers } from '../../../../shared/summaries/extractive/answers/pick-answers.ts';
import type { SourceSentence } from '../../../../shared/summaries/extractive/source-sentences.ts';

const said = (text: string, part: SectionKind = 'results', change: Partial<SourceSentence> = {}): SourceSentence => ({
  ...{ text, part, heading: '', at: 0, relative: 0, vector: new Map(), likeTitle: 0.2, likeText: 0.2, whole: true },
  ...change,
});
/** The paper comes back to its topics where nothing is quoted from. */
const TOPICS =
  'page queues|scanned books|blank margins|glyph tables|paper jams|oak shelves|night readers|wooden stamps|quiet halls|pine boards|old schemes'
    .split('|')
    .flatMap((topic) => ['of', 'in', 'by'].map((word) => said(`It is ${word} ${topic}.`, 'back')));
const picked = (sentences: readonly SourceSentence[], told: readonly string[] = []) =>
  pickAnswers([...sentences, ...TOPICS], { title: 'Pageturn', told, names: ['Pageturn'], language: 'en' });
const answers = (sentences: readonly SourceSentence[], told: readonly string[] = []) =>
  picked(sentences, told).map(({ sentence }) => sentence.text);

/** Good answers that have next to nothing in common. */
const FOUND = [
  'We found that page queues keep memory flat over 1,000 files of one kind.',
  'We found that scanned books need 12 MB more than printed ones per shelf.',
  'We found that blank margins dry 3.1 times faster than any bare lunch tray.',
  'We found that glyph tables shrink by 40% when every vowel is left out.',
  'We found that paper jams occur 7 times less often in cold than in warm cellars.',
  'We found that oak shelves bear 80% more weight than pine ones.',
  'We found that night readers skip 25% fewer footnotes than morning ones.',
  'We found that wooden stamps last 2.5 times longer under soft than hard rubber.',
  'We found that quiet halls raise loan rates by 15% over noisy cafés.',
];

describe('no answer is', () => {
  test.each([
    ['a sentence that is not whole', said(FOUND[0]!, 'results', { whole: false })],
    ['one that leans on others', said(FOUND[0]!.replace('We', 'However, we'))],
    ['one about what the reader does not know', said(FOUND[0]!.replace('page queues', 'the old schemes'))],
    ['one about the work of others', said(FOUND[0]!, 'related')],
    ['one of the back matter', said(FOUND[0]!, 'back')],
    ['one that only announces', said('We describe how page queues keep memory flat over 1,000 files.')],
    ['one that says little', said('Pages are white in all of 3 rooms.', 'other', { likeText: 0, likeTitle: 0 })],
    [
      'one full of short forms',
      said(FOUND[0]!.replace('over 1,000 files of one kind', 'with LSA, RIPS and ZUP over 9 files')),
    ],
    ['one without a topic', said('We found that it was 3.1 times faster than before.')],
  ])('%s', (_, sentence) => {
    expect(answers([sentence])).toEqual([]);
  });

  test('one full of short forms, unless its reader has met them', () => {
    const full = FOUND[0]!.replace('over 1,000 files of one kind', 'with LSA, RIPS and ZUP over 9 files');
    expect(answers([said(full)], ['LSA, RIPS and ZUP are inks.'])).toEqual([full]);
  });

  test('what the overview says already', () => {
    const plain = FOUND[0]!;
    expect(answers([said(plain)], [plain, 'And more.'])).toEqual([]);
    expect(answers([said(plain)], [FOUND[1]!])).toEqual([plain]);
    expect(answers([said(plain)], [plain.slice(0, 30)])).toEqual([plain]);
  });

  test('what the overview says in pieces', () => {
    const words = FOUND[0]!.split(' ');
    const pieces = [0, 5, 10].map(
      (from) => `${words.slice(from, from + 5).join(' ')} ${FOUND[from / 5 + 1]!.slice(9)}`,
    );
    expect(answers([said(FOUND[0]!)], pieces)).toEqual([]);
  });
});

test('a thing is known that the overview has told', () => {
  const told = said(FOUND[0]!.replace('page queues', 'the old schemes'));
  expect(answers([told], ['Our schemes are old.'])).toEqual([told.text]);
});

test('each answer is asked about its own topic, in the order of the text', () => {
  const sentences = [said(FOUND[1]!, 'results', { at: 7 }), said(FOUND[0]!, 'results', { at: 3 })];
  expect(picked(sentences).map(({ question, sentence }) => [question, sentence.at])).toEqual([
    ['What do the authors find about page queues?', 3],
    ['What do the authors find about scanned books?', 7],
  ]);
});

test('no two answers have the same topic', () => {
  const again = 'We show that, of page queues, pine boards warp 60% later than any.';
  const questions = picked([said(FOUND[0]!, 'results', { likeText: 0.9 }), said(again)]).map(
    ({ question }) => question,
  );
  expect(questions).toEqual([
    'What do the authors find about page queues?',
    'What do the authors find about pine boards?',
  ]);
});

test('no two answers say the same', () => {
  const again = FOUND[0]!.replace('one kind', 'any kind');
  expect(answers([said(FOUND[0]!, 'results', { at: 1 }), said(again, 'results', { at: 2 })])).toEqual([FOUND[0]]);
});

test('there are eight at most, and the best', () => {
  const all = FOUND.map((text, at) => said(text, 'results', { at, likeText: at === 0 ? 0 : 0.9 }));
  expect(answers(all)).toEqual(FOUND.slice(1));
});

test('no question is asked twice', () => {
  const code = (what: string) => `Data on ${what} are available for download at https://papers.example/${what.length}.`;
  const sentences = [said(code('blank margins')), said(code('printed glyph tables of old'))];
  expect(picked(sentences).map(({ question }) => question)).toEqual(['Where can code or data of the work be had?']);
});
