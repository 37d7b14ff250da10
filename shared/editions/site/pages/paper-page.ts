/** A paper's own page: the address to share. */
import type { Language } from '../../../language.ts';
import { escapeHtml, html } from '../../../platform/html.ts';
import type { Edition, EditionPaper } from '../../edition.ts';
import { weekWords } from '../../naming/days.ts';
import { headline } from '../../text.ts';
import { editionPath, paperPath } from '../paths.ts';
import type { EditionPageOptions } from './edition-page.ts';
import { framePage } from './frame.ts';
import { paperSection } from './paper-section.ts';

export function renderPaperPage(edition: Edition, paper: EditionPaper, options: EditionPageOptions): string {
  const { language, week } = edition;
  const other = options.languages.find((each) => each !== language);
  const errata = options.errata.filter((each) => each.paperId === paper.id);
  const main = html`<p class="small"><a href="/${editionPath(week, language)}">${weekWords(edition.from, edition.to, language)}</a></p>
${paperSection({ paper, language, week, errata, alone: true })}`;
  return framePage(
    {
      language,
      title: paper.title,
      description: headline(paper, language),
      siteUrl: options.siteUrl,
      path: paperPath(paper.id, language),
      otherPath: other && paperPath(paper.id, other),
      kind: 'article',
      script: 'reading.js',
    },
    main,
  );
}

/** Whether a stored page is this paper's own: its way to report a fault names the paper, escaped as no text of a paper is. */
export const isPageOf = (page: string, paper: EditionPaper): boolean =>
  page.includes(`&amp;paper=${escapeHtml(encodeURIComponent(paper.id))}" rel="nofollow">`);

/** What stands where a paper stood once, and leads to where it stands now. */
export function renderMoved({ siteUrl }: EditionPageOptions, paper: EditionPaper, language: Language): string {
  const path = paperPath(paper.id, language);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${paper.title}</title>
<meta http-equiv="refresh" content="0; url=/${path}">
<link rel="canonical" href="${siteUrl}/${path}">
</head>
<body><p><a href="/${path}">${paper.title}</a></p></body>
</html>
`.html;
}
