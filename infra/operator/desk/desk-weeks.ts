/** The strip of weeks with their states, and how far the one that is shown has come. */
import { type Html, html } from '../../../shared/platform/html.ts';
import type { WeekStatus } from '../status/status-of-week.ts';
import { minute } from './desk-words.ts';

export interface DeskWeekLink {
  readonly week: string;
  /** `out`: handed to its readers; `frozen`: not yet; `held`: waits for a person; `open`: not published; `none`: nothing is known. */
  readonly state: 'out' | 'frozen' | 'held' | 'open' | 'none';
}

const STATES: Readonly<Record<DeskWeekLink['state'], string>> = {
  ...{ out: 'out', frozen: 'not mailed', held: 'held', open: 'not out', none: 'nothing yet' },
};

export function weekStrip(weeks: readonly DeskWeekLink[], shown: string): Html {
  const known = weeks.map(({ week }) => week).sort();
  // With the browser's own key for them (Alt, or Ctrl and Option): the week before, and the next one.
  const keys: Readonly<Record<string, string>> = {
    [known.findLast((week) => week < shown) ?? '']: 'p',
    [known.find((week) => week > shown) ?? '']: 'n',
  };
  const links = weeks.map(({ week, state }) => {
    const key = keys[week] && html` accesskey="${keys[week]}"`;
    return html`<li><a class="week ${state}" href="/desk?week=${week}"${key}${week === shown && html` aria-current="page"`}><b>${week}</b> <span>${STATES[state]}</span></a></li>`;
  });
  return html`<nav aria-label="Weeks"><ol class="strip">${links}</ol></nav>`;
}

interface Step {
  readonly name: string;
  readonly done: number;
  readonly of: number;
  /** Instant of its end. */
  readonly at?: string | undefined;
}

const WORDS = { todo: 'to come', now: 'under way', done: 'done' } as const;

/** The run of a week, step by step, each with how much of it is done. */
export function timeline(week: Omit<WeekStatus, 'deadLetters'>): Html {
  const { found, read, summarised, degraded, candidates, open, languages } = week;
  const settled = candidates - open;
  const isHandedOut = week.published && week.unmailed.length === 0;
  const steps: readonly Step[] = [
    { name: 'Collected', done: found, of: found },
    { name: 'Read', done: read, of: found },
    { name: 'Written', done: summarised + degraded, of: found },
    {
      name: 'Published',
      done: languages.length,
      of: languages.length + week.missing.length,
      at: languages[0]?.frozenAt,
    },
    { name: 'Mailed', done: settled, of: candidates },
  ];
  const items = steps.map(({ name, done, of, at }) => {
    const state = done === 0 ? 'todo' : done < of ? 'now' : 'done';
    const words = of === 0 && isHandedOut && name === 'Mailed' ? 'no reader' : WORDS[state];
    return html`<li class="${state}"><b>${name}</b> <span>${done} of ${of || '–'}</span> <small>${words}${at && html`, <time datetime="${at}">${minute(new Date(at))}</time>`}</small></li>`;
  });
  return html`<ol class="steps" aria-label="How far the week has come">${items}</ol>`;
}
