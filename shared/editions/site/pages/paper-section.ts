/** One paper of an edition: its data, overview, and every answer with its foldable evidence. */
import type { Language } from '../../../language.ts';
import { type Html, html, webLink } from '../../../platform/html.ts';
import type { EditionPaper, Erratum } from '../../edition.ts';
import { coverageLabel, dayLabel, LABELS, placeLabel } from '../../labels.ts';
import { paperPath, paperSlug } from '../paths.ts';
import { foreign, langOf, languageOf, said } from './said.ts';
import { SITE_WORDS } from './words.ts';

export interface PaperSection {
  readonly paper: EditionPaper;
  readonly language: Language;
  readonly week: string;
  readonly errata: readonly Erratum[];
  /** On its own page a paper's title is the page's heading. */
  readonly alone?: boolean;
  /** `elsewhere`: on the paper's own page, because this one would grow too large. Default `here`. */
  readonly answers?: 'here' | 'elsewhere';
}

export function paperSection({ paper, language, week, errata, alone, answers = 'here' }: PaperSection): Html {
  const label = LABELS[language];
  const words = SITE_WORDS[language];
  const heading = (text: string) => (alone ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`);
  const url = webLink(paper.url);
  const report = `/api/report?language=${language}&week=${week}&paper=${encodeURIComponent(paper.id)}`;
  const marks = [paper.suspicious && label.suspicious, paper.revised && label.revised].filter((each): each is string =>
    Boolean(each),
  );
  return html`<article id="${paperSlug(paper.id)}" itemscope itemtype="https://schema.org/ScholarlyArticle">
${alone ? html`<h1 itemprop="name"${langOf(paper.title, language)}>${paper.title}</h1>` : html`<h2 itemprop="name"${langOf(paper.title, language)}>${paper.title}</h2>`}
${marks.length > 0 && html`<p>${marks.map((each) => html`<span class="mark">${each}</span> `)}</p>`}
<dl>
<dt>${label.authors}</dt><dd>${authors(paper, language, alone)}</dd>
<dt>${label.published}</dt><dd>${paper.published ? html`<time datetime="${paper.published}" itemprop="datePublished">${dayLabel(paper.published, language)}</time>` : label.unknown}</dd>
<dt>${label.updated}</dt><dd>${paper.updated ? html`<time datetime="${paper.updated}" itemprop="dateModified">${dayLabel(paper.updated, language)}</time>` : label.unknown}</dd>
<dt>URL</dt><dd>${url ? html`<a href="${url}" itemprop="url" rel="noopener">${url}</a>` : label.unknown}</dd>
<dt>${label.categories}</dt><dd>${paper.categories.length > 0 ? foreign(paper.categories.join(', '), language) : label.unknown}</dd>
<dt>${label.coverage}</dt><dd>${coverageLabel(paper.coverage, language)}</dd>
<dt>${label.sources}</dt><dd>${paper.sources.join(', ') || label.unknown}</dd>
</dl>
${errata.map((erratum) => html`<p class="erratum"><span class="mark">${label.errata}</span> ${erratum.day} ${erratum.note}</p>`)}
${heading(label.overview)}
<p itemprop="abstract">${paper.overview ? said(paper.overview, paper, language) : paper.failure !== undefined ? `${label.failed}: ${paper.failure}` : label.noOverview}</p>
${
  paper.qa.length > 0 &&
  html`${heading('Q&A')}
`
}${
  answers === 'elsewhere'
    ? paper.qa.length > 0 &&
      html`<p><a href="/${paperPath(paper.id, language)}">${words.answersThere(paper.qa.length)}</a></p>
`
    : paper.qa.map(
        ({ question, answer, evidence }) => html`<section class="qa"><p class="q">Q. ${question}</p>
<p>${said(answer, paper, language)}</p>
${evidence.map(({ quote, place, link }) => {
  const target = webLink(link);
  return html`<details><summary>${label.evidence}: ${placeLabel(place, language)}</summary><blockquote${langOf(quote, language)}>${quote}${target && html` <a href="${target}" rel="noopener"${langOf(words.openPlace, languageOf(quote) ?? language)}>${words.openPlace}</a>`}</blockquote></details>`;
})}</section>
`,
      )
}<p class="small noprint">${!alone && html`<a href="#contents">${words.toContents}</a> · <a href="/${paperPath(paper.id, language)}">${words.permalink}</a> · `}<a href="${report}" rel="nofollow">${words.report}</a></p>
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
