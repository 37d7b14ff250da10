/**
 * A writer and a second reader whose words were written down beforehand, in the forms in which any model answers. What comes
 * behind a draft (checks, second reader, repair, drops) runs as it does with a model that is asked.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LANGUAGES } from '../../../language.ts';
import type { Draft, SummaryModel, SummaryRequest, Usage, Verdict } from '../../summary.ts';
import { parseDraft, parseRepair, parseSurvey } from '../draft-schema.ts';
import { ModelRefusedError } from './model-errors.ts';

/** Beside the recorded web that the papers come from. */
export const DRAFTS_FOLDER = 'drafts';
export const RECORDED = 'recorded';

const Verdicts = v.array(
  v.strictObject({
    sentence: v.string(),
    verdict: v.picklist(['supported', 'contradicted', 'not-carried']),
    words: v.string(),
  }),
);

const Recording = v.strictObject({
  /** The paper's id. */
  paper: v.string(),
  language: v.picklist(LANGUAGES),
  draft: v.unknown(),
  /** What the writer hands in when parts of the draft are sent back. */
  repair: v.unknown(),
  verdicts: Verdicts,
});

/** What the writer says across the summaries of a week. */
const SurveyRecording = v.strictObject({
  week: v.string(),
  language: v.picklist(LANGUAGES),
  survey: v.unknown(),
  verdicts: Verdicts,
});
/** So begin the names of its files. */
const SURVEY = 'survey';

const NOBODY_ASKED: Usage = { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 };

/**
 * @param folder holds one JSON file for each paper and language, and one for each survey; a file in another form throws when the model is made
 * @returns throws ModelRefusedError, which lets the fallback stand in, for a paper, and for a week, of which nothing is recorded
 */
export function recordedModel(folder: string): SummaryModel {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const parsed = <T>(form: v.GenericSchema<unknown, T>, own: (file: string) => boolean): T[] =>
    files.filter(own).map((file) => v.parse(form, JSON.parse(readFileSync(join(folder, file), 'utf8'))));
  const recordings = parsed(Recording, (file) => !file.startsWith(SURVEY));
  const surveys = parsed(SurveyRecording, (file) => file.startsWith(SURVEY));
  const verdicts = new Map<string, Verdict>(
    [...recordings, ...surveys].flatMap((each) =>
      each.verdicts.map(({ sentence, ...verdict }) => [sentence, verdict] as const),
    ),
  );
  const recordingOf = ({ paper, language }: SummaryRequest) => {
    const found = recordings.find((each) => each.paper === paper.id && each.language === language);
    if (!found) throw new ModelRefusedError('refused', `no draft is recorded for ${paper.id} (${language})`);
    return found;
  };
  const reply = (draft: Draft) => ({ draft, usage: NOBODY_ASKED, model: RECORDED, verbatim: false });
  return {
    name: RECORDED,
    draft: async (request) => reply(parseDraft(recordingOf(request).draft, NOBODY_ASKED)),
    survey: async ({ paper: { week }, language }) => {
      const found = surveys.find((each) => each.week === week && each.language === language);
      if (!found) throw new ModelRefusedError('refused', `no survey is recorded for ${week} (${language})`);
      return reply(parseSurvey(found.survey, NOBODY_ASKED));
    },
    repair: async (request) => ({
      repair: parseRepair(recordingOf(request).repair, NOBODY_ASKED),
      usage: NOBODY_ASKED,
    }),
    review: async (statements) => ({
      verdicts: statements.map(({ sentence }) => verdicts.get(sentence)),
      usage: NOBODY_ASKED,
    }),
  };
}
