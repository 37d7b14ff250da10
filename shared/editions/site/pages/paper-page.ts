/** A paper's own page: the address to share. */
import { html } from '../../../platform/html.ts';
import type { Edition, EditionPaper } from '../../edition.ts';
import { headline } from '../../text.ts';
import { editionPath, paperPath } from '../paths.ts';
import type { EditionPageOptions } from './edition-page.ts';
import { framePage } from './frame.ts';
import { paperSection } from './paper-section.ts';

export function renderPaperPage(edition: Edition, paper: EditionPaper, options: EditionPageOptions): string {
  const { language, week } = edition;
  const other = options.languages.find((each) => each !== language);
  const errata = options.errata.filter((each) => each.paperId === paper.id);
  const main = html`<p class="small"><a href="/${editionPath(week, language)}">${week} (${edition.from} ~ ${edition.to})</a></p>
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
    },
    main,
  );
}
