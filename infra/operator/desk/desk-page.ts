/** The desk as pages: what a person needs to see that this week is fine, or why not. No script, no request elsewhere. */
import { LANGUAGES } from '../../../shared/language.ts';
import { type Html, html } from '../../../shared/platform/html.ts';
import type { DeadLetter, QueueState } from '../../local/local-queues.ts';
import type { ReportedError } from '../reported-errors.ts';
import { findingsOf } from '../status/findings.ts';
import { POST_WORDS } from '../status/post-words.ts';
import type { WeekStatus } from '../status/status-of-week.ts';
import { paperTable } from './desk-papers.ts';
import { reportList } from './desk-reports.ts';
import { type DeskWeekLink, timeline, weekStrip } from './desk-weeks.ts';
import { count, minute } from './desk-words.ts';

/** The figures of `npm run status`; the dead letters stand beside each queue. */
export type DeskWeek = Omit<WeekStatus, 'deadLetters'>;

export interface DeskAction {
  readonly at: Date;
  readonly what: string;
  /** Undefined while it runs. */
  readonly outcome: string | undefined;
  readonly failed: boolean;
}

export interface DeskView {
  readonly now: Date;
  /** Newest first. */
  readonly weeks: readonly DeskWeekLink[];
  readonly week: DeskWeek;
  readonly queues: readonly QueueState[];
  /** Newest first. */
  readonly reports: readonly ReportedError[];
  readonly actions: readonly DeskAction[];
  readonly inbox: string;
  readonly canPreview: boolean;
}

export const STAGES = ['collect', 'summarize', 'publish', 'deliver'] as const;

/** A page of the desk in its frame. */
export function deskPage(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} – Ronbun desk</title><link rel="stylesheet" href="/desk/desk.css"></head>
<body><a class="skip" href="#main">To the week</a><header><a href="/desk" accesskey="d">Ronbun desk</a><nav aria-label="Elsewhere"><a href="/" accesskey="s">site</a></nav></header>
<main id="main">${body}</main></body></html>
`.html;
}

export function renderDesk(view: DeskView): string {
  const { week, queues } = view;
  return deskPage(
    week.week,
    html`<h1>${week.week}</h1>
${weekStrip(view.weeks, week.week)}
${verdict(view)}
${week.held && html`<form method="post" action="/desk/rerun"><input type="hidden" name="week" value="${week.week}"><input type="hidden" name="from" value="publish"><input type="hidden" name="force" value="yes"><button>Publish ${week.week} as it is</button></form>`}
<section aria-labelledby="run"><h2 id="run">The run</h2>${timeline(week)}</section>
<section aria-labelledby="papers"><h2 id="papers">Papers</h2>
${figures([
  ['found', week.found],
  ['read', week.read],
  ['in full', week.summarised],
  ['degraded', week.degraded],
  ['dropped', week.dropped],
  ['spend', `$${week.spend.toFixed(4)}`],
])}
${paperTable(
  week.week,
  week.papers,
  week.languages.map(({ language }) => language),
)}</section>
<section class="half" aria-labelledby="edition"><h2 id="edition">Edition</h2>${editions(view)}</section>
<section class="half" aria-labelledby="mails"><h2 id="mails">Mails</h2>
${figures([
  ['readers', week.candidates],
  ['sent', week.sent],
  ['rejected', week.rejected],
  ['skipped', week.skipped],
  ['unknown', week.unknown],
  ['open', week.open],
])}
<p><a href="${view.inbox}" accesskey="i">Inbox of this machine</a></p>${posts(week)}</section>
<section class="half" aria-labelledby="queues"><h2 id="queues">Queues</h2>${queueTable(queues)}</section>
<section class="half" aria-labelledby="next"><h2 id="next">Next runs</h2>${nextRuns(view)}</section>
<section aria-labelledby="again"><h2 id="again">Run again</h2>${rerunForm(week.week)}</section>
<section aria-labelledby="reports"><h2 id="reports">Errors that readers reported</h2>${reportList(view.reports)}</section>
${view.actions.length > 0 && html`<section aria-labelledby="done"><h2 id="done">Asked for here</h2>${actions(view.actions)}</section>`}`,
  );
}

/** What needs a person, or has not happened yet; an empty list means that all is well. */
export function troubles({ week, queues }: Pick<DeskView, 'week' | 'queues'>): { fault: boolean; words: Html }[] {
  const dead = queues
    .filter((queue) => queue.deadLetters > 0)
    .map(
      (queue) =>
        html`${count(queue.deadLetters, 'dead letter')} of <a href="/desk/queues/${queue.title}">${queue.title}</a>`,
    );
  return [
    ...dead.map((words) => ({ fault: true, words })),
    // The queues stand above, each by its name.
    ...findingsOf({ ...week, deadLetters: 0 }).map(({ kind, what }) => ({
      fault: kind === 'fault',
      words: html`${what}`,
    })),
  ];
}

function verdict(view: DeskView): Html {
  const list = troubles(view);
  const items = html`<ul>${list.map(({ words }) => html`<li>${words}</li>`)}</ul>`;
  if (list.some(({ fault }) => fault)) return html`<div class="verdict look"><p>Look here:</p>${items}</div>`;
  const busy = view.queues.some((queue) => queue.visible + queue.inFlight + queue.delayed > 0);
  if (list.length > 0 || busy)
    return html`<div class="verdict waits"><p>${busy ? 'Work is under way.' : 'Nothing is wrong, and not everything is as in a whole week.'}</p>${items}</div>`;
  return html`<p class="verdict well">All well.</p>`;
}

function figures(rows: readonly (readonly [string, string | number])[]): Html {
  return html`<dl class="figures">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function editions({ week, canPreview }: DeskView): Html {
  const frozen = week.languages.map(
    ({ language, frozenAt, papers }) =>
      html`<li><a href="/editions/${week.week}/${language}/">${language}</a>: ${papers} papers, frozen ${minute(new Date(frozenAt))}</li>`,
  );
  const preview = LANGUAGES.map(
    (language) => html`<li><a href="/desk/preview/${week.week}/${language}">preview ${language}</a></li>`,
  );
  return html`${frozen.length > 0 ? html`<ul>${frozen}</ul>` : html`<p>Not published.</p>`}${canPreview && html`<ul class="row">${preview}</ul>`}`;
}

/** Each channel by its name alone: where it posts to is a secret, and its reason holds the vendor's word and no address. */
function posts({ posts: all }: DeskWeek): Html | false {
  if (all.length === 0) return false;
  const rows = all.map(
    ({ channel, state, at, reason }) =>
      html`<li><b>${channel}</b> <span class="state ${state}">${POST_WORDS[state]}</span> <time datetime="${at}">${minute(new Date(at))}</time>${reason && html`<br><small>${reason}</small>`}</li>`,
  );
  return html`<h3>Channels</h3><ul>${rows}</ul>`;
}

function queueTable(queues: readonly QueueState[]): Html {
  const rows = queues.map(
    (queue) => html`<tr><th scope="row"><a href="/desk/queues/${queue.title}">${queue.title}</a></th>
<td>${queue.visible}</td><td>${queue.inFlight}</td><td>${queue.delayed}</td><td>${queue.deadLetters}</td></tr>`,
  );
  return html`<table><thead><tr><th scope="col">queue</th><th scope="col">waiting</th><th scope="col">in work</th><th scope="col">delayed</th><th scope="col">dead</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function rerunForm(week: string): Html {
  return html`<form method="post" action="/desk/rerun"><input type="hidden" name="week" value="${week}">
<label>from <select name="from">${STAGES.map((stage) => html`<option>${stage}</option>`)}</select></label>
<label><input type="checkbox" name="force" value="yes"> also what is done already (nobody is mailed twice)</label>
<button>Run ${week} again</button></form>`;
}

function nextRuns({ week }: DeskView): Html {
  if (week.next.length === 0) return html`<p>No schedule is running.</p>`;
  return html`<ul>${week.next.map((run) => html`<li>${run.function}: <time datetime="${run.at}">${minute(new Date(run.at))}</time></li>`)}</ul>`;
}

function actions(list: readonly DeskAction[]): Html {
  const rows = list.map(
    ({ at, what, outcome, failed }) =>
      html`<li${failed && html` class="failed"`}>${minute(at)} ${what}: ${outcome ?? 'running'}</li>`,
  );
  return html`<ul>${rows}</ul>`;
}

/** One queue: its dead letters with the reason that was written on them. */
export function renderQueue(queue: QueueState, letters: readonly DeadLetter[]): string {
  const rows = letters.map(
    (letter) =>
      html`<li><p>${minute(letter.sentAt)}, received ${letter.receiveCount} times${Object.entries(
        letter.attributes,
      ).map(
        ([name, value]) => html`<br><b>${name}</b>: ${value}`,
      )}</p><pre tabindex="0">${letter.body.slice(0, BODY_SHOWN)}</pre></li>`,
  );
  return deskPage(
    queue.title,
    html`<h1>${queue.title}</h1>
<p>${queue.visible} waiting, ${queue.inFlight} in work, ${queue.delayed} delayed.</p>
<h2>Dead letters</h2>
${letters.length === 0 ? html`<p>None.</p>` : html`<form method="post" action="/desk/redrive"><input type="hidden" name="queue" value="${queue.title}"><button>Send ${letters.length} back to the queue</button></form><ol>${rows}</ol>`}`,
  );
}

/** Messages hold keys, some hundred bytes; a longer one is no message of ours. */
const BODY_SHOWN = 2000;
