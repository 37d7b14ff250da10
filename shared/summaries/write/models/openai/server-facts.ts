/** What a model's server tells of itself besides its answers: vLLM, llama.cpp, Ollama, LM Studio, OpenRouter, each in its own place. */
import { isObject } from '../wire/schema.ts';
import type { ServerFacts } from '../wire/wire.ts';
import { jsonPieces } from './pieces.ts';
import { sendJson } from './post-json.ts';

type Headers = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, unknown>>;

/** A page about itself comes at once or not at all. */
const SILENCE = { first: 3_000, between: 3_000 };

export async function listedBy(base: string, headers: Headers): Promise<string[]> {
  return (await models(base, headers)).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}

export async function factsOf(base: string, headers: Headers, modelId: string): Promise<ServerFacts> {
  const listed = await models(base, headers);
  const model = listed.find(({ id }) => id === modelId) ?? (listed.length === 1 ? listed[0] : undefined) ?? {};
  const meta = isObject(model.meta) ? model.meta : {};
  const told = first(
    model.max_model_len,
    meta.n_ctx,
    model.loaded_context_length,
    model.context_length,
    model.context_window,
  );
  const root = base.replace(/\/v1$/, '');
  const props = await page(`${root}/props`, headers);
  const generation = isObject(props.default_generation_settings) ? props.default_generation_settings : {};
  const window = first(generation.n_ctx) ?? (await loadedWindow(root, headers, modelId)) ?? told;
  return { window, atOnce: first(props.total_slots) };
}

/** Ollama tells the window that a model was loaded with, which is seldom the one that it was trained for. */
async function loadedWindow(root: string, headers: Headers, modelId: string): Promise<number | undefined> {
  const { models: loaded } = await page(`${root}/api/ps`, headers);
  const model = list(loaded).find(({ name, model: id }) =>
    [name, id].some((each) => each === modelId || each === `${modelId}:latest`),
  );
  return first(model?.context_length);
}

async function models(base: string, headers: Headers): Promise<Fields[]> {
  return list((await page(`${base}/models`, headers)).data);
}

/** Empty where there is no such page. */
async function page(url: string, headers: Headers): Promise<Fields> {
  try {
    const { status, body } = await sendJson(url, { method: 'GET', headers, silence: SILENCE });
    for await (const piece of jsonPieces(body)) if (isObject(piece) && status < 300) return piece;
  } catch {
    // Who does not answer this tells nothing.
  }
  return {};
}

const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);
const first = (...values: readonly unknown[]): number | undefined =>
  values.find((value): value is number => typeof value === 'number' && value > 0);
