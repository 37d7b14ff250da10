import type { Behaviour, ChatAsked, ChatSaid } from '../../../../support/chat-server.ts';
import { handedIn } from '../../../../support/sentences.ts';
import { sampleDraft } from '../../../sample-paper.ts';

/** What becomes of the paper, and how many calls that took; with `read` less than all of it is read. */
export type Ending =
  | { readonly written: number; readonly read?: 'part' }
  /** The paper's own sentences stand in, because of this. */
  | { readonly standsIn: number; readonly because: string; readonly read?: 'part' }
  /** Nobody would do better: the operator is told. */
  | { readonly operator: number; readonly refusal: string; readonly says: RegExp }
  | { readonly busy: number; readonly waits?: readonly number[]; readonly afterMs?: number };

export interface Case {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly ending: Ending;
}

export const DRAFT = handedIn(sampleDraft());
export const JSON_TEXT = JSON.stringify(DRAFT);
export const tokens = (text: string) => Math.ceil(text.length / 3.4);
export const usageOf = ({ prompt }: ChatAsked, output = 900) => ({
  prompt_tokens: tokens(prompt),
  completion_tokens: output,
});

export function says(
  asked: ChatAsked,
  message: object,
  more: { finish?: unknown; usage?: unknown; choice?: object } = {},
): ChatSaid {
  const { finish = 'stop', usage = usageOf(asked), choice = {} } = more;
  const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish, ...choice }];
  return { body: { id: 'c', object: 'chat.completion', model: 'm', choices, ...(usage === null ? {} : { usage }) } };
}
export const honest = (asked: ChatAsked): ChatSaid => says(asked, { content: JSON_TEXT });
export const error = (status: number, message: string, more: object = {}, headers = {}): ChatSaid => ({
  ...{ status, headers },
  body: { error: { message, ...more } },
});
export const content =
  (text: unknown): Behaviour =>
  (asked) =>
    says(asked, { content: text });
export const finishes =
  (finish: unknown, text: string | null = JSON_TEXT): Behaviour =>
  (asked) =>
    says(asked, { content: text }, { finish });
export const counts =
  (usage: unknown): Behaviour =>
  (asked) =>
    says(asked, { content: JSON_TEXT }, { usage });
/** Answers once the request is as the server wants it. */
export const unless =
  (wrong: (body: ChatAsked['body']) => boolean, said: ChatSaid): Behaviour =>
  (asked) =>
    wrong(asked.body) ? said : honest(asked);
export const always =
  (said: ChatSaid): Behaviour =>
  () =>
    said;
export const form = (body: ChatAsked['body']) => body.response_format?.type;
export const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
export const delta = (text: string, finish: string | null = null) =>
  event({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content: text }, finish_reason: finish }] });
export const halves = [JSON_TEXT.slice(0, 400), JSON_TEXT.slice(400)] as const;
export const streamed = (...events: string[]): ChatSaid => ({
  headers: { 'content-type': 'text/event-stream' },
  body: events,
});
export const holds =
  (window: number, words: (sent: number, asked: number) => ChatSaid): Behaviour =>
  (asked) => {
    const sent = tokens(asked.prompt);
    const max = asked.body.max_completion_tokens ?? asked.body.max_tokens ?? 0;
    return sent + max > window ? words(sent, max) : honest(asked);
  };

export const written = (calls = 1): Ending => ({ written: calls });
export const part = (calls: number): Ending => ({ written: calls, read: 'part' });
export const standsIn = (calls: number, because: string): Ending => ({ standsIn: calls, because });
export const operator = (refusal: string, says: RegExp, calls = 1): Ending => ({ operator: calls, refusal, says });
/** Each row: what the server does, how, and how it ends. */
export const row = (name: string, behaviour: Behaviour, ending: Ending): Case => ({ name, behaviour, ending });
