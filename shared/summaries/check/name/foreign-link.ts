/** Finds links that neither the paper nor its metadata hold; words that mail programs would make links of are links too. */
import { addressesOf } from '../../quote/source-index.ts';

/** Mail programs make links of these, too. */
const MAILBOX = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

/** And of these: `Node.js` and `fig.io` are names, `canary.com` leads somewhere. */
const HOST =
  /(?<![\w@./-])(?!(?:asp|vb|ml|ado)\.net\b)[a-z0-9-]+(?:\.[a-z0-9-]+){0,4}\.(?:com|org|net|info|xyz|site|online|shop|club|click|link|store|top|app|dev|example)(?![\w/-]|\.\w)/gi;

/** @param links what may be linked: `SourceIndex.links` */
export function foreignLink(text: string, links: ReadonlySet<string>): string | undefined {
  const foreign =
    [...addressesOf(text), ...hostsOf(text)].find((address) => !known(address, links)) ?? MAILBOX.exec(text)?.[0];
  return foreign ? `readers are not sent to ${foreign.slice(0, 80)}; leave it out, of the quotes too` : undefined;
}

const hostsOf = (text: string): string[] => (text.match(HOST) ?? []).map((host) => host.toLowerCase());

/** A link is known when it is one of ours, or one that ours begin with at a slash. */
function known(address: string, links: ReadonlySet<string>): boolean {
  if (links.has(address)) return true;
  for (const link of links) if (link.startsWith(`${address}/`)) return true;
  return false;
}
