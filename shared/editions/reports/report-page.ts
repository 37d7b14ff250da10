/**
 * "Report an error": a form that every paper of an edition links to, and the row that comes of it. The reader gives no
 * address and gets no answer; the operator sees the report and may turn it into a correction.
 */

import { languageOfCode } from '../../language.ts';
import { html } from '../../platform/html.ts';
import type { AddressSeal } from '../../readers/address/address-key.ts';
import { isFormToken, signForm } from '../../readers/links/form-token.ts';
import type { Keys } from '../../readers/links/signing-keys.ts';
import { type Answer, page } from '../../readers/pages/page.ts';
import type { Fields } from '../../readers/requests/form-fields.ts';
import { single } from '../../readers/requests/form-parts.ts';
import { type PageRequest, RequestRefusedError } from '../../readers/requests/http-request.ts';
import type { Limits } from '../../readers/requests/limits.ts';
import { paperSlug } from '../site/paths.ts';
import { LONGEST_REPORT, type Report, type ReportStore } from './report-store.ts';
import { REPORT_WORDS } from './report-words.ts';

export interface ReportServices {
  readonly keys: Keys;
  readonly reports: Pick<ReportStore, 'save' | 'knows' | 'asked'>;
  readonly limits: Pick<Limits, 'grantReport' | 'spendForm'>;
  readonly seal: Pick<AddressSeal, 'limitId'>;
  readonly now: () => number;
}

/** The number of the answer, from 1, where it is about one. */
type About = Omit<Report, 'text' | 'question'> & { readonly answer?: number };

/** @throws RequestRefusedError for a link that is none of ours */
export async function showReport(request: PageRequest, services: ReportServices): Promise<Answer> {
  const query = new URLSearchParams(request.query);
  return form(
    200,
    readAbout((name) => query.get(name) ?? undefined),
    '',
    services,
  );
}

/** @throws RequestRefusedError for fields that our form does not send, and for a paper that stands in no edition */
export async function takeReport(request: PageRequest, services: ReportServices): Promise<Answer> {
  const { fields } = request;
  const about = readAbout((name) => single(fields, name));
  const text = readText(fields);
  const token = single(fields, 'token') ?? '';
  // A tab left open, or no person: the text is kept and a fresh form asked for.
  if (text === '' || !isFormToken(token, services.keys, services.now())) return form(400, about, text, services);
  // What is about nothing counts against nobody.
  if (!(await services.reports.knows(about))) throw new RequestRefusedError(404);
  if (!(await services.limits.spendForm(token))) return form(400, about, text, services);
  const words = REPORT_WORDS[about.language];
  if (single(fields, 'website') === '') {
    const networks = request.network?.widths ?? ['unknown'];
    const keyed = networks.map((network) => services.seal.limitId('network', network));
    const keyedPaper = services.seal.limitId('paper', `${about.week} ${about.paper}`);
    if (!(await services.limits.grantReport(keyed, keyedPaper)))
      return page(429, about.language, words.later, html`<p>${words.laterNote}</p>`);
    const { answer, ...paper } = about;
    const question = answer && (await services.reports.asked(about))?.questions[answer - 1];
    await services.reports.save({ ...paper, ...(question && { question }), text });
  }
  return page(
    200,
    about.language,
    words.thanks,
    html`<p>${words.thanksNote}</p><p><a href="/editions/${about.week}/${about.language}/#${paperSlug(about.paper)}">${words.back}</a></p>`,
  );
}

function readAbout(value: (name: string) => string | undefined): About {
  const language = languageOfCode(value('language'));
  const week = value('week') ?? '';
  const paper = value('paper') ?? '';
  if (!language || !/^\d{4}-W\d{2}$/.test(week) || !/^(arxiv|doi|url):[\x21-\x7e]{1,500}$/.test(paper))
    throw new RequestRefusedError(400);
  const answer = Number(/^\d{1,2}$/.exec(value('answer') ?? '')?.[0]);
  return { language, week, paper, ...(answer > 0 && { answer }) };
}

function readText(fields: Fields): string {
  const typed = (single(fields, 'text') ?? '').replace(/\r\n?/g, '\n').replace(/[^\P{C}\n]/gu, '');
  return typed.trim().slice(0, LONGEST_REPORT);
}

async function form(
  status: number,
  about: About,
  text: string,
  { keys, now, reports }: ReportServices,
): Promise<Answer> {
  const { language, week, paper, answer } = about;
  const asked = await reports.asked(about);
  const question = answer && asked?.questions[answer - 1];
  const words = REPORT_WORDS[language];
  return page(
    status,
    language,
    words.title,
    html`<p>${week} · ${asked?.title ?? paper}</p>${
      question &&
      html`
<p>Q. ${question}</p>`
    }
<form method="post" action="/api/report">
${status === 200 ? undefined : html`<p class="error" id="text-error" role="alert">${words.again}</p>`}
<p><label for="text">${words.text}</label>
<textarea id="text" name="text" rows="8" required maxlength="${LONGEST_REPORT}">${text}</textarea></p>
<p class="website" aria-hidden="true"><label for="website">${words.website}</label>
<input type="text" id="website" name="website" tabindex="-1" autocomplete="off" value=""></p>
<input type="hidden" name="language" value="${language}">
<input type="hidden" name="week" value="${week}">
<input type="hidden" name="paper" value="${paper}">${
      answer &&
      html`
<input type="hidden" name="answer" value="${answer}">`
    }
<input type="hidden" name="token" value="${signForm(now(), keys)}">
<p><button type="submit">${words.button}</button></p>
<p class="note">${words.note}</p></form>`,
  );
}
