/** One edition of ten papers with ten Japanese answers each, rendered to every form. Goal: 20 ms together, mail under 80 kB. */
import { performance } from 'node:perf_hooks';
import type { Edition } from '../../shared/editions/edition.ts';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { renderJson } from '../../shared/editions/site/json.ts';
import { renderMarkdown } from '../../shared/editions/site/markdown.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { renderText } from '../../shared/editions/text.ts';
import type { Evidence } from '../../shared/summaries/summary.ts';
import { sampleEdition, sampleEditionPaper } from '../support/sample-papers.ts';
import { borne } from '../support/sentences.ts';

const SITE = 'https://digest.example';
const ROUNDS = 200;

const evidence = (paper: number, page: number): Evidence => ({
  quote: `We count lanterns with two clocks and reach 9${page}.5% accuracy on 4${paper}0 streets of five towns.`,
  place: { kind: 'page', page: page + 1 },
  link: `https://arxiv.org/pdf/2611.0000${paper}v1#page=${page + 1}`,
  before: 'as the maps of the towns show.',
  after: 'Both clocks were set at noon.',
});

function tenPapers(): Edition {
  const sentence = '提案された手法は、二つの時計を用いて灯籠を数え、従来の方法より少ない誤りで結果に到達しています。';
  const papers = Array.from({ length: 10 }, (_, i) =>
    sampleEditionPaper({
      id: `arxiv:2611.0000${i}`,
      title: `Counting lanterns with two clocks, part ${i + 1}`,
      overview: Array.from({ length: 7 }, (_, n) => borne(sentence.repeat(2), evidence(i, n))),
      qa: Array.from({ length: 10 }, (__, n) => ({
        question: `第${n + 1}の実験では何が示されましたか?`,
        answer: [borne(sentence.repeat(2), evidence(i, n), evidence(i, n + 1)), borne(sentence, evidence(i, n + 1))],
      })),
    }),
  );
  return sampleEdition({ papers });
}

export async function bench(): Promise<{ table: string; result: Record<string, unknown> }> {
  const edition = tenPapers();
  const page = { siteUrl: SITE, languages: ['ja' as const], errata: [] };
  const forms: Readonly<Record<string, () => string>> = {
    text: () => renderText(edition),
    page: () => renderEditionPage(edition, page),
    mail: () => renderMail(edition, 'all', { siteUrl: SITE }).html,
    json: () => renderJson(edition, SITE),
    markdown: () => renderMarkdown(edition),
  };
  const times = new Map<string, number[]>(Object.keys(forms).map((name) => [name, []]));
  const sizes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, render] of Object.entries(forms)) {
      const started = performance.now();
      const rendered = render();
      times.get(name)!.push(performance.now() - started);
      sizes.set(name, Buffer.byteLength(rendered));
    }
  }
  const rows = Object.keys(forms).map((name) => {
    const sorted = times.get(name)!.sort((a, b) => a - b);
    const [ms, fast, slow] = [0.5, 0.05, 0.95].map((share) => sorted[Math.floor(ROUNDS * share)]!) as [
      number,
      number,
      number,
    ];
    return { name, ms, fast, slow, kb: sizes.get(name)! / 1000 };
  });
  const together = rows.reduce((sum, row) => sum + row.ms, 0);
  const mailKb = rows.find((row) => row.name === 'mail')!.kb;
  const table = [
    'form       median ms    5% ms   95% ms       KB',
    ...rows.map(
      (row) =>
        `${row.name.padEnd(10)} ${row.ms.toFixed(3).padStart(9)} ${row.fast.toFixed(3).padStart(8)} ${row.slow.toFixed(3).padStart(8)} ${row.kb.toFixed(1).padStart(8)}`,
    ),
    `together   ${together.toFixed(3).padStart(9)}   goal 20   ${together <= 20 ? 'met' : 'MISSED'}; mail ${mailKb.toFixed(1)} kB, goal 80   ${mailKb <= 80 ? 'met' : 'MISSED'}`,
  ].join('\n');
  return {
    table,
    result: {
      allFormsMs: round3(together),
      mailKb: round3(mailKb),
      forms: Object.fromEntries(
        rows.map(({ name, ms, fast, slow, kb }) => [
          name,
          { ms: round3(ms), spread: [round3(fast), round3(slow)], kb: round3(kb) },
        ]),
      ),
      goals: { allForms: together <= 20, mail: mailKb <= 80 },
    },
  };
}

const round3 = (value: number) => Math.round(value * 1000) / 1000;
