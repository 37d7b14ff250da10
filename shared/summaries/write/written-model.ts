/** What every served model does alike: the four turns, their forms and bounds, and how much of a paper is read. */

import type { Draft, ModelReply, SummaryModel, SummaryRequest, Usage, WeekRequest } from '../summary.ts';
import { surveyPrompt } from '../survey/survey-prompt.ts';
import {
  DRAFT_SCHEMA,
  parseDraft,
  parseRendering,
  parseRepair,
  parseReview,
  parseSurvey,
  RENDER_SCHEMA,
  REPAIR_SCHEMA,
  REVIEW_SCHEMA,
  SURVEY_SCHEMA,
} from './draft-schema.ts';
import { askInOrder } from './models/ask-in-order.ts';
import type { Ask, AskServices, OnTokens, Reply } from './models/ask-model.ts';
import { ModelRefusedError, WindowError } from './models/model-errors.ts';
import { createModelMemory } from './models/model-memory.ts';
import { addUsage, charged } from './models/paid-call.ts';
import { estimatePrompt, RAISE } from './models/wire/window.ts';
import type { Wire } from './models/wire/wire.ts';
import { draftPrompt, renderPrompt, repairPrompt } from './prompt.ts';
import { rendered } from './render-in-language.ts';
import { reviewPrompt } from './second-reader.ts';
import { selectReading } from './select-reading.ts';

/** Another way to have a first answer about a paper, with the call itself to fall back on. */
export type Later = (request: SummaryRequest, onDemand: Ask) => Ask;

/** Forty Japanese sentences with their quotes take some 4,500 tokens, by other tokenizers more; what is longer is cut, and a cut answer is never stored. */
const DRAFT_TOKENS = 8_000;
/** Repairs rewrite a few sentences. */
const REPAIR_TOKENS = 5_000;
/** The sentences alone. */
const RENDER_TOKENS = 5_000;
/** Six sentences, each with up to four quotes in Japanese. */
const SURVEY_TOKENS = 4_000;
/** Forty verdicts, some with words. */
const REVIEW_TOKENS = 3_000;

/** Longest document by default: three times the mean paper (19,000 tokens), and the bound on what one paper may cost (W-12). */
export const INPUT_TOKENS = 60_000;

/** Fewer tokens of a paper than this are no reading: an abstract is half of it. */
export const LEAST_READING = 500;
/** Titles and headlines of some fifteen papers. */
const LEAST_OF_A_WEEK = 1_500;
/** Readings that are tried while the window proves smaller. */
const MOST_READINGS = 4;

export interface WrittenOptions<Form> extends Partial<AskServices> {
  readonly wire: Wire<Form>;
  /** Asked in this order: the next one is asked when an id is closed to the account, or can't answer. */
  readonly modelIds: readonly string[];
  /** Longest document, in tokens; default `INPUT_TOKENS`. */
  readonly inputTokens?: number;
  /** Lets drafts be answered by a batch, hours later; without it every turn is a call. */
  readonly later?: Later;
  /** Keeps the answers of turns, so that a worker that is killed between two pays for none again. */
  readonly keepTurns?: (request: SummaryRequest, ask: Ask) => Ask;
  /** Hears how many tokens of a paper's summary are written, about. */
  readonly onTokens?: (request: SummaryRequest, tokens: number) => void;
}

/**
 * @throws from its methods: ModelBusyError, ModelRefusedError, ModelAnswerError, BudgetReachedError, and with `later`
 *   AnswerAwaitedError; nothing of an SDK's
 */
export function writtenModel<Form extends object>(options: WrittenOptions<Form>): SummaryModel {
  const { wire, modelIds, inputTokens = INPUT_TOKENS, later, keepTurns, onTokens, now = () => new Date() } = options;
  const { memory = createModelMemory(undefined, now) } = options;
  const order = askInOrder(wire, modelIds, { ...options, memory, now });

  /** Asked a second time, an id that still gives no answer gives way to the next. */
  function turn(request: SummaryRequest, first = false): Ask {
    const told: OnTokens | undefined = onTokens && ((tokens) => onTokens(request, tokens));
    const ask: Ask = (prompt, schema, maxTokens) =>
      order.ask(request.again !== undefined)(prompt, schema, maxTokens, told);
    const kept = keepTurns?.(request, ask) ?? ask;
    // Only a first try may wait: whoever asks a second time has waited already.
    return first && later && !request.again ? later(request, kept) : kept;
  }

  const reply = (draft: Draft, { usage, modelId }: Reply): ModelReply => ({
    ...{ draft, usage, model: `${wire.kind}:${modelId}`, verbatim: false },
  });

  /** Tokens of the paper that the window holds beside the task and the answer; `Infinity` where none is known. */
  async function roomFor(request: SummaryRequest): Promise<number> {
    const rest = draftPrompt({ ...request, document: { ...request.document, blocks: [] } });
    return order.readingRoom(estimatePrompt(rest, DRAFT_SCHEMA.schema), DRAFT_TOKENS);
  }

  const tooSmall = (of: string) => `${modelIds[0]} holds too little of a ${of}${wire.mayCut ? `: ${RAISE}` : ''}`;

  /** The request with as many candidates for disagreement as leave room for the summaries, and with so much of those as it holds. */
  async function weekWithin(request: WeekRequest): Promise<WeekRequest> {
    for (let disagreements = request.disagreements; ; disagreements = disagreements.slice(0, -1)) {
      const rest = surveyPrompt({ ...request, disagreements, document: { ...request.document, blocks: [] } });
      const room = await order.readingRoom(estimatePrompt(rest, SURVEY_SCHEMA.schema), SURVEY_TOKENS);
      if (room < LEAST_OF_A_WEEK && disagreements.length > 0) continue;
      if (room < LEAST_READING) throw new ModelRefusedError('window', tooSmall('week'));
      // Titles and headlines come first, then what stands behind them paper by paper.
      const document = selectReading(request.document, Math.min(inputTokens, room));
      return { ...request, disagreements, document };
    }
  }

  return {
    name: `${wire.kind}:${modelIds[0]}`,
    async draft(request) {
      let lost: Usage | undefined;
      for (let readings = 1; ; readings++) {
        const room = await roomFor(request);
        if (room < LEAST_READING) throw new ModelRefusedError('window', tooSmall('paper'));
        const reading = { ...request, document: selectReading(request.document, Math.min(inputTokens, room)) };
        try {
          const answered = await turn(request, true)(draftPrompt(reading), DRAFT_SCHEMA, DRAFT_TOKENS);
          const usage = addUsage(lost, answered.usage);
          const narrow = room < inputTokens && reading.document.coverage.kind === 'partial';
          return {
            ...reply(parseDraft(answered.answer, usage), { ...answered, usage }),
            read: reading.document,
            ...(narrow && { narrowed: tooSmall('paper') }),
          };
        } catch (error) {
          if (!(error instanceof WindowError) || readings === MOST_READINGS) throw charged(error as Error, lost);
          lost = charged(error, lost).usage;
        }
      }
    },
    async holds(request) {
      const room = await roomFor(request);
      return Number.isFinite(room) ? selectReading(request.document, Math.max(room, LEAST_READING)) : request.document;
    },
    async repair(request, draft, objections, renders) {
      const prompt = repairPrompt(request, draft, objections, false, renders);
      const { answer, usage } = await turn(request)(prompt, REPAIR_SCHEMA, REPAIR_TOKENS);
      return { repair: parseRepair(answer, usage), usage };
    },
    async render(request, checked) {
      const answered = await turn(request, true)(renderPrompt(request, checked), RENDER_SCHEMA, RENDER_TOKENS);
      return reply(rendered(parseRendering(answered.answer, answered.usage), checked), answered);
    },
    async survey(request) {
      const answered = await turn(request)(surveyPrompt(await weekWithin(request)), SURVEY_SCHEMA, SURVEY_TOKENS);
      return reply(parseSurvey(answered.answer, answered.usage), answered);
    },
    async review(statements) {
      const { answer, usage } = await order.ask(false)(reviewPrompt(statements), REVIEW_SCHEMA, REVIEW_TOKENS);
      return { verdicts: parseReview(answer, statements.length, usage), usage };
    },
  };
}
