/**
 * Errors that readers reported. Nothing is kept of the reader; a report goes by itself after a year.
 *
 * Access patterns:
 *   every report, newest first   REPORTS / <instant>#<id>   {week, language, paper, question, text, ttl}
 */

import * as v from 'valibot';
import { LANGUAGES, type Language } from '../../language.ts';
import type { PaperId, Week } from '../../papers/paper.ts';
import { type Form, readAll } from '../../platform/stored.ts';
import type { Table } from '../../platform/table.ts';
import { type Asked, askedOf } from '../asked-store.ts';
import { isInEdition } from '../edition-store.ts';

export interface Report {
  readonly week: Week;
  readonly language: Language;
  readonly paper: PaperId;
  /** The question whose answer it is about. */
  readonly question?: string;
  /** As a stranger wrote it: escape it wherever it is shown. */
  readonly text: string;
}

export interface ReportStore {
  save(report: Report): Promise<void>;
  /** Whether there is such a paper to report anything about. */
  knows(about: Omit<Report, 'text'>): Promise<boolean>;
  /** Title and questions of the paper, where they are noted. */
  asked(about: Omit<Report, 'text'>): Promise<Asked | undefined>;
  /** At most so many, newest first, each with the instant it came. */
  newest(most: number): Promise<readonly (Report & { readonly at: string })[]>;
}

/** A paragraph and a quote. */
export const LONGEST_REPORT = 1_000;

const KEPT_SECONDS = 366 * 86_400;

const REPORT_FORM: Form<Report & { readonly sk: string }> = {
  schema: v.object({
    sk: v.string(),
    week: v.string(),
    language: v.picklist(LANGUAGES),
    paper: v.string(),
    question: v.optional(v.string()),
    text: v.string(),
  }),
};

export function createReportStore(table: Table, now: () => number, newId: () => string): ReportStore {
  return {
    async save({ week, language, paper, question, text }) {
      const ttl = Math.floor(now() / 1000) + KEPT_SECONDS;
      const sk = `${new Date(now()).toISOString()}#${newId()}`;
      await table.put({ pk: 'REPORTS', sk, week, language, paper, question, text: text.slice(0, LONGEST_REPORT), ttl });
    },
    knows: ({ week, language, paper }) => isInEdition(table, week, language, paper),
    asked: ({ week, language, paper }) => askedOf(table, week, language, paper),
    async newest(most) {
      const rows = table.query({ pk: 'REPORTS', descending: true, limit: most, consistent: true });
      const reports = await readAll(table, REPORT_FORM, rows);
      return reports.map(({ sk, ...report }) => ({ ...report, at: sk.slice(0, sk.indexOf('#')) }));
    },
  };
}
