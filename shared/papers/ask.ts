/** Asking a source over the web, with the answers that are no answers turned into named refusals. */
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
export function textOf(answer: WebAnswer): string {
  const head = new TextDecoder('latin1').decode(answer.body.subarray(0, 200));
  const declared =
    /charset\s*=\s*"?([\w.:-]+)/i.exec(answer.contentType)?.[1] ??
    /^[^<]*<\?xml[^>]*encoding=["']([\w.:-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8').decode(answer.body);
  } catch {
    return new TextDecoder().decode(answer.body);
  }
}

/**
 * Refuses XML that declares a document type, before any parser sees it: entity bombs and external entities need one, and
 * no feed does (RFC 4287 and RSS define none that a reader must process).
 */
export function refuseDoctype(xml: string, url: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    throw new SourceError('doctype', `${hostOf(url)} sent XML with a document type`, { retryable: false });
  }
}
