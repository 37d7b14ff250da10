/**
 * Every setting of a deployment: typed, defaulted and checked in one place. `settings.json` beside cdk.json holds what
 * differs from the defaults (`npm run configure` writes it); the stack reads it at synth and hands the handlers' part
 * on as the variable SETTINGS.
 */

import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { LANGUAGES } from '../shared/language.ts';
import { decodeText } from '../shared/platform/decode-text.ts';
import type { RuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { isModelId } from './model-ids.ts';
import { MODEL_FIELDS, withModels } from './model-settings.ts';
import {
  address,
  arn,
  clock,
  domain,
  hostedZone,
  isSkipped,
  positive,
  senderName,
  share,
  source,
  unique,
  wholeNumber,
  zone,
} from './setting-values.ts';

const Fields = v.strictObject({
  /** Who the mail comes from. */
  sender: v.optional(
    v.strictObject({
      /** The example stands for a trial; the outputs of the stack remind of it. */
      address: v.optional(address, 'digest@example.com'),
      name: v.optional(senderName, 'Ronbun'),
      /** `domain` signs with DKIM and has its own MAIL FROM; `address` is for a trial without a domain. */
      verify: v.optional(v.picklist(['domain', 'address'], 'must be domain or address'), 'domain'),
      /** Route 53 zone of the sender's domain: DKIM, MAIL FROM and DMARC records are written there. */
      hostedZone: v.optional(hostedZone),
      /** What receivers do with mail that only claims to be ours; `keep` leaves an existing DMARC record alone. */
      dmarc: v.optional(
        v.picklist(['none', 'quarantine', 'reject', 'keep'], 'must be none, quarantine, reject or keep'),
        'quarantine',
      ),
    }),
    {},
  ),
  sources: v.optional(v.pipe(v.array(source), v.minLength(1, 'needs one source at least'), unique()), ['dair']),
  languages: v.optional(
    v.pipe(
      v.array(v.picklist(LANGUAGES, `is an unknown language; known: ${LANGUAGES.join(', ')}`)),
      v.minLength(1, 'needs one language at least'),
      unique(),
    ),
    [...LANGUAGES],
  ),
  schedule: v.optional(
    v.strictObject({
      zone: v.optional(zone, 'Asia/Tokyo'),
      collect: v.optional(clock, '06:00'),
      publishDay: v.optional(
        v.picklist(['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'], 'is no day; known: MON to SUN'),
        'MON',
      ),
      publish: v.optional(clock, '09:00'),
    }),
    {},
  ),
  ...MODEL_FIELDS,
  editionSize: v.optional(wholeNumber(1, 200), 10),
  /** Papers read at once. A new account runs ten functions in all, so raise this only after its quota. */
  workers: v.optional(wholeNumber(2, 100), 2),
  zoneOffsetMinutes: v.optional(wholeNumber(-720, 840), 540),
  topics: v.optional(v.array(v.string()), []),
  negativeKeywords: v.optional(v.array(v.string()), []),
  followedAuthors: v.optional(v.array(v.string()), []),
  /** Shown to the sites we read, so that they can reach us. */
  contact: v.optional(v.string(), ''),
  budget: v.optional(
    v.strictObject({
      /** US dollars that the models may cost for one edition; a hard stop in the code. */
      editionUsd: v.optional(positive, 5),
      editionTokens: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1000)), 2_000_000),
      /** US dollars of the whole account per month; a mail at 80% and at the forecast, no stop. */
      monthlyUsd: v.optional(positive, 30),
    }),
    {},
  ),
  /** Too little to be worth a mail: the edition waits for the operator, and goes out as it is after so many hours of silence. */
  hold: v.optional(
    v.strictObject({
      /** Least share of an edition's papers of which something could be read. */
      read: v.optional(share, 0.3),
      /** Fewest answers of all its papers. */
      answers: v.optional(wholeNumber(0, 1000), 1),
      /** An edition of which nothing at all was read never goes out by itself. */
      hours: v.optional(wholeNumber(1, 168), 24),
    }),
    {},
  ),
  /** Mails uncertain readers once more when SES told nothing for so long (some may get two); absent: a person decides. */
  resendUncertainAfterHours: v.optional(wholeNumber(6, 120)),
  /** Where alarms and budget notices go; without it they only show in the console. */
  operator: v.optional(address),
  /** Shown in every alarm, with the section's name behind `#`. */
  runbookUrl: v.optional(v.string(), 'infra/RUNBOOK.md'),
  inboundMail: v.optional(
    v.strictObject({
      /** The sender's domain or a subdomain of it; all its mail comes to us. */
      domain,
      hostedZone: v.optional(hostedZone),
      /** The active receipt rule set that our rule joins. Without it ours is made the active one, if no other is. */
      ruleSet: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{1,64}$/, 'is no name of a rule set'))),
    }),
  ),
  site: v.optional(
    v.strictObject({
      domain: v.optional(domain),
      certificateArn: v.optional(arn('acm', 'us-east-1')),
      hostedZone: v.optional(hostedZone),
      /** A web ACL for CloudFront lives in us-east-1. */
      webAclArn: v.optional(arn('wafv2', 'us-east-1')),
    }),
    {},
  ),
});
type Given = v.InferOutput<typeof Fields>;
export type Settings = Omit<Given, 'modelIds'> & { readonly modelIds: readonly string[] };

/** Lambda takes 4 kB of variables in all (Lambda quotas page); the others need about one. */
const LARGEST_RUNTIME_SETTINGS = 2500;

/** What no field can say alone. */
const Settings = v.pipe(
  Fields,
  v.transform(withModels),
  v.forward(
    v.check(
      (settings) => JSON.stringify(runtimeSettings(settings)).length <= LARGEST_RUNTIME_SETTINGS,
      `are too many, with sources and keywords: ${LARGEST_RUNTIME_SETTINGS} characters fit into the functions' variables`,
    ),
    ['topics'],
  ),
  v.forward(
    v.check(
      ({ schedule }) => !isSkipped(schedule.zone, schedule.publishDay, schedule.publish),
      'lies in an hour that clocks of the zone skip in spring, and then no edition would come: choose another time',
    ),
    ['schedule', 'publish'],
  ),
  v.forward(
    v.check(
      ({ model, modelIds }) => model === 'extractive' || modelIds.length > 0,
      'needs one model id at least, since the model is not extractive',
    ),
    ['modelIds'],
  ),
  v.forward(
    v.check(
      ({ model, modelIds }) => model !== 'bedrock' || modelIds.every(isModelId),
      'holds an id that is no model of Bedrock: vendor.model, a geography in front (global., us., eu., jp., apac., au., ca., us-gov.), or the ARN of an inference profile',
    ),
    ['modelIds'],
  ),
  v.forward(
    v.check(({ guardrail, model }) => !guardrail || model === 'bedrock', 'needs the model bedrock'),
    ['guardrail'],
  ),
  v.forward(
    v.check(
      ({ batch, modelIds }) => !batch || !modelIds[0]?.startsWith('arn:'),
      'takes no profile by its ARN as the first model: name the model itself',
    ),
    ['batch'],
  ),
  v.forward(
    v.check(({ batch, model }) => !batch || model === 'bedrock', 'needs the model bedrock: nobody else takes batches'),
    ['batch'],
  ),
  v.forward(
    v.check(
      ({ batch, editionSize }) => !batch || editionSize >= batch.least,
      'is more than editionSize: no edition would ever have papers enough for a batch',
    ),
    ['batch', 'least'],
  ),
  v.forward(
    v.check(
      ({ site }) => (site.domain === undefined) === (site.certificateArn === undefined),
      'needs domain and certificateArn together: CloudFront serves a domain only with its certificate',
    ),
    ['site'],
  ),
  v.forward(
    v.check(
      ({ inboundMail, sender }) =>
        !inboundMail || (sender.verify === 'domain' && within(inboundMail.domain, sender.address.split('@')[1]!)),
      'must be the domain or a subdomain of the sender, verified as a domain: SES receives only for one that it knows',
    ),
    ['inboundMail', 'domain'],
  ),
);

/** A setting is wrong; the message has one line per finding, with the path to it. A retry cannot help. */
export class SettingsError extends Error {
  override name = 'SettingsError' as const;
}

/** Checks a value that was read from a file or asked from a person. Throws SettingsError. */
export function parseSettings(value: unknown, where = 'settings.json'): Settings {
  const result = v.safeParse(Settings, value);
  if (result.success) return result.output;
  throw new SettingsError(result.issues.map((issue) => `${where}: ${describe(issue)}`).join('\n'));
}

/** The file beside cdk.json, or the defaults where there is none. Throws SettingsError. */
export function loadSettings(path: string | URL): Settings {
  if (!existsSync(path)) return parseSettings({});
  try {
    return parseSettings(JSON.parse(decodeText(readFileSync(path))));
  } catch (error) {
    if (error instanceof SyntaxError) throw new SettingsError(`settings.json is not JSON: ${error.message}`);
    throw error;
  }
}

/** The part that handlers read. */
export function runtimeSettings(settings: Settings): RuntimeSettings {
  const { sources, languages, model, modelIds, zoneOffsetMinutes, editionSize, budget, contact } = settings;
  const { topics, negativeKeywords, followedAuthors, secondReader, batch, schedule, resendUncertainAfterHours } =
    settings;
  const { contextTokens, prices, serviceTier, guardrail } = settings;
  return {
    sources,
    languages,
    model,
    modelIds: [...modelIds],
    ...(secondReader && { secondReader }),
    ...(contextTokens !== undefined && { contextTokens }),
    ...(prices && { prices }),
    ...(serviceTier && { serviceTier }),
    ...(guardrail && { guardrail }),
    ...(batch && { batch }),
    zoneOffsetMinutes,
    editionSize,
    budget: { usd: budget.editionUsd, tokens: budget.editionTokens },
    topics,
    negativeKeywords,
    followedAuthors,
    publishing: { zone: schedule.zone, day: schedule.publishDay, time: schedule.publish },
    hold: settings.hold,
    ...(resendUncertainAfterHours !== undefined && { resendUncertainAfterHours }),
    contact: contact || settings.sender.address,
  };
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') return `${path} is an unknown key`;
  if (issue.type === 'strict_object' && issue.received === 'undefined') return `${path} is missing`;
  const received = /^("|-?\d)/.test(issue.received ?? '') ? `${issue.received} ` : '';
  return `${path} ${received}${issue.message}`;
}

const within = (inner: string, outer: string) => inner === outer || inner.endsWith(`.${outer}`);
