/**
 * Every setting of a deployment: typed, defaulted and checked in one place. `settings.json` beside cdk.json holds what
 * differs from the defaults (`npm run configure` writes it); the stack reads it at synth and hands the handlers' part
 * on as the variable SETTINGS.
 */

import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { decodeText } from '../shared/platform/decode-text.ts';
import type { RuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { isModelId } from './model-ids.ts';
import { withModels } from './model-settings.ts';
import { Fields } from './setting-fields.ts';
import { isMailService, isSkipped } from './setting-values.ts';

type Given = v.InferOutput<typeof Fields>;
export type Settings = Omit<Given, 'modelIds'> & { readonly modelIds: readonly string[] };

/** Bytes. Lambda takes 4 KB of variables in all (Lambda quotas page); the longest names of the others need 1,600. */
const LARGEST_RUNTIME_SETTINGS = 2400;

/** What no field can say alone. */
const Settings = v.pipe(
  Fields,
  v.transform(withModels),
  v.forward(
    v.check(
      (settings) => Buffer.byteLength(JSON.stringify(runtimeSettings(settings))) <= LARGEST_RUNTIME_SETTINGS,
      `are too many, with sources, keywords and prices: ${LARGEST_RUNTIME_SETTINGS} bytes fit into the functions' variables, and a Japanese character takes three`,
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
      ({ channels, languages }) => channels.every(({ language }) => !language || languages.includes(language)),
      'name a language that no edition comes out in',
    ),
    ['channels'],
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
    v.check(
      ({ model, secondReader }) =>
        model !== 'bedrock' || !secondReader || secondReader === 'off' || isModelId(secondReader),
      'is no model of Bedrock: an id such as those of modelIds, or off',
    ),
    ['secondReader'],
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
      ({ sender: { verify, address } }) => verify === 'address' || !isMailService(domainOf(address)),
      'lies at a mail service, whose domain only the service can prove: set sender.verify to address for a trial, or send from a domain of yours',
    ),
    ['sender', 'address'],
  ),
  v.forward(
    v.check(
      ({ sender: { hostedZone, address } }) => !hostedZone || within(domainOf(address), hostedZone.name),
      "does not hold the sender's domain: name the zone of the domain or of a parent of it",
    ),
    ['sender', 'hostedZone'],
  ),
  v.forward(
    v.check(
      ({ site: { hostedZone, domain } }) => !hostedZone || !domain || within(domain, hostedZone.name),
      "does not hold the site's domain: name the zone of the domain or of a parent of it",
    ),
    ['site', 'hostedZone'],
  ),
  v.forward(
    v.check(
      ({ inboundMail }) => !inboundMail?.hostedZone || within(inboundMail.domain, inboundMail.hostedZone.name),
      'does not hold the domain that receives: name the zone of the domain or of a parent of it',
    ),
    ['inboundMail', 'hostedZone'],
  ),
  v.forward(
    v.check(
      ({ inboundMail, sender }) =>
        !inboundMail || (sender.verify === 'domain' && within(inboundMail.domain, domainOf(sender.address))),
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
    late: settings.late,
    ...(settings.emptyWeeks === 'mail' && { mailEmptyWeeks: true }),
    channels: settings.channels.map((each) => ({ ...each, language: each.language ?? languages[0]! })),
    ...(resendUncertainAfterHours !== undefined && { resendUncertainAfterHours }),
    contact: contact || settings.sender.address,
  };
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') return `${path} is an unknown key`;
  if (issue.type === 'strict_object' && issue.received === 'undefined') return `${path} is missing`;
  // Whoever types a secret in the place of its ARN does not find it on the screen and in logs.
  const shows = /^("|-?\d)/.test(issue.received ?? '') && !/secretArn$/i.test(path);
  const received = shows ? `${issue.received} ` : '';
  return `${path} ${received}${issue.message}`;
}

const domainOf = (address: string) => address.split('@')[1] ?? '';
const within = (inner: string, outer: string) => inner === outer || inner.endsWith(`.${outer}`);
