import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { balance } from '../../shared/deliveries/ledger/balance.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import type { Depth } from '../../shared/readers/reader.ts';
import { addressOf, createRig, EDITION, type Rig, SITE } from '../support/mailing-rig.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { sampleEdition, samplePaper } from '../support/sample-edition.ts';
import { borne } from '../support/sentences.ts';
import { type AcceptedMail, type SesStub, startSesStub } from '../support/ses-stub.ts';

let real: RealTable;
let ses: SesStub;
let rigs: Rig[];

beforeEach(async () => {
  rigs = [];
  [real, ses] = await Promise.all([startTable(), startSesStub()]);
});
afterEach(async () => {
  for (const rig of rigs) rig.close();
  await Promise.all([real.stop(), ses.stop()]);
});

async function mailed(edition: Edition, readers = 1, depth: Depth = 'all'): Promise<AcceptedMail> {
  const rig = createRig({
    ...{ table: real.table, sesEndpoint: ses.url, unsubscribeMailbox: 'unsubscribe@in.digest.example' },
    templates: { loadEdition: async () => edition },
  });
  rigs.push(rig);
  await rig.addReaders(readers, depth);
  await prepareDeliveries(rig.prepare, EDITION);
  expect(await rig.drain()).toEqual([]);
  await rig.report(ses.events());
  expect(await balance(rig.prepare, EDITION)).toMatchObject({ sent: readers, closed: true });
  return ses.accepted[0]!;
}

const values = ({ headers }: AcceptedMail, name: string) =>
  headers.filter((header) => header.Name.toLowerCase() === name.toLowerCase()).map(({ Value }) => Value);

test('P-22 every mail has one recipient, two parts, its own links and list headers once each and unfolded', async () => {
  await mailed(sampleEdition(), 3);
  const seen = new Set<string>();
  for (const mail of ses.accepted) {
    expect(mail).toMatchObject({ to: [expect.any(String)], cc: [], bcc: [], rendered: true });
    expect(mail.text.trim()).not.toBe('');
    const [unsubscribe, ...more] = values(mail, 'List-Unsubscribe');
    expect(more).toEqual([]);
    expect(unsubscribe).toMatch(
      /^<https:\/\/digest\.example\/api\/unsubscribe\?([\w.-]+)>, <mailto:unsubscribe@in\.digest\.example\?subject=\1>$/,
    );
    expect(values(mail, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(values(mail, 'List-ID')).toEqual(['Ronbun <ronbun.digest.example>']);
    for (const { Value } of mail.headers) expect(Value).toMatch(/^[ -~]{1,900}$/);
    expect(mail.subject).toMatch(/3月25日〜31日|25–31 March/);
    const link = unsubscribe!.slice(1, unsubscribe!.indexOf('>'));
    expect(mail.html).toContain(link);
    expect(mail.text).toContain(link);
    expect(mail.text).toContain(`${SITE}/api/preferences?`);
    expect(mail.tags).toMatchObject({ edition: '2024-W13-ja', reader: expect.stringMatching(/^[\w-]{22}$/) });
    expect(mail.html).not.toMatch(/<img/i);
    seen.add(link);
  }
  expect(seen.size).toBe(3);
});

test('a reader’s mail begins with the papers near to the topics that the reader has now, and no other’s does', async () => {
  const rig = createRig({ table: real.table, sesEndpoint: ses.url });
  rigs.push(rig);
  const [first] = await rig.addReaders(2);
  const { version } = (await rig.readers.load(first!))!;
  await prepareDeliveries(rig.prepare, EDITION);
  await rig.readers.changePreferences(first!, version, { language: 'ja', depth: 'all', topics: ['手紙', 'letters'] });
  expect(await rig.drain()).toEqual([]);
  const [mine] = ses.mailbox(addressOf(0));
  const [other] = ses.mailbox(addressOf(1));
  for (const body of [mine!.html, mine!.text]) {
    expect(body).toContain('あなたの関心に近い1本');
    expect(body.indexOf('「letters」が題名に')).toBeLessThan(body.indexOf('1. '));
  }
  for (const body of [other!.html, other!.text]) expect(body).not.toMatch(/関心|\{\{/);
  expect(ses.posts).toHaveLength(1);
});

test('a reader gets the same tag for an edition however often it is entered again', async () => {
  const mail = await mailed(sampleEdition());
  expect(mail.tags.reader).toBe(rigs[0]!.seal.readerId(addressOf(0)));
});

describe('what papers are called', () => {
  test('P-19 line ends, direction overrides, length and encoded words of a title never reach a header', async () => {
    const titles = [
      'Title\r\nBcc: thief@evil.example\r\n\r\nbody',
      `${'long '.repeat(400)}`,
      'emoji \u{1F4DA} and \u202eright to left',
      '=?utf-8?Q?Subject=0D=0ABcc:_thief@evil.example?=',
    ];
    const edition = sampleEdition({ papers: titles.map((title, i) => samplePaper({ id: `url:${i}`, title })) });
    const { headers, to, text, html } = await mailed(edition);
    for (const paper of edition.papers) {
      const { subject } = renderMail(sampleEdition({ papers: [paper] }), 'all', { siteUrl: SITE });
      expect(subject).toMatch(/^[^\r\n]{1,70}｜3月25日〜31日$/);
      expect(subject).not.toMatch(/Bcc: |^=\?|body|[\u202a-\u202e]/);
    }
    expect(JSON.stringify([headers, to])).not.toMatch(/thief/);
    expect(text + html).not.toMatch(/[\u202a-\u202e]/);
    expect(text).not.toMatch(/^Bcc:/m);
  });

  test('P-20 markup, braces and template strings in titles and authors stay literal in both parts', async () => {
    const dollar = ['$', '{x}'].join('');
    const title = `<script>alert(1)</script> & "quoted" {{x}} ${dollar} {{{unsubscribe}}} {{\\bf x}}`;
    const edition = sampleEdition({ papers: [samplePaper({ title, authors: ['<b>Eve</b> {{preferences}}'] })] });
    const { html, text, rendered } = await mailed(edition);
    expect(rendered).toBe(true);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<b>Eve</b>');
    expect(text).toContain('<script>alert(1)</script> & "quoted"');
    expect(text).toContain(dollar);
    // Each placeholder is filled once in the footer alone; a paper cannot call for a reader's links.
    expect(text.split('/api/unsubscribe?')).toHaveLength(2);
    expect(html.split('/api/preferences?')).toHaveLength(2);
  });

  test('LaTeX like {{\\bf x}} in a summary does not stop the mail after SES accepted it', async () => {
    const edition = sampleEdition({
      papers: [samplePaper({ overview: [borne('We set {{\\bf x}} = {y}}.')], headline: [borne('{{#each}}')] })],
    });
    expect((await mailed(edition)).rendered).toBe(true);
  });
});

test('P-21 a digest of 200 papers stays below the size at which Gmail cuts, and says where the rest is', async () => {
  const papers = Array.from({ length: 200 }, (_, i) =>
    samplePaper({
      id: `url:${i}`,
      title: `Paper ${i} ${'about letters '.repeat(5)}`,
      overview: [borne('文章'.repeat(300))],
    }),
  );
  const { html, text } = await mailed(sampleEdition({ papers }));
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(80_000);
  expect(html).toContain(`${SITE}/editions/2024-W13/ja/`);
  expect(text).toContain(`${SITE}/editions/2024-W13/ja/`);
});

test.each(['headlines', 'overviews', 'all'] as const)(
  'P-21 two hundred papers with everything as long as it gets, to a reader of %s: both parts stay within bounds',
  async (depth) => {
    const long = (length: number) => '長い「論文」 & {{\\bf x}} '.repeat(length / 20);
    const papers = Array.from({ length: 200 }, (_, i) =>
      samplePaper({
        ...{
          id: `url:${i}`,
          url: `https://example.org/${'a&'.repeat(900)}${i}`,
          title: long(2000),
          overview: [borne(long(3000))],
        },
        ...{ headline: [borne(long(1000))], authors: Array.from({ length: 300 }, () => long(60)) },
      }),
    );
    const { html, text, rendered } = await mailed(sampleEdition({ papers }), 1, depth);
    expect(rendered).toBe(true);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(80_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(201_000);
    for (const part of [html, text]) {
      expect(part).toContain(`${SITE}/editions/2024-W13/ja/`);
      expect(part).toContain('/api/unsubscribe?');
      expect(part).toContain('ウェブ');
    }
  },
);
