/**
 * Corrections that an operator accepted. They never change a frozen edition; its pages show them, the next one tells them.
 *
 * Access patterns:
 *   every correction, oldest first   ERRATA / <instant>#<week>#<language>#<paper>   {week, language, paperId, note, recordedAt}
 */

import * as v from 'valibot';
import { LANGUAGES, type Language } from '../language.ts';
import type { PaperId, Week } from '../papers/paper.ts';
import { type Fields, type Form, readAll } from '../platform/stored.ts';
import type { Table } from '../platform/table.ts';
import type { Erratum } from './edition.ts';

export interface Correction {
  readonly week: Week;
  readonly language: Language;
  readonly paperId: PaperId;
  readonly note: string;
  /** ISO instant. */
  readonly recordedAt: string;
}

const CORRECTION_FORM: Form<Correction> = {
  schema: v.object({
    week: v.string(),
    language: v.picklist(LANGUAGES),
    paperId: v.string(),
    note: v.string(),
    recordedAt: v.string(),
  } satisfies Fields<Correction>),
};

export interface ErrataStore {
  record(correction: Correction): Promise<void>;
  /** Corrections of one edition's papers, oldest first. */
  of(week: Week, language: Language): Promise<readonly Erratum[]>;
  /** What was recorded after one instant and until another, of other weeks than this: the next edition's errata. */
  between(after: string, until: string, language: Language, not: Week): Promise<readonly Erratum[]>;
}

export function createErrataStore(table: Table): ErrataStore {
  async function all(wanted: (correction: Correction) => boolean): Promise<Erratum[]> {
    // Corrections are few: people write them by hand.
    const corrections = await readAll(table, CORRECTION_FORM, table.query({ pk: 'ERRATA', consistent: true }));
    return corrections
      .filter(wanted)
      .map(({ week, paperId, note, recordedAt }) => ({ week, paperId, note, day: recordedAt.slice(0, 10) }));
  }
  return {
    async record(correction) {
      const { recordedAt, week, language, paperId } = correction;
      await table.put({ pk: 'ERRATA', sk: `${recordedAt}#${week}#${language}#${paperId}`, ...correction });
    },
    of: (week, language) => all((each) => each.week === week && each.language === language),
    between: (after, until, language, not) =>
      all(
        (each) =>
          each.language === language && each.week !== not && each.recordedAt > after && each.recordedAt <= until,
      ),
  };
}
