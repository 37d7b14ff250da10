import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { citationsOf } from '../../../shared/editions/site/cite.ts';
import { samplePaper } from '../../support/sample-edition.ts';

const told = (changes: Parameters<typeof samplePaper>[0]) => citationsOf(samplePaper(changes)).map(({ text }) => text);

test('a paper of arXiv is cited with its identity in all three forms', () => {
  const [bibtex, ris, csl] = told({ title: 'Costs & {Braces}: 50% of GPT_4' });
  expect(bibtex).toBe(`@misc{arxiv-2403-00001,
  title = {{Costs \\& \\{Braces\\}: 50\\% of GPT\\_4}},
  author = {A. Author and B. Writer},
  year = {2024},
  month = {3},
  eprint = {2403.00001},
  archiveprefix = {arXiv},
  url = {http://arxiv.org/pdf/2403.00001v1}
}
`);
  expect(ris!.split('\r\n')).toEqual([
    ...['TY  - GEN', 'AU  - A. Author', 'AU  - B. Writer', 'TI  - Costs & {Braces}: 50% of GPT_4', 'PY  - 2024'],
    ...['DA  - 2024/03/25', 'UR  - http://arxiv.org/pdf/2403.00001v1', 'ER  - ', ''],
  ]);
  expect(JSON.parse(csl!)).toMatchObject([
    {
      type: 'article',
      author: [{ literal: 'A. Author' }, { literal: 'B. Writer' }],
      issued: { 'date-parts': [[2024, 3, 25]] },
    },
  ]);
});

test('a DOI is told, a missing day is not, and a group that has "and" in its name stays one author', () => {
  const [bibtex, ris, csl] = told({
    id: 'doi:10.1000/x',
    published: undefined as never,
    authors: ['Search and Rescue Team'],
  });
  expect(bibtex).toContain('author = {{Search and Rescue Team}}');
  expect(bibtex).toContain('doi = {10.1000/x}');
  expect(bibtex! + ris! + csl!).not.toMatch(/year|PY|issued/);
  expect([ris!.includes('DO  - 10.1000/x'), JSON.parse(csl!)[0].DOI]).toEqual([true, '10.1000/x']);
});

test('no title opens a line, a field or an entry of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
      const [bibtex, ris, csl] = told({ title: `x${title}` });
      expect(bibtex!.split('\n')).toHaveLength(10);
      expect(ris!.split('\r\n')).toHaveLength(9);
      expect(JSON.parse(csl!)).toHaveLength(1);
    }),
  );
});
