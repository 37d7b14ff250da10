/** Kinds of values that settings take: what each must look like, said to the person who typed it. */
import * as v from 'valibot';
import { firstSkipped } from '../shared/editions/punctuality.ts';
import type { PublishingSlot } from '../shared/papers/time/publish-slot.ts';
import { parseSourceKey } from '../shared/sources/source-key.ts';

/** An e-mail address as SES takes it: 7-bit local part, a domain with a dot (SES `Destination` page). */
export const address = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z0-9._%+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    'is not an e-mail address such as digest@example.com, its domain in lower case',
  ),
);
export const domain = v.pipe(
  v.string(),
  v.regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
    'is not a domain in lower case such as example.com',
  ),
);
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
export const clock = v.pipe(v.string(), v.regex(TIME, 'is not a time of day such as 06:30'));
export const zone = v.pipe(v.string(), v.check(isZone, 'is no time zone of the IANA list such as Asia/Tokyo'));
export const source = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed && faultOfSource(dataset.value);
    if (fault) addIssue({ message: `is no source: ${fault}` });
  }),
);
export const arn = (service: string, region = '[a-z0-9-]*') =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^arn:aws[a-z-]*:${service}:${region}:\\d{12}:.+$`), `is no ${service} ARN of the right region`),
  );
export const hostedZone = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^Z[A-Z0-9]{1,31}$/, 'is no id of a Route 53 zone such as Z0123456789ABCDEFGHIJ')),
  name: domain,
});
/** CloudFormation takes 128 characters; names that are made of it and hold a Region and a purpose must keep room. */
export const stackName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9-]{0,49}$/, 'must be 1 to 50 letters, digits and hyphens, a letter first'),
);
/** It ends the text of every alarm, for which CloudWatch takes 1,024 characters; what readers feel stands before it. */
export const runbookUrl = v.pipe(
  v.string(),
  v.regex(/^[^\s#]{1,600}$/, 'must be an address or a path of 1 to 600 characters, without spaces and #'),
);
/** Domains under which a mail service gives out addresses: nobody but the service can prove them to SES. */
const MAIL_SERVICES =
  /^(?:(?:gmail|googlemail|aol|gmx|mail|icloud|me|mac|proton|protonmail|fastmail|zoho|yandex|qq|163|126|naver|hanmail)\.com|(?:outlook|hotmail|live|msn|yahoo|ymail|rocketmail)\.[a-z]+(?:\.[a-z]+)?|(?:gmx|web)\.de|gmx\.net|proton\.me|pm\.me|mail\.ru|docomo\.ne\.jp|ezweb\.ne\.jp|au\.com|softbank\.(?:ne\.)?jp|i\.softbank\.jp|(?:orange|free|laposte)\.(?:fr|net))$/;
export const isMailService = (name: string): boolean => MAIL_SERVICES.test(name);
/** The name beside the sender's address. */
export const senderName = v.pipe(
  v.string(),
  v.regex(/^[^\r\n"<>]{1,64}$/, 'must be 1 to 64 characters, without quotes and angle brackets'),
);
export const wholeNumber = (least: number, most: number) => {
  const range = `must be a whole number from ${least} to ${most}`;
  return v.pipe(v.number(range), v.integer(range), v.minValue(least, range), v.maxValue(most, range));
};
/** A list that names nothing twice. */
export const unique = <T>() => v.check<T[], string>((list) => new Set(list).size === list.length, 'names one twice');
export const share = v.pipe(v.number(), v.minValue(0, 'must be 0 to 1'), v.maxValue(1, 'must be 0 to 1'));
export const positive = v.pipe(v.number(), v.minValue(0.01, 'must be more than 0'));

/** The collector's own reading of a source's key, without asking the source anything. */
function faultOfSource(key: string): string | undefined {
  const web = { get: () => Promise.reject(new Error('settings are checked without the web')) };
  try {
    parseSourceKey(key, { web, now: () => new Date(), zoneOffsetMinutes: 0 });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Z][A-Za-z_]+(\/[A-Za-z_+-]+)*$/.test(name);
  } catch {
    return false;
  }
}

/** The weekly slot falls into an hour that the clocks of the zone skip; false also where zone or time are none. */
export function isSkipped(zone: string, day: PublishingSlot['day'], time: string): boolean {
  return isZone(zone) && TIME.test(time) && firstSkipped({ zone, day, time }, new Date()) !== undefined;
}
