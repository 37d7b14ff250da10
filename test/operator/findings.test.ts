/** O-04: what a week's facts say, and that "all well" is said only when every expected thing has happened. */
import { describe, expect, test } from '@jest/globals';
import { type Facts, findingLines, findingsOf, hasFault } from '../../infra/operator/findings.ts';

const fine: Facts = {
  ...{ week: '2026-W53', found: 10, read: 10, summarised: 9, degraded: 0, dropped: 0, awaiting: 0, late: 0 },
  ...{
    standIns: [],
    stranded: [],
    published: true,
    unmailed: [],
    candidates: 3,
    sent: 3,
    rejected: 0,
    skipped: 0,
    unknown: 0,
  },
  ...{ open: 0, deadLetters: 0, failedRuns: 0, remarks: [], spend: 0, setAside: [], next: [], languages: [] },
};
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
  test.each<[string, Partial<Facts>, 'fault' | 'waits', RegExp]>([
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
      { stranded: [{ week: '2026-W40', papers: 3 }] },
      'fault',
      /3 papers of 2026-W40 stand in no edition/,
    ],
    ['papers without a summary', { dropped: 1 }, 'fault', /1 paper without a summary/],
    [
      'a model that did not answer',
      { standIns: [{ reason: 'closed', papers: 4 }] },
      'fault',
      /4 papers speak in their own words: closed/,
    ],
    ['papers that no model may write', { held: { papers: 1, reason: 'set the key' } }, 'fault', /set the key/],
    ['an edition that nobody was handed', { unmailed: ['ja'] }, 'fault', /handed to no reader \(ja\)/],
    ['mails that were refused', { rejected: 1 }, 'fault', /refused/],
    ['mails that are uncertain', { unknown: 1 }, 'fault', /uncertain/],
    ['mailing that was halted', { halted: 'bounces' }, 'fault', /halted: bounces/],
    ['mails on their way', { open: 1 }, 'waits', /1 mails still to go/],
    ['scheduled runs that failed', { failedRuns: 2 }, 'fault', /2 scheduled runs failed/],
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
  });
});
