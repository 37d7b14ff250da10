/** The next edition as it would be frozen now, in every form, without freezing it. */

import { assembleWeek } from '../../shared/editions/assemble-week.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import type { Language } from '../../shared/language.ts';
import { daysOfWeek, defaultZoneOffsetMinutes, previousWeek, weekOf } from '../../shared/papers/time/week.ts';
import type { Target } from './target/target.ts';

/** The newest week that holds papers: the running one, the one before, else that of the newest edition. */
export async function weekToPreview(target: Target, now: Date): Promise<string | undefined> {
  const running = weekOf(now, defaultZoneOffsetMinutes);
  for (const week of [running, previousWeek(running)]) if ((await target.papers.entries(week)).length > 0) return week;
  return (await target.editions.list())[0]?.week;
}

/** Undefined for a week without papers. */
export async function previewEdition(target: Target, week: string, language: Language): Promise<Edition | undefined> {
  const frozen = (await target.editions.list()).find((each) => each.week === week);
  const source = frozen?.source ?? 'preview';
  return assembleWeek({ ...target, source, daysOfWeek, now: () => new Date() }, week, language);
}

export const previewPage = (target: Target, edition: Edition): string =>
  renderEditionPage(edition, { siteUrl: target.siteUrl, languages: [edition.language], errata: [] });

/** The mail of one reader who asked for everything, with these topics; its personal links lead to the site's front page. */
export function previewMail(target: Target, edition: Edition, topics: readonly string[] = []) {
  const { subject, html, text, near } = renderMail(edition, 'all', { siteUrl: target.siteUrl });
  const own = near(topics);
  const filled = (body: string) =>
    body
      .replace('{{{near}}}', () => own.html)
      .replace('{{{nearText}}}', () => own.text)
      .replace(/\{{2,3}(?:preferences|unsubscribe)\}{2,3}/g, `${target.siteUrl}/`);
  return { subject: `[preview] ${subject}`, html: filled(html), text: filled(text) };
}
