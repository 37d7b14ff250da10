import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import type { Edition } from '../../../../shared/editions/edition.ts';
import { asMiniSearch, unpackPostings } from '../../../../shared/editions/site/search/minisearch-form.ts';
import { growIndex } from '../../../../shared/editions/site/search/search-index.ts';
import { textOf } from '../../../../shared/summaries/parts.ts';
import { sampleEdition, samplePaper } from '../../../support/sample-edition.ts';
import { MINISEARCH } from '../../../support/search-part.ts';
import { borne } from '../../../support/sentences.ts';

const WORDS = ['手紙', '時計', '届く', 'two', 'clocks', 'x-ray', 'クロック', '__proto__', 'constructor', '42'];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((each) => each.join(' '));
const paper = fc.record({ title: words, line: words, overview: words });
const weekOfPapers = fc.record({
  week: fc.constantFrom('2026-W01', '2026-W02', '2026-W03'),
  papers: fc.array(paper, { minLength: 1, maxLength: 4 }),
});

const edition = ({ week, papers }: { week: string; papers: { title: string; line: string; overview: string }[] }) =>
  sampleEdition({
    week,
    papers: papers.map(({ title, line, overview }, n) =>
      samplePaper({
        ...{ id: `arxiv:${week}.${n}`, title, authors: [], qa: [] },
        ...{ headline: [borne(line)], overview: [borne(overview)] },
      }),
    ),
  });

/** MiniSearch's own index over the same papers, grown by itself. */
function ownIndex(editions: readonly Edition[]) {
  const index = new MiniSearch({ ...MINISEARCH, idField: 'number' });
  let number = 0;
  for (const { week, papers } of editions)
    for (const { id, title, headline, overview } of papers)
      index.add({
        ...{ number: number++, week, title, headline: textOf(headline), path: '' },
        text: [textOf(overview), '', week, id.replace('arxiv:', '')].join(' '),
      });
  return index;
}

test('a part finds what an index of MiniSearch itself finds, with the same scores, however it was grown', () => {
  fc.assert(
    fc.property(fc.array(weekOfPapers, { minLength: 1, maxLength: 6 }), words, (publications, wanted) => {
      let text: string | undefined;
      const standing = new Map<string, Edition>();
      for (const publication of publications.map(edition)) {
        text = growIndex(text, [publication]).text;
        // Frozen anew, its papers are numbered after all others.
        const same = JSON.stringify(standing.get(publication.week)) === JSON.stringify(publication);
        if (!same) standing.delete(publication.week);
        standing.set(publication.week, publication);
      }
      const ours = MiniSearch.loadJS(asMiniSearch(JSON.parse(text!), unpackPostings), MINISEARCH);
      const own = ownIndex([...standing.values()]);
      for (const options of [{ combineWith: 'AND' as const }, { prefix: true, fuzzy: 0.2, boost: { title: 4 } }]) {
        const [found, expected] = [ours, own].map((index) =>
          index.search(wanted, options).map(({ week, title, headline, score, terms }) => ({
            ...{ week, title, headline, score: score.toFixed(6), terms: terms.toSorted() },
          })),
        );
        const ordered = (hits: typeof found) => hits!.map((hit) => JSON.stringify(hit)).sort();
        expect(ordered(found)).toEqual(ordered(expected));
      }
    }),
  );
});

test.each([
  ['no JSON', '{"broken"'],
  ['an index of another form', JSON.stringify(new MiniSearch({ fields: ['a'] }))],
  ['a posting that is no number', '{"editions":{},"papers":[],"terms":["a"],"postings":[["b"]]}'],
])('%s in its place is begun anew', (_, before) => {
  const own = edition({ week: '2026-W01', papers: [{ title: 'two clocks', line: '時計', overview: '届く' }] });
  const { text, weeks } = growIndex(undefined, [own]);
  expect(weeks).toEqual({ '2026-W01': 1 });
  expect(growIndex(before, [own]).text).toBe(text);
  expect(growIndex(text, [own]).text).toBe(text);
});
