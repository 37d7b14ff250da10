/** Names, titles, links and dates: whatever a summary takes from outside its paper. */
import { describe, expect, test } from '@jest/globals';
import { foreignLink } from '../../../shared/summaries/check/name/foreign-link.ts';
import { foreignTitle } from '../../../shared/summaries/check/name/foreign-title.ts';
import {
  contributionNames,
  headlineNamesContribution,
} from '../../../shared/summaries/check/name/headline-names-contribution.ts';
import { nameSupported } from '../../../shared/summaries/check/name/name-supported.ts';
import { splitName } from '../../../shared/summaries/check/name/split-name.ts';
import { transliteratedName } from '../../../shared/summaries/check/name/transliterated-name.ts';
import { crawlDate } from '../../../shared/summaries/check/number/crawl-date.ts';
import { indexSource } from '../../../shared/summaries/quote/source-index.ts';
import { datesOf } from '../../../shared/summaries/text/dates.ts';
import { namesOf } from '../../../shared/summaries/text/names.ts';
import { sampleDocument, samplePaper } from '../sample-paper.ts';

const TEXT =
  'FollowIR-7B and Mini-Gemini build on LLaVA and GPT-3.5. VLMs are tested on ImageNet on March 28, 2024 at 9:30 (Min et al., 2023). Code: https://github.com/acme/follow and www.acme.org/data.';
const index = indexSource(
  {
    ...samplePaper(),
    title: 'FollowIR: Teaching Retrieval Models to Follow Instructions',
    picks: [
      {
        source: 'dair',
        position: 1,
        title: 'SEEDS',
        note: '',
        links: [{ label: 'Code', url: 'https://seeds.example/x' }],
      },
    ],
    published: '2024-03-27',
  },
  {
    ...sampleDocument(),
    ...{ blocks: [{ kind: 'paragraph', text: TEXT, place: { kind: 'page', page: 1 } }] },
    codeLinks: ['https://github.com/acme/follow'],
  },
);

test('a name of two letters is found behind a thousand words that hold them', () => {
  const { blocks, ...rest } = sampleDocument();
  const many = 'Most of those hosts lost almost everything across closed hospitals. '.repeat(200);
  const long = indexSource(samplePaper(), {
    ...rest,
    blocks: [{ ...blocks[0]!, text: `${many}Their IDE, OS, or build tool may differ.` }],
  });
  expect(nameSupported('IDE や OS が違う場合があります。', long)).toBeUndefined();
});

describe('names', () => {
  test('are every Latin word in Japanese, and marked words in English', () => {
    expect(namesOf('GPT-4 と Mini-Gemini を BLEU で比べます')).toEqual(['GPT-4', 'Mini-Gemini', 'BLEU']);
    expect(namesOf('The model beats Claude on GSM8K. Results vary.')).toEqual(['Claude', 'GSM8K']);
  });

  test.each([
    ['FollowIR-7B は GPT-3.5 を上回ります', undefined],
    ['Gemini を含みます', undefined],
    ['VLM を試します', undefined],
    ['Min らの研究です', undefined],
    ['LLaVA/ImageNet を使います', undefined],
    ['フォローIR-7B は優れています', 'IR-7B'],
    ['GPT-4 を使います', 'GPT-4'],
    ['Net を使います', 'Net'],
    ['Cod を使います', 'Cod'],
    ['GPT を使います', undefined],
    ['DBRX と Grok です', 'DBRX, Grok'],
  ])('%s', (claim, missing) => {
    const reason = nameSupported(claim, index);
    if (missing === undefined) expect(reason).toBeUndefined();
    else expect(reason).toContain(`does not contain ${missing}`);
  });

  test('broken by letter spacing or written in kana are sent back in the paper’s spelling', () => {
    expect(splitName('LLaV A で絞り込みます', index)).toContain('LLaVA');
    expect(splitName('LLaVA と A です', index)).toBeUndefined();
    expect(splitName('reduced from VLMs to O(n) in all', index)).toBeUndefined();
    expect(transliteratedName('ミニ・ジェミニは強力です', index.kanaNames)).toContain('Mini-Gemini');
    expect(transliteratedName('ミニジェミニは強力です', index.kanaNames)).toContain('Mini-Gemini');
    expect(transliteratedName('イメージネットで試します', index.kanaNames)).toContain('ImageNet');
    expect(transliteratedName('トランスフォーマーとベンチマークです', index.kanaNames)).toBeUndefined();
  });
});

describe('titles', () => {
  test.each([
    ['これは "Attention Is All You Need" の結果です', true],
    ['as in "Training Compute Optimal Large Language Models"', true],
    ['The baselines are Pythia, OPT, BLOOM and Within SPEC CINT2000', false],
    ['FollowIR: Teaching Retrieval Models to Follow Instructions を読みます', false],
    ['「FollowIR-7B and Mini-Gemini build on LLaVA」とあります', false],
    ['the results are better', false],
  ])('%s', (claim, foreign) => {
    expect(foreignTitle(claim, index.names) !== undefined).toBe(foreign);
  });
});

describe('links', () => {
  test.each([
    ['コードは https://github.com/acme/follow で公開', false],
    ['コードは http://GitHub.com/acme/follow/ で公開', false],
    ['https://github.com/acme です', false],
    ['www.acme.org/data にあります', true],
    ['https://github.com/acme/followで公開されています', false],
    ['https://github.com/acme/fallowで公開されています', true],
    ['https://seeds.example/x です', false],
    ['https://github.com/acme/other です', true],
    ['https://github.com.evil.example/acme/follow です', true],
    ['www.evil.example です', true],
    ['evil.com/x です', true],
    ['v2.0 と e.g. のような語です', false],
  ])('%s', (claim, foreign) => {
    expect(foreignLink(claim, index.links) !== undefined).toBe(foreign);
  });
});

describe('dates', () => {
  test('are read in both languages', () => {
    expect(datesOf('2024年3月28日、3月5日、2024-04-04、March 28, 2024、5 April 2023、13:22、午後3時15分')).toEqual(
      expect.arrayContaining(['03-28', '2024-03-28', '03-05', '2024-04-04', '2023-04-05', '13:22', '03:15']),
    );
    expect(datesOf('バージョン 3.8.1、比は 16:9、2024-13-40')).toEqual([]);
  });

  test.each([
    ['2024年3月28日に公開されました', false],
    ['2024年3月27日に公開されました', false],
    ['3月28日です', false],
    ['2024年4月4日13:22に発表されました', true],
    ['4月4日です', true],
    ['2023年3月28日です', true],
    ['9:30 に測定しました', false],
    ['published on April 4, 2024', true],
  ])('%s', (claim, foreign) => {
    expect(crawlDate(claim, index.dates) !== undefined).toBe(foreign);
  });
});

describe('the contribution', () => {
  test('is named by the title, and by the curator where the paper knows that name too', () => {
    expect(contributionNames(index)).toEqual(['FollowIR']);
    const seeds = indexSource(
      {
        ...samplePaper(),
        title: 'Emulation of ensembles',
        picks: [{ source: 'd', position: 1, title: 'SEEDS', note: '', links: [] }],
      },
      { ...sampleDocument(), blocks: [{ kind: 'paragraph', text: 'We call it SEEDS.', place: { kind: 'abstract' } }] },
    );
    expect(contributionNames(seeds)).toEqual(['SEEDS']);
  });

  test('must be in the headline where it has a name', () => {
    expect(headlineNamesContribution('FollowIR は指示に従う能力を測ります', index)).toBeUndefined();
    expect(headlineNamesContribution('指示に従う能力を測るデータセットです', index)).toContain('FollowIR');
  });
});
