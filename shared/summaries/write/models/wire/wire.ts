/** What two very different services have in common: one exchange, in a form that can be stepped down. */
import type { AnswerSchema } from '../../draft-schema.ts';
import type { Prompt } from '../../prompt.ts';
import type { Loss } from '../model-errors.ts';
import type { Price, TokenCounts } from '../prices.ts';
import type { Refused } from './refused.ts';

export interface Exchange<Form> {
  readonly modelId: string;
  readonly prompt: Prompt;
  readonly schema: AnswerSchema;
  readonly form: Form;
  /** Most tokens of the answer. */
  readonly maxTokens: number;
  /** Told how many characters of the answer have come so far, thoughts included. */
  readonly onProgress?: ((characters: number) => void) | undefined;
}

/** Everything an answer may carry, wherever the service puts it. */
export interface Heard {
  readonly said: string;
  /** What it thought aloud, where that is told apart. */
  readonly thought: string;
  /** Inputs of tools: objects, or JSON as text. */
  readonly handed: readonly unknown[];
  readonly finish: string | undefined;
  /** The model's own words for a refusal. */
  readonly refusal?: string | undefined;
  /** Undefined parts are counted at the cap. */
  readonly counts: Partial<TokenCounts>;
}

export interface Wire<Form> {
  readonly kind: 'bedrock' | 'openai';
  /** Names the server in what is remembered of a model. */
  readonly server: string;
  /** False where the service answers an error and never cuts what it reads. */
  readonly mayCut: boolean;
  firstForm(modelId: string): Form;
  /** The next form down when a service refuses one, by the words it refuses it with; undefined when none is left. */
  stepDown(form: Form, words: string): Form | undefined;
  /** The next form down when the answer shows that the form was taken and not kept; undefined when none is left. */
  notKept(form: Form): Form | undefined;
  priceOf(modelId: string): Price;
  /** True of models that think before they answer, where that is known of their kind. */
  thinks?(modelId: string): boolean;
  /** What the server tells of a model, where it does. Rejects when nobody can be asked. */
  factsOf(modelId: string): Promise<ServerFacts>;
  /** Ids that the server serves; none where it does not tell. */
  listed(): Promise<readonly string[]>;
  /** @throws Refused, ConnectionLost; nothing of an SDK's */
  exchange(exchange: Exchange<Form>): Promise<Heard>;
  /** What helps against trouble with the account or the server, one sentence. */
  remedy(refused: Refused, modelId: string): string;
}

export interface ServerFacts {
  /** Tokens of question and answer together. */
  readonly window?: number | undefined;
  /** Turns that it works on at once. */
  readonly atOnce?: number | undefined;
}

/** The connection ended, or nothing came for too long. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost' as const;
  readonly loss: Loss;
  constructor(message: string, loss: Loss) {
    super(message);
    this.loss = loss;
  }
}
