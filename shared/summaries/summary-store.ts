/**
 * Summaries in the table: the first one stored wins, so a digest is stable however often a paper is worked on.
 *
 * Access patterns:
 *   a paper's summary in a language   PAPER#<id> / SUMMARY#<language>   {summary, run, version}
 *   many papers' summaries            BatchGet of the same keys
 *   what a week's papers say together WEEK#<week> / SURVEY#<language>   {survey}
 */
import * as v from 'valibot';
import type { Language } from '../language.ts';
import type { PaperId, Week } from '../papers/paper.ts';
import { formNumber, type Reading, readRow } from '../platform/stored.ts';
import type { Key, Table, WriteOutcome } from '../platform/table.ts';
import type { Summary } from './summary.ts';
import { SUMMARY_FORM } from './summary-form.ts';
import { SURVEY_FORM, type Survey } from './survey/survey.ts';

const key = (id: PaperId, language: Language): Key => ({ pk: `PAPER#${id}`, sk: `SUMMARY#${language}` });
const surveyKey = (week: Week, language: Language): Key => ({ pk: `WEEK#${week}`, sk: `SURVEY#${language}` });

/** DynamoDB refuses items over 400 kB (S-08); ours are 60 kB at most, so a larger one is a fault upstream. */
const LARGEST_SUMMARY = 200_000;

export class SummaryTooLargeError extends Error {
  override name = 'SummaryTooLargeError' as const;
  readonly retryable = false;
}

export interface SummaryStore {
  /** Undefined where there is none that can be read. */
  get(id: PaperId, language: Language): Promise<Summary | undefined>;
  /** Run and version of the stored summary, to tell whether work is left. */
  provenance(id: PaperId, language: Language): Promise<{ run: string; version: number } | undefined>;
  /**
   * Keeps a summary. `run` is empty in ordinary runs; a forced re-run has an id and replaces what another run wrote,
   * but never twice what it wrote itself. A newer version of the paper replaces the older one's summary.
   */
  keep(summary: Summary, run: string): Promise<WriteOutcome>;
  /** Those that are stored. One that can't be read stands all the same; only a forced run writes it anew. */
  all(ids: readonly PaperId[], language: Language): Promise<Map<PaperId, Reading<Summary>>>;
  /** Undefined where none is written that can be read. */
  survey(week: Week, language: Language): Promise<Survey | undefined>;
  /** The newest one stands. */
  keepSurvey(survey: Survey): Promise<void>;
}

/** A row without them stands as if an ordinary run wrote it of the newest version. */
const Provenance = v.object({
  run: v.fallback(v.string(), ''),
  version: v.fallback(v.number(), Number.MAX_SAFE_INTEGER),
});

export function createSummaryStore(table: Table): SummaryStore {
  return {
    async get(id, language) {
      const item = await table.get(key(id, language));
      return item && readRow(table, SUMMARY_FORM, item).read;
    },
    async provenance(id, language) {
      const item = await table.get(key(id, language));
      return item && v.parse(Provenance, item);
    },
    async keep(summary, run) {
      const size = JSON.stringify(summary).length;
      if (size > LARGEST_SUMMARY)
        throw new SummaryTooLargeError(`the summary of ${summary.paperId} has ${size} characters`);
      return table.put(
        {
          ...key(summary.paperId, summary.language),
          ...{ form: formNumber(SUMMARY_FORM), summary, run, version: summary.version ?? 0 },
        },
        {
          expression: 'attribute_not_exists(pk) OR #version < :version OR (:run <> :ordinary AND #run <> :run)',
          names: { '#version': 'version', '#run': 'run' },
          values: { ':version': summary.version ?? 0, ':run': run, ':ordinary': '' },
        },
      );
    },
    async all(ids, language) {
      const items = await table.batchGet(ids.map((id) => key(id, language)));
      return new Map(items.map((item) => [item.pk.slice('PAPER#'.length), readRow(table, SUMMARY_FORM, item)]));
    },
    async survey(week, language) {
      const item = await table.get(surveyKey(week, language));
      return item && readRow(table, SURVEY_FORM, item).read;
    },
    async keepSurvey(survey) {
      const { week, language } = survey;
      await table.put({ ...surveyKey(week, language), form: formNumber(SURVEY_FORM), survey });
    },
  };
}
