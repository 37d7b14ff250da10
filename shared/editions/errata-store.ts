/**
 * Corrections that an operator accepted, and what newer versions of papers changed. They never change a frozen edition; its pages show them, the next one tells them.
 *
 * Access patterns:
 *   every correction, oldest first   ERRATA / <instant>#<week>#<language>#<paper>   {week, language, paperId, note or revision, recordedAt}
 */

import * as v from 'valibot';
import { LANGUAGES, type Language } from '../language.ts';
import type { PaperId, Week } from '../papers/paper.ts';
import { type Fields, type Form, readAll } from '../platform/stored.ts';
import type { Table } from '../platform/table.ts';
import type { Gone, Revision } from '../summaries/quote/revision.ts';
import type { Erratum } from './edition.ts';
import { revisionNote } from './revision-note.ts';

export interface Correction {
  readonly week: Week;
  readonly language: Language;
  readonly paperId: PaperId;
  readonly note: string;
  /** In place of a note. */
  readonly revision?: Revision;
  /** ISO instant. */
  readonly recordedAt: string;
}

const CORRECTION_FORM: Form<Correction> = {
  schema: v.object({
    week: v.string(),
    language: v.picklist(LANGUAGES),
    paperId: v.string(),
    note: v.string(),
    revision: v.optional(
      v.object({
        ...{ from: v.number(), to: v.number(), quotes: v.number() },
        gone: v.array(
          v.object({
            quote: v.string(),
            before: v.array(v.string()),
            now: v.array(v.string()),
            passage: v.optional(v.string()),
          } satisfies Fields<Gone>),
        ),
      } satisfies Fields<Revision>),
    ),
    recordedAt: v.string(),
  } satisfies Fields<Correction>),
};

export interface ErrataStore {
  record(correction: Correction): Promise<void>;
  /** Of one edition's papers, oldest first; of newer versions those that came after it was frozen. */
  of(week: Week, language: Language, frozenAt?: string): Promise<readonly Erratum[]>;
  /** What was recorded after one instant and until another, of other weeks than this: the next edition's errata. */
  between(after: string, until: string, language: Language, not: Week): Promise<readonly Erratum[]>;
}

export function createErrataStore(table: Table): ErrataStore {
  async function all(wanted: (correction: Correction) => boolean): Promise<Erratum[]> {
    // Corrections are few: people write them by hand.
    const corrections = await readAll(table, CORRECTION_FORM, table.query({ pk: 'ERRATA', consistent: true }));
    const told = new Set<string>();
    return corrections.filter(wanted).flatMap(({ week, language, paperId, note, revision, recordedAt }) => {
      const key = `${week} ${language} ${paperId} ${revision?.to}`;
      if (revision && told.has(key)) return [];
      told.add(key);
      return {
        ...{ week, paperId, day: recordedAt.slice(0, 10) },
        note: revision ? revisionNote(revision, language) : note,
        ...(revision && { kind: 'revision' as const }),
      };
    });
  }
  return {
    async record(correction) {
      const { recordedAt, week, language, paperId } = correction;
      await table.put({ pk: 'ERRATA', sk: `${recordedAt}#${week}#${language}#${paperId}`, ...correction });
    },
    of: (week, language, frozenAt = '') =>
      all(
        (each) => each.week === week && each.language === language && !(each.revision && each.recordedAt <= frozenAt),
      ),
    between: (after, until, language, not) =>
      all(
        (each) =>
          each.language === language && each.week !== not && each.recordedAt > after && each.recordedAt <= until,
      ),
  };
}
