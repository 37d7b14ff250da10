/**
 * What a received mail wants: subscribe, leave, or nothing that we answer. Machines talk to this mailbox too, so
 * whatever looks automatic gets no answer (RFC 3834), and nobody is subscribed by a forged sender.
 */

import PostalMime, { type Email } from 'postal-mime';
import type { Language } from '../../language.ts';
import { type Address, parseAddress } from '../address/address.ts';
import { readAuthenticationResults } from './authentication-results.ts';
import { aboutLeaving } from './leave-wish.ts';
import { ownWords } from './own-words.ts';

export type Wish =
  | { readonly kind: 'leave-by-token'; readonly token: string }
  | { readonly kind: 'leave'; readonly address: Address }
  | { readonly kind: 'subscribe'; readonly address: Address; readonly language: Language }
  | { readonly kind: 'nothing'; readonly why: string };

/** A wish fits in a few lines; attachments, newsletters and bombs do not. */
export const LARGEST_MAIL = 262_144;

const nothing = (why: string): Wish => ({ kind: 'nothing', why });

/** Never throws for what a mail holds. */
export async function readWish(raw: Uint8Array): Promise<Wish> {
  if (raw.length > LARGEST_MAIL) return nothing('too large');
  try {
    return wishOf(await PostalMime.parse(raw, { maxNestingDepth: 16, maxHeadersSize: 65_536 }));
  } catch {
    return nothing('unreadable');
  }
}

function wishOf(mail: Email): Wish {
  const subject = (mail.subject ?? '').trim();
  // The token of List-Unsubscribe proves itself, so it is heeded whoever or whatever sends it.
  const token = UNSUBSCRIBE_TOKEN.exec(subject)?.[1];
  if (token) return { kind: 'leave-by-token', token };
  const first = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';
  const automatic = whyAutomatic(mail, first);
  if (automatic) return nothing(automatic);
  for (const verdict of ['x-ses-virus-verdict', 'x-ses-spam-verdict']) {
    if (/^fail$/i.test(first(verdict))) return nothing(verdict);
  }
  const address = parseAddress(mail.from?.address ?? '');
  if (!address) return nothing('no usable sender');
  if (!isGenuine(address.split('@')[1]!, first('authentication-results'))) return nothing('sender not proven');
  const mailboxes = [...(mail.to ?? []), ...(mail.cc ?? [])].map(
    (to) => (to.address ?? '').toLowerCase().split('@')[0]!,
  );
  const wants = aboutLeaving(subject, mail.text?.trim() || ownWords(mail.html ?? ''));
  if (mailboxes.some((name) => name.startsWith('unsubscribe')) || wants === 'leave') return { kind: 'leave', address };
  if (wants === 'asks') return nothing('a question about leaving');
  const subscribes = mailboxes.find((name) => name.startsWith('subscribe'));
  if (subscribes === undefined) return nothing('not for us');
  const english = /[-+.]en$/.test(subscribes) || /\benglish\b/i.test(subject);
  return { kind: 'subscribe', address, language: english ? 'en' : 'ja' };
}

const UNSUBSCRIBE_TOKEN = /(?:^|\s)(1\.[A-Za-z0-9_-]{1,16}\.u\.[A-Za-z0-9_.-]{60,120})(?:\s|$)/;
function whyAutomatic(mail: Email, first: (name: string) => string): string | undefined {
  const submitted = first('auto-submitted').toLowerCase();
  if (submitted && !submitted.startsWith('no')) return 'auto-submitted';
  if (/^(?:bulk|list|junk|auto_reply)$/i.test(first('precedence'))) return 'precedence';
  if (first('return-path') === '<>') return 'null sender';
  if (first('list-id') || first('list-unsubscribe') || first('x-autoreply') || first('x-autorespond'))
    return 'list or robot';
  if (
    /^(?:\S{1,20}[:：]\s*)?\W*(?:auto(?:matic|mated)?[ -]?(?:reply|response)|out of (?:the )?office|自動(?:応答|返信)|不在(?:通知|の)|休暇中)/i.test(
      mail.subject ?? '',
    )
  )
    return 'automatic reply';
  if (/^multipart\/report/i.test(first('content-type'))) return 'report';
  if (/^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i.test(mail.from?.address ?? '')) return 'robot sender';
  return undefined;
}

/**
 * SES writes its own Authentication-Results above all others (RFC 8601); only that topmost one counts. The domain of
 * From must be the one that DMARC, DKIM or SPF passed, or a parent of it that somebody can own.
 */
function isGenuine(domain: string, field: string): boolean {
  const results = readAuthenticationResults(field);
  if (results?.server !== 'amazonses.com') return false;
  const of = (method: string) => results.verdicts.filter((verdict) => verdict.method === method);
  // Two verdicts of a method that gives one: somebody has written the second.
  if (of('dmarc').length > 1 || of('spf').length > 1) return false;
  const aligned = (other: string) =>
    other === domain || other.endsWith(`.${domain}`) || (other.includes('.') && domain.endsWith(`.${other}`));
  const passed = (method: string, ...names: readonly string[]) =>
    of(method).some(({ result, properties }) =>
      names.some((name) => {
        const named = result === 'pass' ? properties.get(name)?.toLowerCase().split('@').at(-1) : undefined;
        return named !== undefined && /^[a-z0-9.-]+$/.test(named) && aligned(named);
      }),
    );
  return (
    passed('dmarc', 'header.from') ||
    passed('dkim', 'header.i', 'header.d') ||
    passed('spf', 'smtp.mailfrom', 'envelope-from')
  );
}
