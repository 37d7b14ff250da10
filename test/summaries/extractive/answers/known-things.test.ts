/** What a sentence takes as known is known from what was read, from the sentence itself, or because there is only one. */
import { describe, expect, test } from '@jest/globals';
import { unknownThings, wordsOf } from '../../../../shared/summaries/extractive/answers/known-things.ts';

const READ = wordsOf('Pageturn is a reader whose queues of pages stay flat');
const unknown = (text: string) => unknownThings(text, READ);

describe('unknown is', () => {
  test.each([
    ['The scheme can be run on every machine.', 'scheme'],
    ['We ran the first pass by hand.', 'first pass'],
    ['Memory grows while the old server is busy.', 'old server'],
    ['We close the downloaded pages at night.', 'downloaded pages'],
    ['We close the public server at night.', 'public server'],
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
    ['a name', 'We ran the Vax machine.'],
    ['what has a number', 'We ran the 32 machines.'],
    ['what is no definite thing', 'Bathe a machine in other oil.'],
  ])('%s', (_, text) => {
    expect(unknown(text)).toEqual([]);
  });
});
