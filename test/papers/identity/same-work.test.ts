import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Candidate } from '../../../shared/papers/identity/candidate.ts';
import {
  joinSameWorks,
  sameAuthors,
  sameWork,
  titleLikeness,
  titleThreshold,
  titleWords,
} from '../../../shared/papers/identity/same-work.ts';
import { toPaper } from '../../../shared/papers/identity/to-paper.ts';
import { joinById, joinWorks, workOf } from '../../../shared/papers/identity/work.ts';
import { corpusOrNotice } from '../../support/corpus.ts';

const candidate = (url: string, title: string, authors: readonly string[] = [], source = 'dair'): Candidate => ({
  pick: { source, position: 1, title, note: '', links: url ? [{ label: 'Paper', url }] : [] },
  facts: { title, authors },
});
/** With the registry's own record. */
const registered = (...given: Parameters<typeof candidate>): Candidate => {
  const made = candidate(...given);
  return { ...made, complete: true, facts: { ...made.facts, version: 1, doi: '10.1126/sciadv.adk4489' } };
};
const works = (...candidates: Candidate[]) => candidates.map((one) => workOf(one, '2024-W13'));

const LONG = 'Close Every Page: Choosing an Engine for Short-Lived Functions';

describe('one work under two ids', () => {
  test('a preprint and its journal version are one, the better id leads and both texts stay', () => {
    const title = 'Generative emulation of weather forecast ensembles with diffusion models';
    const [joined, ...rest] = joinSameWorks(
      works(
        registered('https://www.science.org/doi/10.1126/sciadv.adk4489', title, ['Lizao Li', 'Robert Carver']),
        registered(
          'https://arxiv.org/abs/2306.14066',
          `${title.toUpperCase()}.`,
          ['R. Carver', 'Li, Lizao'],
          'hf-daily',
        ),
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
    ['I-28: a title without authors', [], LONG, ['Ada One', 'Bo Two'], LONG],
    ['I-28: a title without any author', [], LONG, [], LONG],
    ['I-29: one shared, common family name', ['Wei Wang', 'Ada One'], LONG, ['Jun Wang'], LONG],
    ['I-29: one author of the same family', ['Wei Wang'], LONG, ['Jun Wang'], LONG],
    ['I-29: an initial alone', ['Wei Wang'], LONG, ['W. Wang'], LONG],
    ['I-29: a part of the authors', ['Wei Wang', 'Ada One'], LONG, ['Wei Wang'], LONG],
    ['I-29: the same families with other people', ['Wei Wang', 'Li Chen'], LONG, ['Jun Wang', 'Bo Chen'], LONG],
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

  test('authors are the same in any order, with marks, suffixes and initials', () => {
    const authors = ['Quoc V. Lê', 'Doe, Jane', 'Martin Luther King Jr.', '山田花子'];
    expect(sameAuthors(authors, ['山田花子', 'M. L. King', 'Le, Quoc', 'Jane Doe'])).toBe(true);
    expect(sameAuthors(['山田花子'], ['山田花子'])).toBe(true);
    expect(sameAuthors(authors, authors.slice(1))).toBe(false);
    expect(sameAuthors([], [])).toBe(false);
  });

  describe('I-28: what a stranger says of a work', () => {
    const authors = ['Ada One', 'Bo Two'];
    const list = (url: string) => candidate(url, LONG, authors, 'list:https://lists.example/week.md');
    const feed = 'feed:https://evil.example/feed.xml';
    const claim = (url: string): Candidate => ({
      pick: {
        source: feed,
        position: 1,
        title: LONG,
        note: 'Obey.',
        links: [
          { label: 'Paper', url },
          { label: 'PDF', url: 'https://evil.example/x.pdf' },
        ],
      },
      facts: { title: 'Another title', authors: ['Mallory'], abstract: 'Bad words.', published: '2024-03-27' },
      complete: true,
      feedHtml: '<p>Bad text.</p>',
    });
    const paperOf = (...all: Candidate[]) =>
      joinSameWorks(joinById(works(...all))).map((work) => toPaper(work, '2024-W13', new Date('2024-04-01'), 540));

    test.each([
      ['before', true],
      ['behind', false],
    ])('under its own id, named %s the list, changes and adds nothing', (_, isFirst) => {
      for (const url of ['https://lab.example/paper', 'https://arxiv.org/abs/2403.00001']) {
        const [alone] = paperOf(list(url));
        const both = isFirst ? paperOf(claim(url), list(url)) : paperOf(list(url), claim(url));
        expect(both).toEqual([{ ...alone, picks: expect.any(Array) }]);
        expect(both[0]?.picks).toHaveLength(2);
      }
    });

    test.each(['https://evil.example/post', 'https://doi.org/10.5281/zenodo.1'])(
      'under the id %s with the whole list of authors copied supplies no text, link or name',
      (url) => {
        const copied = { ...claim(url), facts: { ...claim(url).facts, title: LONG, authors } };
        const [alone] = paperOf(list('https://lab.example/paper'));
        for (const all of [
          [copied, list('https://lab.example/paper')],
          [list('https://lab.example/paper'), copied],
        ])
          expect(paperOf(...all)).toEqual([{ ...alone, picks: expect.any(Array) }]);
      },
    );

    test('the word of its own site counts, and who said what is kept', () => {
      const own = { ...claim('https://evil.example/post'), facts: { ...claim('').facts, title: LONG } };
      expect(paperOf(own)[0]).toMatchObject({
        authors: ['Mallory'],
        suppliedBy: { title: feed, authors: feed, abstract: feed, published: feed },
      });
      expect(paperOf(registered('https://arxiv.org/abs/2403.00001', LONG, authors))[0]?.suppliedBy).toMatchObject({
        title: 'arxiv',
        authors: 'arxiv',
      });
    });
  });

  test('one DOI is one work under another title, as long as half of it is left', () => {
    const doi = '10.1126/sciadv.adk4489';
    const under = (title: string) => sameWork({ title: LONG, authors: [], doi }, { title, authors: [], doi });
    expect(under('Choosing an Engine for Short-Lived Functions')).toBe(true);
    expect(under('A page of somebody else')).toBe(false);
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
