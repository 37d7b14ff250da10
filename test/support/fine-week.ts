/** What `status` gathers of a week of which everything has happened; tests change what they are about. */
import type { WeekStatus } from '../../infra/operator/status/status-of-week.ts';

export const fineWeek: WeekStatus = {
  ...{ week: '2026-W53', found: 10, read: 10, summarised: 10, degraded: 0, dropped: 0, awaiting: 0, late: 0 },
  ...{ lateGoTo: 'supplement', papers: [], published: true, missing: [], unmailed: [], unpublished: [] },
  ...{ candidates: 3, sent: 2, rejected: 0, skipped: 1, missed: 0, unknown: 0, open: 0, unbooked: 0, unreadable: 0 },
  ...{ posts: [], deadLetters: 0, queued: 0, failedRuns: 0, remarks: [], spend: 0.0123, setAside: [] },
  next: [{ function: 'publish', at: '2027-01-11T00:00:00.000Z' }],
  languages: [{ language: 'ja', frozenAt: '2027-01-04T00:01:00Z', papers: 10 }],
};
