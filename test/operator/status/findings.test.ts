/** O-04: what a week's facts say, and that "all well" is said only when every expected thing has happened. */
import { describe, expect, test } from '@jest/globals';
import { troubles } from '../../../infra/operator/desk/desk-page.ts';
import { type Facts, findingLines, findingsOf, hasFault } from '../../../infra/operator/status/findings.ts';
import { fineWeek } from '../../support/fine-week.ts';

const fine: Facts = { ...fineWeek, next: [] };
const written = (model: string, why?: string) =>
  ({ id: 'arxiv:1', title: 'One', state: 'full', model, ...(why && { why }) }) as const;
const slot = (at: string) => ({ next: [{ function: 'publish', at }] });

test('a week of which papers could not be read whole is out, and not said to be all well', () => {
  const findings = findingsOf({ ...fine, degraded: 2 });
  expect(findingLines(findings)).toEqual(['note     2 papers told without their whole text; each says so']);
  expect(hasFault(findings)).toBe(false);
});

test('a week of which everything happened is all well, and nothing else is', () => {
  expect(findingLines(findingsOf(fine))).toEqual(['all well']);
});

describe('O-04: status says exactly what is', () => {
  test.each<[string, Partial<Facts>, 'fault' | 'waits' | 'note', RegExp]>([
    ['a week that never was', { found: 0, read: 0, published: false }, 'waits', /nothing is known of 2026-W53/],
    ['a week before its slot', { published: false, ...slot('2027-01-04T00:00:00Z') }, 'waits', /not published yet/],
    ['a week whose slot has passed', { published: false, ...slot('2027-01-11T00:00:00Z') }, 'fault', /overdue/],
    [
      'a source that no run reached',
      { unreachable: { reason: 'list:x: refused', at: '2027-01-04T00:00:00Z' } },
      'fault',
      /could not be reached at 2027-01-04 00:00 UTC: list:x: refused/,
    ],
    ['papers that came late', { late: 2 }, 'waits', /2 papers came after the edition was frozen/],
    [
      'a week that no slot makes up',
      { unpublished: [{ week: '2026-W40', papers: 3, madeUp: false }] },
      'fault',
      /3 papers of 2026-W40 stand in no edition/,
    ],
    ['papers without a summary', { dropped: 1 }, 'fault', /1 paper without a summary/],
    [
      'a model that did not answer',
      { papers: Array.from({ length: 4 }, () => written('extractive', 'closed')) },
      'fault',
      /4 papers speak in their own words: closed/,
    ],
    [
      'a model whose window is small',
      { papers: [{ ...written('openai:m'), short: 'm holds too little' }] },
      'note',
      /1 paper written from a part: m holds too little/,
    ],
    ['papers that no model may write', { held: { papers: 1, reason: 'set the key' } }, 'fault', /set the key/],
    ['an edition that nobody was handed', { unmailed: ['ja'] }, 'fault', /handed to no reader \(ja\)/],
    ['mails that were refused', { rejected: 1 }, 'fault', /refused/],
    [
      'a channel that took nothing',
      { posts: [{ channel: 'team', state: 'rejected', at: 'x', reason: '404 no_service' }] },
      'fault',
      /the channel team took nothing: 404 no_service; mended, npm run rerun -- --week 2026-W53 --from publish/,
    ],
    [
      'a channel that may have been told',
      { posts: [{ channel: 'team', state: 'unknown', at: 'x', reason: '504' }] },
      'fault',
      /uncertain \(504\)/,
    ],
    [
      'a channel that asks for a pause',
      { posts: [{ channel: 'team', state: 'prepared', at: 'x', reason: '429' }] },
      'waits',
      /the channel team is not told yet: 429/,
    ],
    ['mails that are uncertain', { unknown: 1 }, 'fault', /uncertain/],
    ['mailing that was halted', { halted: 'bounces' }, 'fault', /halted: bounces/],
    ['mails on their way', { open: 1 }, 'waits', /1 mails still to go/],
    ['scheduled runs that failed', { failedRuns: 2 }, 'fault', /2 scheduled runs failed/],
    [
      'another week that waits for a person',
      { unpublished: [{ week: '2026-W52', papers: 3, madeUp: true, held: 'too little' }] },
      'fault',
      /2026-W52 is held: too little/,
    ],
    [
      'another week whose slot is to come',
      { unpublished: [{ week: '2026-W52', papers: 3, madeUp: true }] },
      'waits',
      /2026-W52 is not published yet: 3 papers/,
    ],
    ['a language that is missing', { missing: ['en'] }, 'fault', /not frozen in en/],
    [
      'a slot that was not served',
      { missedSlot: '2027-01-04T00:00:00Z' },
      'fault',
      /the slot of 2027-01-04 00:00 UTC is not done/,
    ],
    [
      'a pause that needs a person',
      { paused: { reason: 'account: closed', until: '2027-01-04T00:00:00Z' } },
      'fault',
      /nobody is mailed until .*account: closed/,
    ],
    [
      'a pause of seconds',
      { paused: { reason: 'throttled: 429', until: '2027-01-04T00:00:00Z' } },
      'waits',
      /throttled: 429/,
    ],
    ['readers who were missed', { missed: 1 }, 'fault', /1 reader got nothing: the edition was too old/],
    [
      'rows of readers that can not be read',
      { unreadable: 2 },
      'fault',
      /2 readers got nothing, whose record can't be read/,
    ],
    ['readers of whom no book tells', { unbooked: 2 }, 'fault', /of 2 readers no book tells/],
    ['messages on the queues', { queued: 2 }, 'waits', /2 messages are on the queues/],
    [
      'late papers that the next edition brings',
      { late: 1, lateGoTo: 'next' },
      'waits',
      /the next edition brings them/,
    ],
    [
      'papers by a model of the second choice',
      {
        papers: [written('openai:a'), written('openai:b'), written('extractive')],
        models: { at: '2027-01-04T00:00:00Z', probed: [{ modelId: 'a', state: 'ok', says: 'answers' }] },
      },
      'note',
      /1 paper written by openai:b, which was not asked first/,
    ],
    ['dead letters', { deadLetters: 1 }, 'fault', /dead letters/],
    [
      'a record that is set aside',
      { setAside: [{ key: 'A / B', reason: 'x is missing' }] },
      'fault',
      /A \/ B can't be read/,
    ],
  ])('%s', (_name, facts, kind, words) => {
    const findings = findingsOf({ ...fine, ...facts });
    expect(findings).toEqual([{ kind, what: expect.stringMatching(words) }]);
    expect(hasFault(findings)).toBe(kind === 'fault');
    expect(findingLines(findings)).not.toContain('all well');
    // The desk counts dead letters by their queue.
    if (!facts.deadLetters) expect(troubles({ week: { ...fineWeek, next: [], ...facts }, queues: [] })).toHaveLength(1);
  });
});
