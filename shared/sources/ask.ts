/** Asking a source over the web, with the answers that are no answers turned into named refusals. */
import { decodeText } from '../platform/decode-text.ts';
import { SourceError } from './source.ts';
import { type Web, type WebAnswer, WebRefusedError, type WebRequest } from './web.ts';

export interface AskOptions extends WebRequest {
  /** Requests at most where the host answers 5xx. The web spaces them; a host that says 429 is not asked again. */
  readonly attempts?: number;
  /** Statuses besides 200 whose body says something worth reading. */
  readonly also?: readonly number[];
}

/** The host of an address, for messages: paths and queries may hold a reader's own words. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an unreadable address';
}

/**
 * An answer of status 200 or one of `also`, or undefined for 404 and 410.
 * @throws WebRefusedError for every other status; retryable for 408, 425, 429 and 5xx (RFC 9110, 15.5.9 and 15.6)
 */
export async function ask(web: Web, url: string, options: AskOptions = {}): Promise<WebAnswer | undefined> {
  const { attempts = 1, also = [], ...request } = options;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await web.get(url, request);
    if (answer.status === 200 || also.includes(answer.status)) return answer;
    if (answer.status === 404 || answer.status === 410) return undefined;
    if (answer.status >= 500 && attempt < attempts) continue;
    throw new WebRefusedError(
      answer.status === 429 ? 'rate-limited' : 'unreachable',
      `${hostOf(url)} answered ${answer.status}`,
      { retryable: answer.status >= 500 || [408, 425, 429].includes(answer.status) },
    );
  }
}

/** Decodes a text answer: byte order mark, then the charset of the media type or of the XML declaration, else UTF-8. */
export function textOf({ body, contentType }: WebAnswer): string {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 200));
  return decodeText(
    body,
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1] ??
      /^[^<]*<\?xml[^>]*encoding=["']([\w.:-]+)/i.exec(head)?.[1],
  );
}

/** JSON of an answer. @throws SourceError, retryable: what does not parse was cut on the way and may come whole next time */
export function jsonOf(answer: WebAnswer, who: string): unknown {
  try {
    return JSON.parse(decodeText(answer.body));
  } catch (cause) {
    throw new SourceError('cut-short', `${who} sent no JSON`, { retryable: true, cause });
  }
}

/**
 * Refuses XML that declares a document type, before any parser sees it: entity bombs and external entities need one, and
 * no feed does. Comments and CDATA are passed over, since articles about HTML quote the word.
 * @throws SourceError; retryable where it is an HTML page, which hosts send in the place of a feed when in trouble
 */
export function refuseDoctype(xml: string, url: string): void {
  for (let at = xml.indexOf('<!'); at >= 0; at = xml.indexOf('<!', at)) {
    const closing = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : undefined;
    if (closing === undefined) {
      const isPage = /^<!doctype\s+html\s*>/i.test(xml.slice(at, at + 40));
      const what = isPage ? 'a page in the place of a feed' : 'XML with a document type';
      throw new SourceError(isPage ? 'not-a-feed' : 'doctype', `${hostOf(url)} sent ${what}`, { retryable: isPage });
    }
    const end = xml.indexOf(closing, at + 4);
    if (end < 0) return;
    at = end;
  }
}
