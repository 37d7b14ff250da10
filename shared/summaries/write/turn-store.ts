/**
 * Answers of turns that are done, so that a worker that is killed between two of them pays for none again.
 *
 * Access patterns:
 *   the answer to one question about a paper   PAPER#<id> / TURN#<hash of the question>   {reply}, vanishes after a week
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Table } from '../../platform/table.ts';
import type { SummaryRequest } from '../summary.ts';
import type { Ask } from './models/ask-model.ts';

const KEPT_SECONDS = 7 * 86_400;
/** DynamoDB refuses items over 400 kB (S-08); a summary has 30. */
const LARGEST = 200_000;

const Kept = v.object({
  ttl: v.number(),
  reply: v.object({
    answer: v.unknown(),
    usage: v.object({ calls: v.number(), inputTokens: v.number(), outputTokens: v.number(), cost: v.number() }),
    modelId: v.string(),
  }),
});

/**
 * Asks once: the same question about the same paper has the same answer, with what it cost, however often it is asked.
 * @param models who is asked; others may answer otherwise
 */
export function createTurnStore(table: Pick<Table, 'get' | 'put'>, now: () => Date, models: string) {
  return ({ paper }: SummaryRequest, ask: Ask): Ask =>
    async (prompt, schema, maxTokens, onTokens) => {
      const question = createHash('sha256').update(JSON.stringify([models, prompt, schema.name, maxTokens]));
      const key = { pk: `PAPER#${paper.id}`, sk: `TURN#${question.digest('hex').slice(0, 32)}` };
      const kept = await table.get(key);
      const found = v.safeParse(Kept, kept);
      if (found.success && found.output.ttl * 1000 > now().getTime()) return found.output.reply;
      const reply = await ask(prompt, schema, maxTokens, onTokens);
      const ttl = Math.floor(now().getTime() / 1000) + KEPT_SECONDS;
      // What can't be kept is asked for again, if it must be.
      if (JSON.stringify(reply).length <= LARGEST) await table.put({ ...key, reply, ttl }).catch(() => undefined);
      return reply;
    };
}
