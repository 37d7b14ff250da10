/** What a sentence takes as known is known from what was read, from the sentence itself, or because there is only one. */
import { describe, expect, test } from '@jest/globals';
import {
  unknownShortForms,
  unknownThings,
  wordsOf,
} from '../../../../shared/summaries/extractive/answers/known-things.ts';

const READ = wordsOf('Pageturn is a reader whose queues of pages stay flat');
const unknown = (text: string) => unknownThings(text, READ);

describe('unknown is', () => {
  test.each([
    ['The scheme can be run on every machine.', 'scheme'],
    ['We ran the first pass by hand.', 'first pass'],
    ['Memory grows while the old server is busy.', 'old server'],
    ['We close the downloaded pages at night.', 'downloaded pages'],
    ['We close the public server at night.', 'public server'],
    ['We close pages of files by the request at night.', 'request'],
    ['Files are closed by the fine-tuned model at night.', 'fine-tuned model'],
  ])('in %j %s', (text, thing) => {
    expect(unknown(text)).toEqual([thing]);
  });

  test('each of several things', () => {
    expect(unknown('Since the scheme is fast, the server waits.')).toEqual(['scheme', 'server waits']);
  });
});

describe('known is', () => {
  test.each([
    ['what was read', 'The reader can be run on every machine.'],
    ['what was read in the plural', 'We measured the queue.'],
    ['one whose phrase says which', 'The scheme of our choice, the server that we bought and the disk in it are fast.'],
    ['what the sentence has named before', 'A scheme was run until the scheme was fast.'],
    ['what there is once', 'Most of the web, the literature and the world agree.'],
    ['what every paper has', 'We ran the model, the test set and the experiments.'],
    ['what a comparison tells', 'We took the smallest machine and the most expensive disk.'],
    ['what a word of the sentence has picked', 'We downloaded pages and closed the downloaded pages.'],
    ['what only ends as a participle does', 'A speed limit was set, and the speed limit is kept.'],
    ['a name', 'We ran the Vax machine.'],
    ['what has a number', 'We ran the 32 machines.'],
    ['what is no definite thing', 'Bathe a machine in other oil.'],
  ])('%s', (_, text) => {
    expect(unknown(text)).toEqual([]);
  });
});

describe('a short form', () => {
  const forms = (text: string) => unknownShortForms(text, 'PGT closes pages, and so does Net(2nd).');
  test.each([
    ['that nobody has told of is unknown', 'On all pages LSA-R is faster than PGT.', ['LSA-R']],
    ['of a variant is unknown until it was told of', 'Net(1st) closes what Net(2nd) leaves.', ['Net(1st)']],
    ['in the plural is unknown too', 'Pages are closed by RIPs.', ['RIPs']],
    ['that was read before is known', 'PGT is faster, and PGTs are cheap.', []],
    ['that every reader knows is known', 'A GPU and two CPUs close pages in 3D.', []],
    ['that the sentence spells out is known', 'The later page loader (LPL) and RIP (rapid ink) close pages.', []],
    ['is no name with one capital, and no number', 'Pageturn, F1, A100 and 2024 close pages.', []],
  ])('%s', (_, text, unknown) => {
    expect(forms(text)).toEqual(unknown);
  });
});
