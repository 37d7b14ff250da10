/**
 * How many mails one mailbox gets that its owner may not have asked for. Pure.
 *
 * A stranger must not flood it, and must not use up what its owner needs to subscribe: each network has a room of its own in
 * it, every room empties with time, and what is mailed to tagged spellings takes nothing from the plain one.
 */
import * as v from 'valibot';
import type { Form } from '../../platform/stored.ts';

const DAY_MS = 86_400_000;

/** One mail that somebody asked for. */
export interface Mail {
  readonly at: number;
  /** Keyed hash of the address, tags and dots folded only where its provider folds them. */
  readonly address: string;
  /** Keyed hashes of where it was asked for, narrowest first; empty for mail. */
  readonly networks: readonly string[];
  readonly bounced?: boolean;
}

/** Whom a mail goes to: an address, and the mailbox that it may share with others, tags and dots folded. Both keyed. */
export interface Mailbox {
  readonly mailbox: string;
  readonly address: string;
  /** It has a tag, so that there may be any number of such for one mailbox. */
  readonly tagged?: boolean;
}

export const RULES = {
  /** Later than this nothing counts any more. */
  keptMs: 30 * DAY_MS,
  /** Mails that are remembered. */
  most: 40,
  /** One unanswered mail is forgiven after this. */
  forgivenMs: 3 * DAY_MS,
  /** Against one network's room: all networks together, and all addresses of one mailbox. */
  allNetworks: 2,
  allAddresses: 4,
  /** Within a day. */
  perDay: { network: 1, address: 2, mailbox: 4, own: 10 },
} as const;

export const MAILS_FORM: Form<readonly Mail[]> = {
  schema: v.pipe(
    v.object({
      mails: v.optional(
        v.array(
          v.object({
            at: v.number(),
            address: v.string(),
            networks: v.array(v.string()),
            bounced: v.optional(v.boolean()),
          }),
        ),
        [],
      ),
    }),
    v.transform(({ mails }) => mails),
  ),
};

/** What is left now of so many mails, each forgiven after its time: a leaking bucket. */
function levelOf(mails: readonly Mail[], now: number): number {
  let level = 0;
  let last = mails[0]?.at ?? now;
  for (const { at } of mails) {
    level = Math.max(0, level - (at - last) / RULES.forgivenMs) + 1;
    last = at;
  }
  return Math.max(0, level - (now - last) / RULES.forgivenMs);
}

/** Of one mailbox's mails the last that went to this spelling of it. */
export const newestTo = (address: string, mails: readonly Mail[]): Mail | undefined =>
  mails.findLast((mail) => mail.address === address);

const isWithinADay = (now: number) => (mail: Mail) => mail.at > now - DAY_MS;

/** The mails with one more, or undefined where there is no room for it. */
export function countMail(
  mails: readonly Mail[],
  mail: Mail,
  cap: number,
  tagged: boolean,
): readonly Mail[] | undefined {
  const toAddress = mails.filter(({ address }) => address === mail.address);
  const fromNetwork = toAddress.filter(({ networks }) => networks[0] === mail.networks[0]);
  const rooms = [
    { taken: fromNetwork, cap, perDay: RULES.perDay.network },
    { taken: toAddress, cap: cap * RULES.allNetworks, perDay: RULES.perDay.address },
    ...(tagged ? [{ taken: mails, cap: cap * RULES.allAddresses, perDay: RULES.perDay.mailbox }] : []),
  ];
  const fits = rooms.every(
    (room) =>
      room.taken.filter(isWithinADay(mail.at)).length < room.perDay && levelOf(room.taken, mail.at) + 1 <= room.cap,
  );
  return fits ? [...mails, mail] : undefined;
}

/** Whether an owner asked for the own data so often today that somebody else may hold the link. */
export const isOwnFlood = (mails: readonly Mail[], now: number): boolean =>
  mails.filter(isWithinADay(now)).length >= RULES.perDay.own;
