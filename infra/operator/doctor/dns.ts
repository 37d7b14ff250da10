/** The sender's DNS records as the world sees them, by this machine's own resolver. */
import { resolveCname, resolveMx, resolveTxt } from 'node:dns/promises';
import type { Settings } from '../../settings.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Each rejects as `node:dns` does: with a `code`. */
export interface Resolver {
  cname(name: string): Promise<readonly string[]>;
  mx(name: string): Promise<readonly string[]>;
  txt(name: string): Promise<readonly string[]>;
}

export const WORLD: Resolver = {
  cname: resolveCname,
  mx: async (name) => (await resolveMx(name)).map(({ exchange }) => exchange),
  txt: async (name) => (await resolveTxt(name)).map((parts) => parts.join('')),
};

/** The name has no such record; anything else is trouble on the way. */
const NOTHING = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * Nothing is asked before SES has told its tokens, or where one address is verified.
 * @param region whose SES takes the bounces
 */
export async function records(
  { address, verify, existing }: Settings['sender'],
  { dkimTokens, region }: { readonly dkimTokens: readonly string[]; readonly region: string },
  resolver: Resolver,
): Promise<readonly Finding[]> {
  if (verify !== 'domain' || dkimTokens.length === 0) return [];
  const domain = address.split('@')[1]!;
  const mailFrom = `bounce.${domain}`;
  const has = (found: readonly string[], part: string) => found.some((one) => one.toLowerCase().includes(part));
  const dkim = dkimTokens.map(async (token) => {
    const name = `${token}._domainkey.${domain}`;
    return look('DKIM', name, resolver.cname, (found) =>
      has(found, `${token}.dkim.`)
        ? undefined
        : fail('DKIM', missing('CNAME', name), `write CNAME ${name} ${token}.dkim.amazonses.com`),
    );
  });
  const bounces = existing
    ? []
    : [
        look('bounces', mailFrom, resolver.mx, (found) =>
          has(found, 'amazonses.com')
            ? undefined
            : warn('bounces', missing('MX', mailFrom), `write MX ${mailFrom} 10 feedback-smtp.${region}.amazonses.com`),
        ),
        look('SPF', mailFrom, resolver.txt, (found) =>
          has(found, 'include:amazonses.com')
            ? undefined
            : warn('SPF', missing('TXT', mailFrom), `write TXT ${mailFrom} "v=spf1 include:amazonses.com ~all"`),
        ),
      ];
  const policy = look('DMARC', `_dmarc.${domain}`, resolver.txt, (found) =>
    has(found, 'v=dmarc1')
      ? undefined
      : warn(
          'DMARC',
          missing('TXT', `_dmarc.${domain}`),
          `write TXT _dmarc.${domain} "v=DMARC1; p=none"; Gmail and Yahoo want one`,
        ),
  );
  return Promise.all([...dkim, ...bounces, policy]);
}

const missing = (type: string, name: string): string => `the world sees no right ${type} record of ${name}`;

async function look(
  name: string,
  at: string,
  ask: (name: string) => Promise<readonly string[]>,
  judge: (found: readonly string[]) => Finding | undefined,
): Promise<Finding> {
  try {
    return judge(await ask(at)) ?? ok(name, at);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (NOTHING.has(code)) return judge([]) ?? ok(name, at);
    return warn(name, `${at} could not be asked (${code})`, 'ask again; this machine’s resolver gave no answer');
  }
}
