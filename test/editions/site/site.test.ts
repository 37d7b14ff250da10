import { beforeAll, describe, expect, test } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import type { Edition } from '../../../shared/editions/edition.ts';
import { counted } from '../../../shared/editions/site/charts/chart.ts';
import { editionCharts } from '../../../shared/editions/site/charts/edition-charts.ts';
import { renderEditionPage } from '../../../shared/editions/site/pages/edition-page.ts';
import { paperSlug } from '../../../shared/editions/site/paths.ts';
import { writeSite } from '../../../shared/editions/site/write-site.ts';
import { editionOfKinds, recordOf, SITE_URL } from '../../support/edition-of-kinds.ts';
import { ONCE, samplePaper } from '../../support/sample-edition.ts';
import { searchPart } from '../../support/search-part.ts';
import { borne } from '../../support/sentences.ts';
import { writtenSite } from '../../support/written-site.ts';

let site: ReadonlyMap<string, string>;
let pages: [string, string][];

beforeAll(async () => {
  const erratum = { week: '2024-W13', paperId: 'arxiv:2403.00001', note: '図<3>の値は0.5です。', day: '2024-04-03' };
  site = await writtenSite(
    [
      editionOfKinds({ week: '2023-W52', errata: [], papers: [samplePaper({ id: 'arxiv:2312.00001' })] }),
      editionOfKinds({ week: '2024-W12', errata: [], papers: [samplePaper({ id: 'arxiv:2403.00000' })] }),
      editionOfKinds(),
      editionOfKinds({ language: 'en', errata: [] }),
    ],
    async (week, language) => (week === erratum.week && language === 'ja' ? [erratum] : []),
  );
  pages = [...site].filter(([, body]) => body.startsWith('<!doctype html>'));
});

describe('every page of the site', () => {
  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
      // Style of writing, not validity; titles are as long as papers' titles are.
      rules: {
        'no-trailing-whitespace': 'off',
        'long-title': 'off',
        'doctype-style': 'off',
        // The one script comes from the site itself, as its policy demands.
        'require-sri': 'off',
        // Any id without a space is one (HTML, "The id attribute").
        'valid-id': ['error', { relaxed: true }],
        'no-inline-style': 'off',
        'prefer-native-element': 'off',
      },
    });
    expect(pages.length).toBeGreaterThan(12);
    for (const [key, page] of pages) {
      const { results } = await validator.validateString(page, `${key}.html`);
      const told = results.flatMap(({ messages }) => messages.map((m) => `${key} ${m.line}: ${m.ruleId} ${m.message}`));
      expect(told).toEqual([]);
    }
  });

  test('asks nobody else for anything and holds no inline script', () => {
    for (const [, page] of pages) {
      expect(page).not.toMatch(/<(?:img|iframe|object|embed|video|audio)\b/);
      expect(page).not.toMatch(/\son[a-z]+=/);
      expect(page).not.toMatch(/@import|url\(/);
      for (const [, source] of page.matchAll(/<script[^>]*\ssrc="([^"]*)"/g))
        expect(source).toMatch(/^\/(?:search|reading)\.js$/);
      for (const [tag] of page.matchAll(/<script[^>]*>/g)) expect(tag).toContain('src=');
      for (const [, address] of page.matchAll(/<link rel="(?:icon|stylesheet)" href="([^"]*)"/g))
        expect(address).toMatch(/^data:/);
    }
  });

  test('P-20 shows foreign words as words', () => {
    for (const [, page] of pages) {
      expect(page).not.toContain('<script>');
      expect(page).not.toContain('href="javascript:');
      expect(page).not.toContain('\u202e');
    }
    expect(site.get('editions/2024-W13/ja/')).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;q&quot;');
  });

  test('leads to pages that exist', () => {
    for (const [key, page] of pages) {
      for (const [, path] of page.matchAll(/href="\/([^"#?]*)/g)) {
        if (path!.startsWith('api/') || path === '') continue;
        expect({ on: key, path, exists: site.has(path!) }).toEqual({ on: key, path, exists: true });
      }
      for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
    }
  });
});

test('the pages of a week in two languages lead to each other, whichever was frozen first', () => {
  for (const [here, there] of [
    ['ja', 'en'],
    ['en', 'ja'],
  ])
    for (const folder of ['editions/2024-W13', `papers/${paperSlug('arxiv:2403.00001')}`])
      expect(site.get(`${folder}/${here}/`)).toContain(`<a href="/${folder}/${there}/"`);
  expect(site.get('editions/2023-W52/ja/')).not.toContain('hreflang="en"');
});

test('a wrong address is answered in each language of the site, that of its root first, whichever edition came last', () => {
  const page = site.get('404.html')!;
  expect(page).toMatch(/^<!doctype html>\n<html lang="ja">/);
  expect(page).toMatch(
    /<div lang="ja"><h1>お探しの.*\n<div lang="en"><h2>There is no such page<\/h2><p><a href="\/en\/">/,
  );
});

test('two figures of one measure on one benchmark stand side by side under a survey, each with its words, and under none without', () => {
  const say = (id: string, text: string, quote: string) =>
    samplePaper({ id, title: id, overview: [], qa: [{ question: '何?', answer: [borne(text, { ...ONCE, quote })] }] });
  const papers = [
    say('arxiv:2403.00001', 'A は MMLU で正答率84.1%です。', 'A has an accuracy of 84.1% on MMLU.'),
    say('arxiv:2403.00002', 'B は MMLU で正答率79.3%です。', 'On MMLU the accuracy of B is 79.3%.'),
  ];
  const sentences = [{ text: '二本です。', evidence: papers.map(({ id: paper }) => ({ paper, quote: 'x' })) }];
  const pageOf = (changes: Partial<Edition>) =>
    renderEditionPage(editionOfKinds({ papers, ...changes }), { siteUrl: SITE_URL, languages: ['ja'], errata: [] });
  const page = pageOf({ survey: { sentences, model: 'm' } });
  const [, apart = ''] = /<h3>数字の異なる結果<\/h3>(.*?)<\/section>/s.exec(page) ?? [];
  expect(apart).toContain('<li>MMLU, accuracy<p>A は MMLU で正答率84.1%です。 <a href="#arxiv-2403.00001"');
  expect(apart).toMatch(
    />A has an accuracy of 84\.1% on MMLU\. .*>On MMLU the accuracy of B is 79\.3%\. <span class="soft">p\. 2</s,
  );
  expect(pageOf({})).not.toContain('数字の異なる結果');
  const own = papers.map((paper) => ({ ...paper, verbatim: true }));
  expect(pageOf({ papers: own, survey: { sentences, model: 'm' } })).not.toContain('数字の異なる結果');
});

test('words beside a quote that are cut say that they go on, whole ones do not', () => {
  const about = (before: string, after: string) => {
    const quote = { ...ONCE, before, after };
    const paper = samplePaper({ qa: [{ question: '何?', answer: [borne('一度です。', quote)] }] });
    const page = renderEditionPage(editionOfKinds({ papers: [paper] }), {
      siteUrl: SITE_URL,
      languages: ['ja'],
      errata: [],
    });
    return [...page.matchAll(/<span class="soft">([^<]*)<\/span> /g)].slice(-2).map(([, words]) => words);
  };
  expect(about('of two clocks', 'The other way costs')).toEqual(['…of two clocks', 'The other way costs…']);
  expect(about('We saw two.', 'It was late (once).')).toEqual(['We saw two.', 'It was late (once).']);
});

test('a correction stands at its paper on both of its pages, and one of earlier weeks in a list', () => {
  for (const key of ['editions/2024-W13/ja/', `papers/${paperSlug('arxiv:2403.00001')}/ja/`])
    expect(site.get(key)).toContain('2024年4月3日 図&lt;3&gt;の値は0.5です。');
  expect(site.get('editions/2024-W13/en/')).not.toContain('0.5です');
  expect(site.get('editions/2024-W13/ja/')).toContain(
    '2024-W12 <a href="/papers/arxiv-2403.00000/ja/" lang="en">arxiv:2403.00000</a>: 表2の値は3.1です。',
  );
  const [erratum] = editionOfKinds().errata;
  const errata = [
    { ...erratum!, title: 'Letters <Once>' },
    { ...erratum!, kind: 'revision' as const },
  ];
  const page = renderEditionPage(editionOfKinds({ errata }), { siteUrl: SITE_URL, languages: ['ja'], errata: [] });
  expect(page).toMatch(
    /<h2>訂正<\/h2><ul><li>2024-W12 <a [^>]*>Letters &lt;Once&gt;<\/a>[^\n]*<h2>改訂で変わったこと<\/h2><ul><li>/,
  );
});

test('an edition of a large collaboration names the first authors and leads to all of them', async () => {
  const authors = Array.from({ length: 3_000 }, (_, i) => `Author ${i}`);
  const written = await writtenSite([editionOfKinds({ papers: [samplePaper({ authors })] })]);
  const page = written.get('editions/2024-W13/ja/')!;
  expect(page).toContain('Author 19</span> <a href="/papers/arxiv-2403.00001/ja/">ほか2980名</a>');
  expect(page).not.toContain('Author 20<');
  expect(written.get('papers/arxiv-2403.00001/ja/')).toContain('Author 2999<');
});

test('words of a paper are spoken in their own language, ours in that of the page', () => {
  const page = site.get('editions/2024-W13/ja/')!;
  const own = 'The clocks differ by at most 3 ms over a day.</span>';
  expect(page).toContain(`<span class="said">【原文】</span><div class="s"><span lang="en">${own}`);
  expect(page).toContain(
    '<blockquote lang="en"> <span class="soft">Over seven days we compared them.</span> The clocks differ',
  );
  expect(page).toContain('次のように測られました。<details>');
  expect(site.get('editions/2024-W13/en/')).toContain(
    `<span class="said">[verbatim]</span> <div class="s"><span>${own}`,
  );
});

test('the home page shows ten papers of a large edition and the way to the others', async () => {
  const papers = Array.from({ length: 200 }, (_, i) =>
    samplePaper({ id: `arxiv:2403.${10_000 + i}`, title: `Title ${i}.` }),
  );
  const home = (await writtenSite([editionOfKinds({ papers })])).get('index.html')!;
  expect([home.includes('Title 9.'), home.includes('Title 10.')]).toEqual([true, false]);
  expect(home).toContain('<a href="/editions/2024-W13/ja/">この号を読む(全200本)</a>');
});

test.each([
  ['answers', 46, '<a class="m" href="/papers/arxiv-2403.10007/ja/">根拠: p. 2</a>', '<details>'],
  ['overviews', 50, '<a href="/papers/arxiv-2403.10007/ja/">回答1件を根拠とともに読む</a>', '<section class="qa">'],
  ['contents', 200, '<a href="/papers/arxiv-2403.10007/ja/" lang="en">', '<article'],
])(
  'an edition too large for one page keeps its %s on it and the rest on pages of the papers',
  async (_, count, kept, left) => {
    const papers = Array.from({ length: count }, (_paper, i) =>
      samplePaper({
        ...{ id: `arxiv:2403.${10_000 + i}`, overview: [borne('概'.repeat(count < 90 ? 300 : 100))] },
        ...(count === 50 && {
          qa: [{ question: '届くのですか?', answer: [borne(`${'あ'.repeat(200)}They arrive once.`)] }],
        }),
      }),
    );
    const written = await writtenSite([editionOfKinds({ papers })]);
    const page = written.get('editions/2024-W13/ja/')!;
    expect(Buffer.byteLength(page)).toBeLessThan(150_000);
    expect(page).toContain(kept);
    expect(page).not.toContain(left);
    expect(written.get('papers/arxiv-2403.10007/ja/')).toContain('They arrive once.');
  },
);

test('a saved edition page of ten long papers stays under 150 kB', async () => {
  const answers = Array.from({ length: 10 }, (_, i) => ({
    question: `問${i}${'か'.repeat(60)}`,
    answer: [
      borne('あ'.repeat(150), {
        quote: 'q'.repeat(250),
        place: { kind: 'page', page: i + 1 },
        link: 'https://papers.example/p.pdf#page=1',
      }),
    ],
  }));
  const papers = Array.from({ length: 10 }, (_, i) =>
    samplePaper({
      id: `arxiv:2403.1000${i}`,
      title: `Title ${i} ${'word '.repeat(12)}`,
      overview: [borne('概'.repeat(300))],
      qa: answers,
    }),
  );
  const page = (await writtenSite([editionOfKinds({ papers })])).get('editions/2024-W13/ja/')!;
  expect(Buffer.byteLength(page)).toBeLessThan(150_000);
});

test('writing an edition again changes no page', async () => {
  const again = await writtenSite([editionOfKinds(), editionOfKinds()]);
  const once = await writtenSite([editionOfKinds()]);
  expect([...again]).toEqual([...once]);
});

test('a corrected edition is written without the pages that list editions, to the same bytes', async () => {
  const files = new Map<string, string>();
  const own = editionOfKinds();
  const services = {
    site: {
      put: async (key: string, body: string | Uint8Array) => void files.set(key, String(body)),
      ...{ get: async () => undefined, list: async () => [] },
    },
    ...{ siteUrl: SITE_URL, editions: async () => [recordOf(own)], load: async () => own, errataOf: async () => [] },
  };
  expect(await writeSite(services, own, 'pages')).toEqual([...files.keys()]);
  const whole = await writtenSite([own]);
  for (const [key, body] of files) expect(whole.get(key)).toBe(body);
  expect([...files.keys()].filter((key) => !/^(editions|papers)\//.test(key))).toEqual([]);
  expect(files.has('editions/2024-W13/ja/')).toBe(true);
});

describe('search', () => {
  const find = (key: string, wanted: string) =>
    searchPart(site.get(key)!, wanted, { combineWith: 'AND', prefix: (term) => /^[a-z0-9]/.test(term) });

  test.each([
    ['手紙', ['A Paper About Letters']],
    ['一度だけ届く', ['A Paper About Letters']],
    ['手紙の天気', []],
    ['Cloc', ['Two Clocks']],
    ['two clocks', ['Two Clocks']],
    ['TWO', ['Two Clocks']],
  ])('%s finds %j', (wanted, titles) => {
    expect(find('search/2024-1.json', wanted)).toEqual(titles);
  });

  test('has an index of its own for every language', () => {
    expect(find('en/search/2024-1.json', 'letters').length).toBeGreaterThan(0);
  });
});

test('the sitemap names every edition, every paper and the pages about them once, and robots may read it', () => {
  const places = [...site.get('sitemap.xml')!.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => place);
  expect(new Set(places).size).toBe(places.length);
  expect(places.toSorted()).toEqual(
    [
      `${SITE_URL}/`,
      ...['about', 'archive', 'trends', 'en/about', 'en/archive', 'en/trends'].map((each) => `${SITE_URL}/${each}/`),
      ...['2024-W13/ja', '2024-W13/en', '2024-W12/ja', '2023-W52/ja'].map((each) => `${SITE_URL}/editions/${each}/`),
      ...[...site.keys()].filter((key) => key.startsWith('papers/')).map((key) => `${SITE_URL}/${key}`),
    ].toSorted(),
  );
  expect(site.get('robots.txt')).toContain(`Sitemap: ${SITE_URL}/sitemap.xml`);
});

test('a chart sums up what is beyond its rows, and puts what has no category last', () => {
  const names = ['b', 'a', 'a', undefined, 'c', undefined, undefined];
  expect(counted(names, 2, { rest: 'rest', unknown: 'unknown' })).toEqual([
    { label: 'a', value: 2 },
    { label: 'b', value: 1 },
    { label: 'rest', value: 1 },
    { label: 'unknown', value: 3 },
  ]);
});

test('the chart of how much was read counts papers by kind, whatever their shares', () => {
  const shares = [7, 12, 40].map((withoutAppendix) => ({ kind: 'full', withoutAppendix }) as const);
  const parts = [30, 60].map((percent) => ({ kind: 'partial', percent }) as const);
  const papers = [...shares, ...parts].map((coverage, i) => samplePaper({ id: `arxiv:2410.0000${i}`, coverage }));
  const { html } = editionCharts(editionOfKinds({ papers }));
  expect(html).toContain('全文(付録を除く): 3, 本文の一部: 2"');
});

test('the trends draw one column a week, a dot for a week without an edition, and every figure in a table', async () => {
  const week = (n: number, categories: readonly (string | undefined)[]) =>
    editionOfKinds({
      week: `2024-W${n}`,
      papers: categories.map((category, i) =>
        samplePaper({ id: `arxiv:24${n}.0000${i}`, categories: category === undefined ? [] : [category] }),
      ),
    });
  const page = (
    await writtenSite([week(10, ['Vision', undefined]), week(12, []), week(13, ['Vision', 'Agents', 'Vision'])])
  ).get('trends/')!;
  expect(page).toContain('(2024-W10 – 2024-W13): Vision: 3; Agents: 1; 分野の記載なし: 1"');
  expect([...page.matchAll(/<rect class="bar"/g)]).toHaveLength(2 + 1 + 1 + 2);
  expect([...page.matchAll(/<circle class="none"/g)]).toHaveLength(4);
  const rows = [...page.matchAll(/<tr><th scope="row">([^<]+)<\/th>(.*)<\/tr>/g)].map(([, name, cells]) => [
    name,
    ...[...cells!.matchAll(/<td>([^<]+)<\/td>/g)].map(([, cell]) => cell),
  ]);
  expect(rows).toEqual([
    ['2024-W10', '1', '0', '1'],
    ['2024-W11', '–', '–', '–'],
    ['2024-W12', '0', '0', '0'],
    ['2024-W13', '2', '1', '0'],
    ['2024-W10', '2'],
    ['2024-W11', '–'],
    ['2024-W12', '0'],
    ['2024-W13', '3'],
  ]);
});

test('the trends name what grew in the newest month, once there is a past to compare it with', async () => {
  const week = (n: number, categories: readonly string[]) =>
    editionOfKinds({
      week: `2024-W${n}`,
      papers: categories.map((category, i) => samplePaper({ id: `arxiv:24${n}.0000${i}`, categories: [category] })),
    });
  const early = [10, 11, 12, 13].map((n) => week(n, ['Vision', 'Language']));
  const late = [14, 15, 16, 17].map((n) => week(n, ['Agents', 'Agents', 'Language']));
  expect((await writtenSite(early)).get('trends/')).not.toContain('増えている分野');
  const page = (await writtenSite([...early, ...late])).get('trends/')!;
  expect(page).toContain('<li>Agents <span class="soft">0.0 → 2.0</span></li>');
  expect(page).not.toContain('<li>Language');
  expect(page).not.toContain('<li>Vision');
});
