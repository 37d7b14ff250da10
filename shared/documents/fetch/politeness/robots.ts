/** robots.txt, per scheme and host, kept for a day (RFC 9309). */
import robots from 'robots-parser';
import { type Spent, WebRefusedError } from '../../../sources/web.ts';

/** The name that robots.txt knows us by; also the first word of our User-Agent. */
const ROBOT_NAME = 'Ronbun';

/** A descriptive name and how to reach its operator, as arXiv, Crossref and RFC 9309 2.2.1 ask for. */
export function userAgentOf(contact = ''): string {
  const clean = contact.replace(/[^\x20-\x7E]|[()]/g, '').trim();
  return clean ? `${ROBOT_NAME}/1.0 (weekly paper digest; ${clean})` : `${ROBOT_NAME}/1.0 (weekly paper digest)`;
}

/** The part of the package that is used; its own types describe another module form than the one it ships. */
interface Robot {
  isAllowed(url: string, robot: string): boolean | undefined;
  getCrawlDelay(robot: string): number | undefined;
}
const parseRobots = robots as unknown as (url: string, text: string) => Robot;

/** RFC 9309 2.4: a kept file should not be used for more than 24 hours. */
const KEPT_MS = 24 * 3600 * 1000;
/** Steps at most for one page: a file of wildcards against a long path takes a minute otherwise. */
const MOST_STEPS = 50_000_000;
/** Hosts whose rules are kept at a time; a week asks fewer. */
const MOST_HOSTS = 200;
/** A host that could not be asked is asked again after this. */
const RETRY_MS = 10 * 60 * 1000;
/** RFC 9309 2.5 asks for at least 500 KiB; what follows is not looked at. */
export const ROBOTS_MAX_BYTES = 512 * 1024;
/** Crawl-delay is no standard; it is honoured up to this, since a page a minute is what no weekly digest needs. */
const LONGEST_DELAY_MS = 15_000;

export interface RobotsAnswer {
  readonly allowed: boolean;
  /** Crawl-delay in milliseconds, 0 where none is given. */
  readonly delayMs: number;
}

export interface Robots {
  /**
   * @param spent of the reading that first asks this host: having its rules adds to it
   * @throws WebRefusedError `unreachable`, retryable, when the host's robots.txt cannot be had (RFC 9309 2.3.1.4)
   */
  check(url: URL, spent: Spent): Promise<RobotsAnswer>;
}

interface Kept {
  readonly until: number;
  /** undefined: the file could not be had, so nothing may be asked. */
  readonly rules: Robot | undefined;
  /** Characters of rules with a wildcard, each of which may be tried at every place of a path. */
  readonly wild: number;
}

/**
 * @param ask fetches the file itself; follows redirects, counts for the host's spacing, adds to `spent`
 */
export function createRobots(
  ask: (url: URL, spent: Spent) => Promise<{ status: number; body: Uint8Array }>,
  now: () => Date,
): Robots {
  const kept = new Map<string, Promise<Kept>>();

  async function load(origin: string, spent: Spent): Promise<Kept> {
    const url = new URL('/robots.txt', origin);
    // A whole deadline of its own: others wait for the same rules, and must not fail by who was late.
    const own = { ms: 0 };
    const { status, body } = await ask(url, own);
    spent.ms += own.ms;
    const time = now().getTime();
    // 4xx means "no rules" (2.3.1.3), 429 and 5xx mean "ask later".
    if (status >= 500 || status === 429) return { until: time + RETRY_MS, rules: undefined, wild: 0 };
    const text = status >= 200 && status < 300 ? new TextDecoder().decode(body) : '';
    const lines = looksLikeHtml(text) ? [] : linesForUs(text);
    const wild = lines.reduce((sum, line) => sum + (line.includes('*') ? line.length : 0), 0);
    return { until: time + KEPT_MS, rules: parseRobots(url.href, lines.join('\n')), wild };
  }

  async function rulesOf(origin: string, spent: Spent): Promise<Kept> {
    const known = kept.get(origin);
    if (known) {
      const stand = await known;
      if (stand.until > now().getTime()) return stand;
    }
    const loading = load(origin, spent);
    kept.set(origin, loading);
    if (kept.size > MOST_HOSTS) kept.delete([...kept.keys()][0]!);
    loading.catch(() => kept.delete(origin));
    return loading;
  }

  return {
    async check(url, spent) {
      const { rules, wild } = await rulesOf(url.origin, spent);
      if (!rules)
        throw new WebRefusedError('unreachable', `the robots.txt of ${url.hostname} cannot be had now`, {
          retryable: true,
        });
      if (wild * url.href.length > MOST_STEPS)
        throw new WebRefusedError('robots', `the robots.txt of ${url.hostname} is too long to weigh this page by`);
      const delay = rules.getCrawlDelay(ROBOT_NAME) ?? 0;
      return {
        allowed: rules.isAllowed(url.href, ROBOT_NAME) !== false,
        delayMs: Math.min(LONGEST_DELAY_MS, Math.max(0, delay * 1000)),
      };
    },
  };
}

/**
 * The lines that concern us, each group's name once: the package gives every rule to every name before it, so that a file of
 * names and rules by the thousand would fill all memory.
 */
function linesForUs(text: string): string[] {
  const lines: string[] = [];
  let names = new Set<string>();
  let isNaming = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field = '', value = ''] = /^\s*([\w-]{1,30})\s*:([^#]*)/.exec(line) ?? [];
    const isName = /^user-agent$/i.test(field);
    if (isName && !isNaming) names = new Set();
    if (field) isNaming = isName;
    const name = value.split('/')[0]!.trim().toLowerCase();
    if (isName && (name === '*' || name === ROBOT_NAME.toLowerCase()) && !names.has(name)) {
      names.add(name);
      lines.push(`User-agent: ${name}`);
    }
    if (names.size > 0 && /^(?:allow|disallow|crawl-delay)$/i.test(field)) lines.push(`${field}: ${value.trim()}`);
  }
  return lines;
}

/** Sites that answer every address with their start page have no rules. */
function looksLikeHtml(text: string): boolean {
  return /^\s*<(!doctype|html|head|body)/i.test(text);
}
