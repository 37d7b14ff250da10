/** What a scripted second reader says of the statements in a prompt. */
import type { Statement, Verdict } from '../../shared/summaries/summary.ts';

/** The statements that a prompt shows, in their order. */
export function statementsIn(prompt: string): Statement[] {
  const lines = /<statements>\n(.*)\n<\/statements>/s.exec(prompt)?.[1]?.split('\n') ?? [];
  return lines.map((line) => JSON.parse(line) as Statement);
}

export const verdictsOn = (prompt: string, judge: (statement: Statement) => Verdict) => ({
  verdicts: statementsIn(prompt).map((statement, at) => ({ number: at + 1, ...judge(statement) })),
});

export const SUPPORTED: Verdict = { verdict: 'supported', words: '' };

export const supportedAll = (prompt: string) => verdictsOn(prompt, () => SUPPORTED);
