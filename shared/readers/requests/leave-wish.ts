/**
 * What a person's mail says about leaving, in the two languages of the editions. People word it in a hundred ways, so it is read
 * sentence by sentence: what shall end (mails, a list, an address) together with how (stop, remove, 停止, 外す), wishes that need
 * no object, and single words that are the whole of what is said. Who asks, tells what happened or wants the contrary stays.
 */
import { ASKS, CONTRARY, NO_WISH, REQUEST, WISHES } from './leave-words.ts';

/** `asks`: leaving is spoken of and not wished for. */
export type AboutLeaving = 'leave' | 'asks' | undefined;

/** A wish stands at the top of a mail, after a salutation and a name; below it others are quoted, our own mail with its links among them. */
const OWN_LINES = 6;
const QUOTE =
  /^(?:>|-{2,}|_{5,}|on .+ wrote:|.+(?:のメール|書きました)[:：]?$|\d{4}年.+[:：]$|from:|差出人)|<[^<>\s@]{1,100}@[^<>\s@]{1,300}>[:：]?$/i;
/** What replies, forwards and gateways put before a subject. */
const PREFIX = /^(?:\s*(?:re|fw|fwd|aw|wg|sv|返信|転送)\s*[:：]|\s*[[【(（][^\])】）]{1,30}[\])】）])+\s*/i;
/** The subject of a reply may be that of an edition, with the title of a paper; a wish is shorter. */
const LONGEST_REPLY_SUBJECT = 40;

/** What subject, or else the first lines of the body, say about leaving. */
export function aboutLeaving(subject: string, body: string): AboutLeaving {
  const bare = subject.normalize('NFKC').replace(PREFIX, '');
  const isReply = bare !== subject.normalize('NFKC');
  const own = about(ownLines(body).normalize('NFKC'));
  // In a reply its writer speaks in the body, and the subject is whatever it was.
  if (isReply && (own !== undefined || bare.length > LONGEST_REPLY_SUBJECT)) return own;
  return about(bare) ?? own;
}

function ownLines(body: string): string {
  const own: string[] = [];
  for (const line of body.split(/\r?\n/).map((each) => each.trim())) {
    if (QUOTE.test(line) || own.length >= OWN_LINES) break;
    if (line !== '') own.push(line);
  }
  return own.join('\n');
}

function about(text: string): AboutLeaving {
  const said = text.split(/\n|(?<=[。.!！?？])\s*/).map((sentence) => inSentence(sentence.trim()));
  return said.includes('leave') ? 'leave' : said.find((each) => each !== undefined);
}

function inSentence(sentence: string): AboutLeaving {
  const wishes = (text: string) => WISHES.some((wish) => wish.test(text));
  if (!wishes(sentence)) return undefined;
  const isOther = !wishes(sentence.replace(NO_WISH, ' ')) || CONTRARY.some((other) => other.test(sentence));
  return isOther || (ASKS.test(sentence) && !REQUEST.test(sentence)) ? 'asks' : 'leave';
}
