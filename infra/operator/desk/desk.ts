/**
 * The operator's desk under `npm start`: `/desk` beside the local site. It can start work, so it answers to pages of
 * its own origin alone: a foreign page cannot post here, and a foreign name that points to this machine is refused.
 */

import { LONGEST_NOTE } from '../../../shared/editions/correct-edition.ts';
import { type Language, languageOfCode } from '../../../shared/language.ts';
import type { HttpRequest, HttpResponse } from '../../local/http/http-event.ts';
import type { DeadLetter, QueueState } from '../../local/local-queues.ts';
import type { ReportedError } from '../reported-errors.ts';
import { type DeskAction, type DeskWeek, renderDesk, renderQueue, STAGES } from './desk-page.ts';
import { DESK_STYLE } from './desk-style.ts';
import type { DeskWeekLink } from './desk-weeks.ts';

export interface DeskRerun {
  readonly week: string;
  readonly from: (typeof STAGES)[number];
  readonly force: boolean;
  /** Only this one. */
  readonly paper?: string;
}

export interface DeskCorrection {
  readonly week: string;
  readonly language: Language;
  readonly paper: string;
  readonly note: string;
}

export interface DeskProviders {
  /** Newest first; the first one is shown when no other is asked for. */
  readonly weeks: () => Promise<readonly DeskWeekLink[]>;
  /** The figures of `npm run status`. */
  readonly status: (week: string) => Promise<DeskWeek>;
  readonly queues: () => Promise<readonly QueueState[]>;
  readonly deadLetters: (queue: string) => Promise<readonly DeadLetter[]>;
  /** What readers reported, newest first. */
  readonly reports: () => Promise<readonly ReportedError[]>;
  /** Publishes a correction and says in one line what came of it. */
  readonly correct: (correction: DeskCorrection) => Promise<string>;
  readonly inbox: () => string;
  /** Does the work and says in one line what came of it; the page does not wait for it. */
  readonly rerun: (request: DeskRerun) => Promise<string>;
  readonly redrive: (queue: string) => Promise<number>;
  /** The next edition's page, rendered without freezing it. */
  readonly preview?: (week: string, language: Language) => Promise<string>;
  readonly now: () => Date;
}

/** Asked-for work that is remembered for the page. */
const ACTIONS_KEPT = 20;
/** While something runs the page looks again by itself. */
const REFRESH_SECONDS = 5;
const WEEK = /^\d{4}-W\d{2}$/;

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** @returns the desk as a part of the local site: undefined for a path that is not the desk's */
export function createDesk(providers: DeskProviders): (request: HttpRequest) => Promise<HttpResponse | undefined> {
  let actions: DeskAction[] = [];

  function remember(what: string, work: Promise<string>): void {
    const started = { at: providers.now(), what };
    let entry: DeskAction = { ...started, outcome: undefined, failed: false };
    actions = [entry, ...actions].slice(0, ACTIONS_KEPT);
    const settle = (outcome: string, failed: boolean) => {
      const settled: DeskAction = { ...started, outcome, failed };
      actions = actions.map((one) => (one === entry ? settled : one));
      entry = settled;
    };
    work.then(
      (outcome) => settle(outcome, false),
      (error: Error) => settle(error.message, true),
    );
  }

  async function overview(asked: string | null): Promise<HttpResponse> {
    const weeks = await providers.weeks();
    const week = asked ?? weeks[0]?.week;
    if (!week || !WEEK.test(week)) return plain(404, 'There is no such week.');
    const [status, queues, reports] = await Promise.all([
      providers.status(week),
      providers.queues(),
      providers.reports(),
    ]);
    const page = renderDesk({
      now: providers.now(),
      weeks: weeks.some((each) => each.week === week) ? weeks : [{ week, state: 'none' }, ...weeks],
      week: status,
      queues,
      reports,
      actions,
      inbox: providers.inbox(),
      canPreview: providers.preview !== undefined,
    });
    const busy =
      actions.some(({ outcome }) => outcome === undefined) ||
      queues.some(({ visible, inFlight }) => visible + inFlight > 0);
    return show(page, busy ? { refresh: String(REFRESH_SECONDS) } : {});
  }

  async function queuePage(title: string): Promise<HttpResponse> {
    const queue = (await providers.queues()).find((one) => one.title === title);
    return queue ? show(renderQueue(queue, await providers.deadLetters(title))) : plain(404, 'There is no such queue.');
  }

  async function previewPage(week: string, language: string): Promise<HttpResponse> {
    if (!providers.preview || !WEEK.test(week) || (language !== 'ja' && language !== 'en'))
      return plain(404, 'Not found');
    // The edition's page brings its own styles in one block, and the site's own scripts, as on the site.
    const policy =
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";
    return show(await providers.preview(week, language), { 'content-security-policy': policy });
  }

  function rerun(form: URLSearchParams): HttpResponse {
    const week = form.get('week') ?? '';
    const from = STAGES.find((stage) => stage === form.get('from'));
    if (!WEEK.test(week) || !from) return plain(400, 'Name a week and a stage.');
    const force = form.get('force') === 'yes';
    const paper = form.get('paper');
    remember(
      `${paper ? `${paper} of ` : ''}${week} again from ${from}${force ? ', with what is done already' : ''}`,
      providers.rerun({ week, from, force, ...(paper && { paper }) }),
    );
    return seeOther(`/desk?week=${week}`);
  }

  async function redrive(form: URLSearchParams): Promise<HttpResponse> {
    const title = form.get('queue') ?? '';
    if (!(await providers.queues()).some((queue) => queue.title === title))
      return plain(400, 'There is no such queue.');
    remember(
      `dead letters of ${title} sent back`,
      providers.redrive(title).then((count) => `${count} sent back`),
    );
    return seeOther('/desk');
  }

  function correct(form: URLSearchParams): HttpResponse {
    const [week = '', paper = '', note = ''] = ['week', 'paper', 'note'].map((name) => form.get(name)?.trim());
    const language = languageOfCode(form.get('language'));
    if (!WEEK.test(week) || !language || !paper || !note || note.length > LONGEST_NOTE)
      return plain(400, 'Name a paper of an edition, and say what was wrong and what is right.');
    remember(`correction of ${paper} in ${week} ${language}`, providers.correct({ week, language, paper, note }));
    return seeOther(`/desk?week=${week}`);
  }

  return async (request) => {
    const url = new URL(`http://desk${request.target}`);
    const [, root, part = '', ...rest] = url.pathname.split('/');
    if (root !== 'desk') return undefined;
    if (!isOwnHost(request.headers.host)) return plain(421, 'This desk answers to 127.0.0.1 and localhost alone.');
    if (request.method === 'POST') {
      if (!isSameOrigin(request)) return plain(403, 'Only the desk itself may ask for this.');
      const form = new URLSearchParams(request.body.toString('utf8'));
      if (part === 'rerun') return rerun(form);
      if (part === 'redrive') return redrive(form);
      if (part === 'correct') return correct(form);
      return plain(404, 'Not found');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Not allowed');
    if (part === '') return overview(url.searchParams.get('week'));
    if (part === 'desk.css') return show(DESK_STYLE, { 'content-type': 'text/css; charset=utf-8' });
    if (part === 'queues' && rest.length === 1) return queuePage(decodeURIComponent(rest[0] ?? ''));
    if (part === 'preview' && rest.length === 2) return previewPage(rest[0] ?? '', rest[1] ?? '');
    return plain(404, 'Not found');
  };
}

/** A name that somebody else points to 127.0.0.1 (DNS rebinding) is not ours. */
function isOwnHost(host = ''): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
}

/** Every browser sends Origin with a POST (Fetch standard, "Origin header"); without one it is no page of ours. */
function isSameOrigin({ headers }: HttpRequest): boolean {
  return headers.origin === `http://${headers.host}`;
}

const show = (text: string, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', ...SECURITY, ...headers },
  body: Buffer.from(text),
});

const plain = (status: number, text: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...SECURITY },
  body: Buffer.from(`${text}\n`),
});

const seeOther = (location: string): HttpResponse => ({
  status: 303,
  headers: { location, ...SECURITY },
  body: Buffer.alloc(0),
});
