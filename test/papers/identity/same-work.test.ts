import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Candidate } from '../../../shared/papers/identity/candidate.ts';
import {
  familyNames,
  joinSameWorks,
  sameWork,
  titleLikeness,
  titleThreshold,
  titleWords,
} from '../../../shared/papers/identity/same-work.ts';
import { joinById, joinWorks, workOf } from '../../../shared/papers/identity/work.ts';
import { corpusOrNotice } from '../../support/corpus.ts';

const candidate = (url: string, title: string, authors: readonly string[] = [], source = 'dair'): Candidate => ({
  pick: { source, position: 1, title, note: '', links: url ? [{ label: 'Paper', url }] : [] },
  facts: { title, authors },
});
const works = (...candidates: Candidate[]) => candidates.map((one) => workOf(one, '2024-W13'));

describe('one work under two ids', () => {
  test('a preprint and its journal version are one, the better id leads and both texts stay', () => {
    const title = 'Generative emulation of weather forecast ensembles with diffusion models';
    const [joined, ...rest] = joinSameWorks(
      works(
        candidate('https://www.science.org/doi/10.1126/sciadv.adk4489', title, ['Lizao Li', 'Robert Carver']),
        candidate('https://arxiv.org/abs/2306.14066', `${title.toUpperCase()}.`, ['Li, Lizao'], 'hf-daily'),
      ),
    );
    expect(rest).toEqual([]);
    expect(joined?.id).toBe('arxiv:2306.14066');
    expect(joined?.picks.map((pick) => pick.source)).toEqual(['dair', 'hf-daily']);
    expect(joined?.alternatives).toEqual([{ kind: 'page', url: 'https://www.science.org/doi/10.1126/sciadv.adk4489' }]);
  });

  test.each([
    [
      'another author',
      ['Ada One'],
      'A Study of Very Long Titles in the Wild',
      ['Bo Two'],
      'A Study of Very Long Titles in the Wild',
    ],
    [
      'another part',
      ['Ada One'],
      'A Study of Very Long Titles in the Wild, Part I',
      ['Ada One'],
      'A Study of Very Long Titles in the Wild, Part II',
    ],
    [
      'another version',
      ['Ada One'],
      'Improved Baselines for Visual Instruction Tuning at Scale 1.5',
      ['Ada One'],
      'Improved Baselines for Visual Instruction Tuning at Scale 1.6',
    ],
    [
      'a denial',
      ['Ada One'],
      'Language Models Can Reason about Their Own Long Chains',
      ['Ada One'],
      'Language Models Can Not Reason about Their Own Long Chains',
    ],
    ['a short name', [], 'Technical Report', [], 'Technical Report'],
    [
      'half the words',
      ['Ada One'],
      'Editing Conceptual Knowledge for Large Language Models',
      ['Ada One'],
      'Detoxifying Large Language Models via Knowledge Editing',
    ],
  ])('%s makes two works', (_, authorsA, titleA, authorsB, titleB) => {
    expect(sameWork({ title: titleA, authors: authorsA }, { title: titleB, authors: authorsB })).toBe(false);
  });

  test('small differences of one title are one work', () => {
    const authors = ['Quoc V. Lê'];
    const title = 'Self-Discovering the Structure of Large Naïve Worlds from 1,000 Small Ones';
    for (const other of [
      'Self Discovering the structure of large naive worlds from 1,000 small ones',
      'Self-Discovering the Structure of Large Naïve Worlds from 1,000 Small Ones (extended)',
      'Self-Discovering Structure of Large Naïve Worlds from 1,000 Small Ones',
    ]) {
      expect(sameWork({ title, authors }, { title: other, authors: ['Le, Quoc'] })).toBe(true);
    }
  });

  test('two ids of arXiv stay two works', () => {
    const title = 'The Same Title of Two Distinct Submissions';
    const two = works(
      candidate('https://arxiv.org/abs/2403.00001', title, ['Ada One']),
      candidate('https://arxiv.org/abs/2403.00002', title, ['Ada One']),
    );
    expect(joinSameWorks(two)).toHaveLength(2);
  });

  test('likeness is symmetric, 1 for equal titles, and never over 1', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'model', 'large'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(titleLikeness(a, b)).toBe(titleLikeness(b, a));
        expect(titleLikeness(a, b)).toBeLessThanOrEqual(1);
        if (a.length > 0) expect(titleLikeness(a, a)).toBe(1);
      }),
    );
  });

  test('no two likely titles fail to meet, whatever words they share', () => {
    const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'model', 'large', 'of', 'the');
    const title = fc.array(word, { minLength: 5, maxLength: 14 });
    fc.assert(
      fc.property(fc.array(title, { minLength: 2, maxLength: 12 }), (titles) => {
        const all = works(...titles.map((words, i) => candidate(`https://a.org/${i}`, words.join(' '), ['Ada One'])));
        const joined = joinSameWorks(all);
        const named = (work: (typeof all)[number]) => ({ title: work.facts[0]?.title ?? '', authors: ['Ada One'] });
        for (const [i, a] of joined.entries())
          for (const b of joined.slice(i + 1)) expect(sameWork(named(a), named(b))).toBe(false);
      }),
    );
  });

  test('family names survive marks, order and suffixes', () => {
    expect([...familyNames(['Quoc V. Lê', 'Doe, Jane', 'Martin Luther King Jr.'])]).toEqual(['le', 'doe', 'king']);
  });

  test('1,425 real titles of one month and field give no false pair', () => {
    const file = corpusOrNotice('arxiv-meta/arxiv_llm_2024-03.abstracts.jsonl', '1,425 real abstracts');
    if (!file) return;
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; title: string });
    expect(rows.length).toBe(1_425);
    // Different addresses and one author for all: nothing but the titles keeps them apart.
    const all = works(...rows.map(({ id, title }) => candidate(`https://a.org/${id}`, title, ['Ada One'])));
    expect(joinSameWorks(all)).toHaveLength(1_425);
    const unsigned = works(...rows.map(({ id, title }) => candidate(`https://a.org/${id}`, title)));
    expect(joinSameWorks(unsigned)).toHaveLength(1_425);
    // And each is found again under another spelling of its title.
    const twice = [
      ...all,
      ...works(
        ...rows.map(({ id, title }) =>
          candidate(`https://b.org/${id}`, ` ${title.toUpperCase()}!`, ['One, Ada'], 'feed:x'),
        ),
      ),
    ];
    expect(joinSameWorks(twice).every((work) => work.picks.length === 2)).toBe(true);
    const words = rows.map(({ title }) => titleWords(title));
    let most = 0;
    for (const [i, a] of words.slice(0, 150).entries())
      for (const b of words.slice(i + 1)) most = Math.max(most, titleLikeness(a, b));
    expect(most).toBeLessThan(titleThreshold);
  });
});

describe('one work from two sources', () => {
  test('the highest pin counts, and a record of another version is none', () => {
    const [pinned, record] = works(candidate('https://arxiv.org/abs/2403.00001v1', 'T'), {
      ...candidate('https://arxiv.org/abs/2403.00001', 'T3', ['A'], 'arxiv:cs.CL'),
      facts: { title: 'T3', version: 3 },
      complete: true,
    });
    if (!pinned || !record) throw new Error('two works were made');
    expect(joinWorks(pinned, record)).toMatchObject({ version: 1, complete: false });
    const [free] = works(candidate('https://arxiv.org/abs/2403.00001', 'T'));
    expect(free && joinWorks(free, record)).toMatchObject({
      version: undefined,
      complete: true,
      facts: [{ title: 'T3' }, { title: 'T' }],
    });
  });

  test('a row’s main link is chosen by its label, talk about it only where there is nothing else', () => {
    const idOf = (...links: [string, string][]) =>
      works({
        pick: {
          source: 'dair',
          position: 4,
          title: 'T',
          note: '',
          links: links.map(([label, url]) => ({ label, url })),
        },
      })[0];
    expect(
      idOf(['Tweet', 'https://x.com/a/status/1'], ['Code', 'https://github.com/a/b'], ['Paper', 'https://a.org/1'])?.id,
    ).toBe('url:https://a.org/1');
    expect(idOf(['Blog', 'https://a.org/blog'], ['System Card', 'https://a.org/card.pdf'])).toMatchObject({
      id: 'url:https://a.org/card.pdf',
      alternatives: [{ kind: 'page', url: 'https://a.org/blog' }],
    });
    expect(idOf(['Tweet', 'https://arxiv.org/abs/2403.00001'], ['Code', 'https://github.com/a/b'])?.id).toBe(
      'arxiv:2403.00001',
    );
    expect(idOf(['Tweet', 'https://x.com/a/status/1'])).toMatchObject({
      id: 'url:https://x.com/a/status/1',
      remarks: ['only-a-post'],
    });
    expect(idOf(['Paper 1', 'https://a.org/1'], ['Paper 2', 'https://a.org/2'])?.id).toBe('url:https://a.org/1');
    expect(idOf()?.id).toBe('row:dair:2024-W13:4');
  });

  test('joining by id keeps the order of first sight', () => {
    const all = works(
      candidate('https://arxiv.org/abs/2403.00002', 'B'),
      candidate('https://arxiv.org/abs/2403.00001', 'A'),
      candidate('https://arxiv.org/pdf/2403.00002v2', 'B2'),
    );
    expect(joinById(all).map((work) => [work.id, work.version, work.picks.length])).toEqual([
      ['arxiv:2403.00002', 2, 2],
      ['arxiv:2403.00001', undefined, 1],
    ]);
  });
});
