/** What a settings file may hold: every field with its default. What no field can say alone stands in `settings.ts`. */
import * as v from 'valibot';
import { LANGUAGES } from '../shared/language.ts';
import { CHANNEL_KINDS } from '../shared/platform/runtime-settings.ts';
import { MODEL_FIELDS } from './model-settings.ts';
import {
  address,
  arn,
  clock,
  domain,
  hostedZone,
  positive,
  runbookUrl,
  senderName,
  share,
  source,
  stackName,
  unique,
  wholeNumber,
  zone,
} from './setting-values.ts';

export const Fields = v.strictObject({
  /** The stack's name in CloudFormation; another one is another deployment beside the first. */
  stackName: v.optional(stackName, 'Ronbun'),
  /** Who the mail comes from. */
  sender: v.optional(
    v.strictObject({
      /** The example stands for a trial; the outputs of the stack remind of it. */
      address: v.optional(address, 'digest@example.com'),
      name: v.optional(senderName, 'Ronbun'),
      /** `domain` signs with DKIM and has its own MAIL FROM; `address` is for a trial without a domain. */
      verify: v.optional(v.picklist(['domain', 'address'], 'must be domain or address'), 'domain'),
      /** SES knows the identity already, as by another deployment: it is used as it stands, and so are its DNS records. */
      existing: v.optional(v.boolean('must be true or false'), false),
      /** Route 53 zone of the sender's domain: DKIM, MAIL FROM and DMARC records are written there. */
      hostedZone: v.optional(hostedZone),
      /**
       * What receivers do with mail that only claims to be ours; `keep` writes no DMARC record. Default: `quarantine` for a
       * subdomain of the zone, `keep` where other mail may go out under the same domain.
       */
      dmarc: v.optional(
        v.picklist(['none', 'quarantine', 'reject', 'keep'], 'must be none, quarantine, reject or keep'),
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
  /** Chats and programs that get an edition's contents when it comes out; their addresses are secrets and stand nowhere here. */
  channels: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/, 'must be 1 to 32 of a-z, 0-9 and -')),
          kind: v.picklist(CHANNEL_KINDS, 'must be slack, discord, teams or webhook'),
          /** Default: the first of `languages`. */
          language: v.optional(v.picklist(LANGUAGES)),
          /** A secret of yours: the webhook's address, or for `webhook` `{"url": …, "key": …}`. */
          secretArn: arn('secretsmanager'),
        }),
      ),
      v.maxLength(10, 'are ten at most'),
      v.check((all) => new Set(all.map(({ name }) => name)).size === all.length, 'have a name of their own each'),
    ),
    [],
  ),
  /** A week that held no paper: `mail` tells readers so, and what comes of it later is late; `silent` (default) mails nobody. */
  emptyWeeks: v.optional(v.picklist(['silent', 'mail'], 'must be silent or mail'), 'silent'),
  /** Papers that come after their edition was frozen: `supplement` adds them to it, `next` puts them into the next edition. */
  late: v.optional(v.picklist(['supplement', 'next'], 'must be supplement or next'), 'supplement'),
  /** Mails uncertain readers once more when SES told nothing for so long (some may get two); absent: a person decides. */
  resendUncertainAfterHours: v.optional(wholeNumber(6, 120)),
  /** Where alarms and budget notices go; without it they only show in the console. */
  operator: v.optional(address),
  /** Shown in every alarm, with the section's name behind `#`. */
  runbookUrl: v.optional(runbookUrl, 'infra/RUNBOOK.md'),
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
