/** One paper of an edition: its data, overview, and every answer, each sentence with its foldable evidence. */
import type { Language } from '../../../language.ts';
import { type Html, html, webLink } from '../../../platform/html.ts';
import { textOf } from '../../../summaries/parts.ts';
import type { Sentence } from '../../../summaries/summary.ts';
import type { EditionPaper, Erratum } from '../../edition.ts';
import { checkMarks, coverageLabel, LABELS } from '../../labels.ts';
import { dayWords } from '../../naming/days.ts';
import { suppliersLine } from '../../naming/origins.ts';
import { sourceNames } from '../../naming/source-names.ts';
import { writerName } from '../../naming/writer-name.ts';
import { shownEvidence } from '../../shown.ts';
import { placesOf } from '../../text.ts';
import { citationsOf } from '../cite.ts';
import { elsewhere } from '../elsewhere.ts';
import { paperPath, paperSlug } from '../paths.ts';
import { proven } from './proof.ts';
import { foreign, langOf, said as markedText, saidMark } from './said.ts';
import { SITE_WORDS } from './words.ts';

export interface PaperSection {
  readonly paper: EditionPaper;
  readonly language: Language;
  readonly week: string;
  readonly errata: readonly Erratum[];
  /** On its own page a paper's title is the page's heading. */
  readonly alone?: boolean;
  /** How much of it the page holds, since it would grow too large; the rest is on the paper's own page. Default `all`. */
  readonly depth?: 'all' | 'places' | 'overviews';
}

export function paperSection({ paper, language, week, errata, alone, depth = 'all' }: PaperSection): Html {
  const label = LABELS[language];
  const words = SITE_WORDS[language];
  const heading = (text: string) => (alone ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`);
  const url = webLink(paper.url);
  const readFrom = webLink(paper.readFrom ?? '');
  const suppliers = suppliersLine(paper, language);
  const report = `/api/report?language=${language}&week=${week}&paper=${encodeURIComponent(paper.id)}`;
  const shown = shownEvidence(paper);
  const slug = paperSlug(paper.id);
  const said = (part: string, sentences: readonly Sentence[]): Html => {
    const brief = part === 'overview';
    if (depth === 'all') {
      const proof = { paper, language, brief };
      return html`${saidMark(paper, language)}${sentences.map((each, i) => proven(each, { ...proof, shown: shown.get(each)!, id: `${slug}-${part}.${i}` }))}`;
    }
    const places = placesOf(
      sentences.flatMap(({ evidence }) => evidence),
      language,
    );
    const proof = html` <a class="m" href="/${paperPath(paper.id, language)}">${label.evidence}: ${places}</a>`;
    return html`${markedText(textOf(sentences), paper, language)}${places !== '' && proof}`;
  };
  const checks = checkMarks(paper, language);
  const writer = writerName(paper, language);
  const marks = [paper.suspicious && label.suspicious, paper.revised && label.revised].filter((each): each is string =>
    Boolean(each),
  );
  return html`<article id="${slug}" itemscope itemtype="https://schema.org/ScholarlyArticle">
${alone ? html`<h1 itemprop="name"${langOf(paper.title, language)}>${paper.title}</h1>` : html`<h2 itemprop="name"${langOf(paper.title, language)}>${paper.title}</h2>`}
${marks.length > 0 && html`<p>${marks.map((each) => html`<span class="mark">${each}</span> `)}</p>`}
<dl>
<dt>${label.authors}</dt><dd>${authors(paper, language, alone)}</dd>
<dt>${label.published}</dt><dd>${paper.published ? html`<time datetime="${paper.published}" itemprop="datePublished">${dayWords(paper.published, language)}</time>` : label.unknown}</dd>
${
  paper.updated &&
  html`<dt>${label.updated}</dt><dd><time datetime="${paper.updated}" itemprop="dateModified">${dayWords(paper.updated, language)}</time></dd>
`
}<dt>URL</dt><dd>${url ? html`<a href="${url}" itemprop="url" rel="noopener">${url}</a>` : label.unknown}${elsewhere(paper.id).map(({ name, href }) => html` · <a href="${href}" rel="noopener">${name}</a>`)}</dd>
${
  paper.categories.length > 0 &&
  html`<dt>${label.categories}</dt><dd class="cats">${foreign(paper.categories.join(', '), language)}</dd>
`
}<dt>${label.coverage}</dt><dd>${coverageLabel(paper.coverage, language)}</dd>
${
  readFrom &&
  html`<dt>${label.readFrom}</dt><dd><a href="${readFrom}" rel="noopener">${readFrom}</a></dd>
`
}${
  suppliers &&
  html`<dt>${label.suppliers}</dt><dd>${suppliers}</dd>
`
}${
  checks.length > 0 &&
  html`<dt>${label.checks}</dt><dd>${checks.join(language === 'ja' ? '、' : '; ')}</dd>
`
}${
  writer &&
  html`<dt>${label.writer}</dt><dd>${writer}</dd>
`
}<dt>${label.sources}</dt><dd>${sourceNames(paper.sources, language) || label.unknown}</dd>
</dl>
${errata.map((erratum) => html`<p class="erratum"><span class="mark">${erratum.kind ? label.revision : label.errata}</span> ${dayWords(erratum.day, language)} ${erratum.note}</p>`)}
${heading(label.overview)}
${
  paper.overview.length === 0
    ? html`<p itemprop="abstract">${paper.failure !== undefined ? `${label.failed}: ${paper.failure}` : label.noOverview}</p>
`
    : html`<div class="p" itemprop="abstract">${said('overview', paper.overview)}</div>
`
}${
  paper.qa.length > 0
    ? html`${heading('Q&A')}
`
    : paper.overview.length > 0 &&
      html`${heading('Q&A')}
<p>${label.noAnswers}</p>
`
}${
  depth === 'overviews'
    ? paper.qa.length > 0 &&
      html`<p><a href="/${paperPath(paper.id, language)}">${words.answersThere(paper.qa.length)}</a></p>
`
    : paper.qa.map(
        (
          { question, answer },
          at,
        ) => html`<section class="qa" id="${slug}-q${at + 1}"><p class="q">Q. ${question} <a class="pl noprint" href="/${paperPath(paper.id, language)}#${slug}-q${at + 1}" title="${words.answerLink}" aria-label="${words.answerLink} ${at + 1}">#</a>${depth === 'all' && html` <a class="pl noprint" href="${report}&answer=${at + 1}" rel="nofollow" title="${words.report}" aria-label="${words.report} ${at + 1}">⚑</a>`}</p>
<div class="p">${said(`q${at + 1}`, answer)}</div></section>
`,
      )
}<p class="small noprint">${!alone && html`<a href="#contents">${words.toContents}</a> · <a href="/${paperPath(paper.id, language)}">${words.permalink}</a> · ${depth === 'all' && html`<a href="/${paperPath(paper.id, language)}#cite">${words.cite}</a> · `}`}<a href="${report}" rel="nofollow">${words.report}</a>${alone && html` · <span id="cite">${words.cite}</span>: ${citationsOf(paper).map(({ name, file, type, text }, at) => html`${at > 0 && ' '}<a download="${file}" href="data:${type};charset=utf-8,${encodeURIComponent(text.toWellFormed())}">${name}</a>`)}`}</p>
</article>
`;
}

/** The largest collaborations sign with some 3,000 names; an edition's page shows the first, the paper's own page all. */
const MOST_AUTHORS = 20;

function authors(paper: EditionPaper, language: Language, all = false): Html {
  const shown = all ? paper.authors : paper.authors.slice(0, MOST_AUTHORS);
  if (shown.length === 0) return html`${LABELS[language].unknown}`;
  const left = paper.authors.length - shown.length;
  return html`${shown.map((author, i) => html`${i > 0 && ', '}<span itemprop="author">${author}</span>`)}${
    left > 0 && html` <a href="/${paperPath(paper.id, language)}">${SITE_WORDS[language].moreAuthors(left)}</a>`
  }`;
}
