/** What `configure` asks, in this order; the checks are the settings' own. */
import { sourceForms } from '../../../shared/sources/source-key.ts';

/** Settings as they are being asked for: plain JSON with holes. */
export type Draft = Readonly<Record<string, unknown>>;

export function valueAt(draft: Draft, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Draft | undefined)?.[key], draft);
}

export interface Question {
  /** Where the answer goes in settings.json. */
  readonly path: string;
  /** The same as an option of the command. */
  readonly flag: string;
  readonly ask: string;
  /** Text to value; what it cannot read it hands on as it is, for the schema to refuse. */
  readonly read: (text: string) => unknown;
  readonly show: (value: unknown) => string;
  /** False when earlier answers make the question pointless. */
  readonly when: (draft: Draft) => boolean;
}

const text = (value: string): unknown => value;
const list = (value: string): unknown =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
const number = (value: string): unknown => (value === '' || Number.isNaN(Number(value)) ? value : Number(value));

function question(path: string, flag: string, ask: string, more: Partial<Question> = {}): Question {
  return { path, flag, ask, read: text, show: String, when: () => true, ...more };
}

const lists = { read: list, show: (value: unknown) => (value as string[]).join(', ') };
const numbers = { read: number };
/** `NAME KIND ARN [LANGUAGE]`, with commas between several; a word too many becomes a key that the settings do not know. */
const channels = {
  read: (answer: string): unknown =>
    (list(answer) as string[]).map((one) => {
      const [name, kind, secretArn, language, ...more] = one.split(/\s+/);
      return {
        name,
        kind,
        secretArn,
        ...(language && { language }),
        ...(more.length > 0 && { [more.join(' ')]: true }),
      };
    }),
  show: (value: unknown) =>
    (value as Draft[])
      .map(({ name, kind, secretArn, language }) => [name, kind, secretArn, language].filter(Boolean).join(' '))
      .join(', '),
};
const has = (path: string) => ({ when: (draft: Draft) => valueAt(draft, path) !== undefined });
const isBedrock = { when: (draft: Draft) => (valueAt(draft, 'model') ?? 'bedrock') === 'bedrock' };
const isOpenAi = { when: (draft: Draft) => valueAt(draft, 'model') === 'openai' };

export const QUESTIONS: readonly Question[] = [
  question('sender.address', 'sender', 'Address that the digest comes from'),
  question('sender.verify', 'verify', 'Prove it by your domain (signed, better delivered) or by this one address'),
  question(
    'sender.existing',
    'sender-existing',
    'Does SES know this sender already, by another deployment or by hand (true, false)',
    {
      read: (answer) => ({ true: true, false: false })[answer] ?? answer,
    },
  ),
  question('sender.name', 'sender-name', 'Name beside it'),
  question('sender.hostedZone.id', 'zone-id', "Route 53 zone id of the sender's domain, to write its records"),
  question('sender.hostedZone.name', 'zone-name', 'Name of that zone', has('sender.hostedZone.id')),
  question('stackName', 'stack-name', 'Name of the stack; another one is a deployment beside it'),
  question('operator', 'operator', 'Address for alarms and budget notices'),
  question('sources', 'sources', `Sources, with commas (${sourceForms.slice(0, 5).join('; ')}; …)`, lists),
  question('languages', 'languages', 'Languages, with commas (ja, en)', lists),
  question('editionSize', 'edition-size', 'Papers in one edition at most', numbers),
  question('schedule.zone', 'zone', 'Time zone'),
  question('schedule.collect', 'collect', 'Time of day to look for papers'),
  question('schedule.publishDay', 'publish-day', 'Day of the week to publish (MON to SUN)'),
  question('schedule.publish', 'publish', 'Time of that day'),
  question('model', 'model', 'Who writes the summaries (extractive, bedrock or openai)'),
  question('modelIds', 'model-ids', 'Model ids, with commas, the first choice first', {
    ...lists,
    when: (draft) => (valueAt(draft, 'model') ?? 'bedrock') !== 'extractive',
  }),
  question(
    'secondReader',
    'second-reader',
    'Model id that reads every sentence a second time (empty: a cheap one of those; off: none)',
    {
      when: (draft) => (valueAt(draft, 'model') ?? 'extractive') !== 'extractive',
    },
  ),
  question(
    'batch.least',
    'batch-least',
    'Fewest papers to be sent as a batch, at half the price and a day later (AWS takes 100 and more; empty: none)',
    { ...numbers, ...isBedrock },
  ),
  question('openai.baseUrl', 'openai-url', "Address of the service (empty: OpenAI's own)", isOpenAi),
  question('openai.keySecretArn', 'openai-secret', 'ARN of the secret that holds its key', isOpenAi),
  question('budget.editionUsd', 'edition-budget', 'US dollars that the models may cost for one edition', numbers),
  question('budget.monthlyUsd', 'monthly-budget', 'US dollars a month at which AWS should warn you', numbers),
  question('contact', 'contact', 'How a site that we read can reach you (default: the sender)'),
  question(
    'channels',
    'channels',
    'Channels to tell of each edition, with commas: a name of yours, its kind (slack, discord, teams, webhook), the ARN of the secret that holds its address, perhaps a language (empty: none)',
    channels,
  ),
  question('inboundMail.domain', 'inbound-domain', 'Domain to subscribe by mail to (empty: only by the site)'),
  question('site.domain', 'site-domain', "The site's own domain (empty: one of CloudFront)"),
  question('site.certificateArn', 'certificate', 'ARN of its certificate in us-east-1', has('site.domain')),
];
