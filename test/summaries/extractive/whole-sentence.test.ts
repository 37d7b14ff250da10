import { expect, test } from '@jest/globals';
import { dangling, refusal } from '../../../shared/summaries/extractive/whole-sentence.ts';

test.each([
  'PDFium in WebAssembly reads a warm page in 3.06 ms, against 10.30 ms for pdf.js.',
  'The order of the text (in two columns) scores 0.953 for both engines [12, 14].',
  '3D grounding means matching descriptions with objects in a scene of many rooms.',
  'k-means is used to group the sentences of a paper by what they talk about.',
  'Code and models are available at https://example.org/pageturn.',
  'The check has two parts: 1) the quote is folded, and 2) it is looked up in the text.',
  'All 12 numbers are supported by the text that the sentence was taken from.',
  '提案手法は、各ページの文字を写し取ってから直ちにページを閉じるため、メモリが増えることがなく、速度も落ちない。',
])('can be quoted: %s', (sentence) => {
  expect(refusal(sentence)).toBeUndefined();
});

test.each([
  ['does not begin as a sentence', 'tokens are counted with the same vocabulary as in the earlier experiment.'],
  ['does not end as a sentence', 'The memory of the process grows with every page that stays open and the'],
  ['heading glued to it', 'A.2 Results of the time of each page were measured on two shared cores.'],
  ['does not begin as a sentence', '3.1 Results We measured the time of each page on two shared cores.'],
  ['caption', 'Figure 3: The life of a page from opening to closing in the reader.'],
  ['list mark', '(2) EvoBench offers comprehensive annotations and robust measures for code.'],
  ['rubble', 'The reader writes a soft hyphen in the mid\u00addle of a word that was broken.'],
  ['rubble', 'The page says &quot;closed&quot; although its text has not been copied yet.'],
  ['formula', 'We set the rate to $\\alpha = 0.5$ for all runs of the reader on the corpus.'],
  ['furniture', 'Permission to make digital or hard copies of this work is granted without fee.'],
  ['invitation', 'Get the monthly magazine of our readers delivered through your letterbox every month.'],
  ['formula', 'Broadcast events are relevant, and VCi[j] represents what the process knows of messages.'],
  ['hole where a formula stood', 'Let e and f be the vector timestamps of two distinct events of the process.'],
  [
    'two sentences in one',
    'We introduce one variable for each package p. Truth assignments then correspond to installation profiles.',
  ],
  ['thanks', 'We thank the anonymous reviewers for their helpful remarks on this paper.'],
  ['road map', 'The rest of this paper is organised in the way that readers will expect.'],
  ['points elsewhere', 'The memory of the process is described in Section 4 of the longer report.'],
  ['two sentences in one', 'We trained a parser on the labelled data Our results show that it helps a lot.'],
  ['open bracket or quote', 'The reader (which closes every page keeps memory flat over all papers.'],
  ['too few words', 'Tokenization significantly influences performance everywhere.'],
  ['too few letters', 'Table rows read 41.2 33.8 20.3 and 42.1 34.0 21.1 and 43.5 35.3 as text here.'],
  ['loose letters', 'Then a b c d e f of the model are set so that g h i hold for it.'],
  ['too short', 'It is also free.'],
])('is refused because it %s: %s', (reason, sentence) => {
  expect(refusal(sentence)).toBe(reason);
});

test('leans on its neighbour by degrees', () => {
  const order = [
    'This paper presents a reader.',
    'However, memory grows.',
    'Finally, we measure memory.',
    'These figures are new.',
    'For example, memory grows.',
    'It grows.',
    'This shows that it grows.',
  ];
  const degrees = order.map(dangling);
  expect(degrees).toEqual(degrees.toSorted((a, b) => a - b));
  expect(degrees[0]).toBe(0);
  expect(degrees.at(-1)).toBe(1);
});
