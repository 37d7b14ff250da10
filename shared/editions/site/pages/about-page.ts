/** How an edition is made, what "checked" means, who wrote the newest one, and what its checks came to. */
import type { Language } from '../../../language.ts';
import { type Html, html } from '../../../platform/html.ts';
import type { Edition } from '../../edition.ts';
import { LABELS } from '../../labels.ts';
import { weekWords } from '../../naming/days.ts';
import { sourceNames } from '../../naming/source-names.ts';
import { writersOf } from '../../naming/writer-name.ts';
import { MOST_OF_A_PAPER } from '../../shown.ts';
import { type Archive, indexPage } from './index-pages.ts';
import { SITE_WORDS } from './words.ts';

const PERCENT = Math.round(100 * MOST_OF_A_PAPER);

const ja = {
  steps: [
    '決められた情報源から一週間の論文を集め、同じ論文は一本にまとめます。',
    '本文を HTML、PDF の順に全文で読みます。読めた範囲は、論文ごとに「読了範囲」で示します。',
    'モデルが、論文の語句を先に選び、その語句が支える文だけを書きます。モデルがない場合は、論文の文をそのまま選びます。',
    'プログラムが一文ずつ確かめ、別のモデル(第二の読み手)が、その文と引用だけを見て判定します。',
    '確かめられなかった文は理由とともに一度だけ書き直しに回し、それでも確かめられなければ載せません。',
    '論文をまたぐ「今週の見取り図」は、確かめた要約の文だけを根拠に書き、同じ検査を通った文だけを載せます。',
  ],
  meaning: '「引用を照合」と「第二の読み手も確認」',
  byCode:
    '「引用を照合」は、引用が論文に一字ずつあり、文の数・日付・名前がその引用の中にあり、増減の向きが食い違わないことを、プログラムが確かめたという意味です。',
  byReader:
    '「第二の読み手も確認」は、論文を見ずに文と引用だけを読んだ別のモデルが、引用は文のすべてを支えていると判定したという意味です。',
  limit: `正しさの保証ではありません。気づいた誤りは、各論文の「誤りを知らせる」からお知らせください。引用は論文の文字数の${PERCENT}%までとし、残りの根拠は場所だけを示します。`,
  newest: 'この号の数字',
  by: '書き手',
};
const en: typeof ja = {
  steps: [
    "A week's papers are collected from fixed sources; the same paper is one paper.",
    'They are read in full, as HTML or else PDF. How much could be read stands at each paper.',
    "A model first picks words of the paper and then writes only what they carry. Without a model, the paper's own sentences are picked.",
    'A program checks sentence by sentence, and another model (the second reader) judges each sentence by its quotes alone.',
    'What is not confirmed goes back once with the reasons; what still is not is left out.',
    'What is said across papers is written from checked sentences of the summaries alone and passes the same checks.',
  ],
  meaning: '"Compared by code" and "a second reader agrees"',
  byCode:
    'Compared by code: the quotes are in the paper letter for letter, the numbers, dates and names of the sentence are in those quotes, and rises and falls are told the same way.',
  byReader:
    'A second reader agrees: another model, which saw the sentence and its quotes and not the paper, found that they carry all of it.',
  limit: `This is no guarantee. Please report errors from the link at each paper. At most ${PERCENT}% of a paper's characters are quoted; of the other evidence the place is told.`,
  newest: 'Figures of this edition',
  by: 'Written by',
};
const WORDS: Readonly<Record<Language, typeof ja>> = { ja, en };

export function renderAbout(archive: Archive, newest: Edition | undefined): string {
  const { language } = archive;
  const own = WORDS[language];
  const words = SITE_WORDS[language];
  const main = html`<h1>${words.about}</h1>
<p>${words.promise}</p>
<ol>${own.steps.map((step) => html`<li>${step}</li>`)}</ol>
<h2>${own.meaning}</h2>
<p>${own.byCode}</p>
<p>${own.byReader}</p>
<p>${own.limit}</p>
${newest && figures(newest)}`;
  return indexPage(archive, 'about/', `${words.about} · ${words.name}`, main);
}

function figures(edition: Edition): Html {
  const { language, receipt, papers } = edition;
  const own = WORDS[language];
  const words = SITE_WORDS[language];
  const writers = writersOf(edition);
  return html`<h2>${own.newest}: ${weekWords(edition.from, edition.to, language)}</h2>
<ul>
<li>${words.papers(papers.length)} (${LABELS[language].sources}: ${sourceNames(edition.source.split(', '), language)})</li>
<li>${words.checked(receipt)}</li>
${receipt.answersDropped > 0 && html`<li>${words.refused(receipt.answersDropped)}</li>`}
${writers.length > 0 && html`<li>${own.by}: ${writers.join(language === 'ja' ? '、' : ', ')}</li>`}
</ul>`;
}
