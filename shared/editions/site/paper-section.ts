/** One paper of an edition: its data, overview, and every answer with its foldable evidence. */
import { type Html, html, webLink } from '../../platform/html.ts';
import type { Language } from '../../summaries/summary.ts';
import type { EditionPaper, Erratum } from '../edition.ts';
import { coverageLabel, dayLabel, LABELS, markOf, placeLabel } from '../labels.ts';
import { paperPath, paperSlug } from './paths.ts';
import { SITE_WORDS } from './words.ts';

export interface PaperSection {
  readonly paper: EditionPaper;
  readonly language: Language;
  readonly week: string;
  readonly errata: readonly Erratum[];
  /** On its own page a paper's title is the page's heading. */
  readonly alone?: boolean;
}

export function paperSection({ paper, language, week, errata, alone }: PaperSection): Html {
  const label = LABELS[language];
  const words = SITE_WORDS[language];
  const heading = (text: string) => (alone ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`);
  const url = webLink(paper.url);
  const mark = markOf(paper, language).trim();
  const report = `/api/report?language=${language}&week=${week}&paper=${encodeURIComponent(paper.id)}`;
  const marks = [paper.suspicious && label.suspicious, paper.revised && label.revised].filter((each): each is string =>
    Boolean(each),
  );
  return html`<article id="${paperSlug(paper.id)}" itemscope itemtype="https://schema.org/ScholarlyArticle">
${alone ? html`<h1 itemprop="name">${paper.title}</h1>` : html`<h2 itemprop="name">${paper.title}</h2>`}
${marks.length > 0 && html`<p>${marks.map((each) => html`<span class="mark">${each}</span> `)}</p>`}
<dl>
<dt>${label.authors}</dt><dd>${authors(paper, label.unknown)}</dd>
<dt>${label.published}</dt><dd>${paper.published ? html`<time datetime="${paper.published}" itemprop="datePublished">${dayLabel(paper.published, language)}</time>` : label.unknown}</dd>
<dt>${label.updated}</dt><dd>${paper.updated ? html`<time datetime="${paper.updated}" itemprop="dateModified">${dayLabel(paper.updated, language)}</time>` : label.unknown}</dd>
<dt>URL</dt><dd>${url ? html`<a href="${url}" itemprop="url" rel="noopener">${url}</a>` : label.unknown}</dd>
<dt>${label.categories}</dt><dd>${paper.categories.join(', ') || label.unknown}</dd>
<dt>${label.coverage}</dt><dd>${coverageLabel(paper.coverage, language)}</dd>
<dt>${label.sources}</dt><dd>${paper.sources.join(', ') || label.unknown}</dd>
</dl>
${errata.map((erratum) => html`<p class="erratum"><span class="mark">${label.errata}</span> ${erratum.day} ${erratum.note}</p>`)}
${heading(label.overview)}
<p itemprop="abstract">${mark && html`<span class="mark">${mark}</span> `}${paper.overview || (paper.failure !== undefined ? `${label.failed}: ${paper.failure}` : label.noOverview)}</p>
${
  paper.qa.length > 0 &&
  html`${heading('Q&A')}
`
}${paper.qa.map(
  ({ question, answer, evidence }) => html`<section class="qa"><p class="q">Q. ${question}</p>
<p>${mark && html`<span class="mark">${mark}</span> `}${answer}</p>
${evidence.map(({ quote, place, link }) => {
  const target = webLink(link);
  return html`<details><summary>${label.evidence}: ${placeLabel(place, language)}</summary><blockquote>${quote}${target && html` <a href="${target}" rel="noopener">${words.openPlace}</a>`}</blockquote></details>`;
})}</section>
`,
)}<p class="small noprint">${!alone && html`<a href="/${paperPath(paper.id, language)}">${words.permalink}</a> · `}<a href="${report}" rel="nofollow">${words.report}</a></p>
</article>
`;
}

function authors(paper: EditionPaper, unknown: string): Html {
  if (paper.authors.length === 0) return html`${unknown}`;
  return html`${paper.authors.map((author, i) => html`${i > 0 && ', '}<span itemprop="author">${author}</span>`)}`;
}
