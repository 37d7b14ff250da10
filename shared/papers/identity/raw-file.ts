/** Pages of repositories and drives that show a file, and where the file itself lies. */
import { parseHttpUrl } from './canonical-url.ts';

interface Viewer {
  readonly host: RegExp;
  readonly path: RegExp;
  /** The file's address, from the parts of the path that were caught. */
  readonly file: (parts: readonly string[], url: URL) => string | undefined;
}

/** The page's own address with one part of its path changed. */
const swapped =
  (from: string, to: string) =>
  (_: readonly string[], url: URL): string => {
    const file = new URL(url);
    file.pathname = file.pathname.replace(from, to);
    file.hash = '';
    return file.href;
  };

const viewers: readonly Viewer[] = [
  // GitHub's robots.txt keeps machines off its own /raw/; files are served from a host of their own.
  {
    host: /^(?:www\.)?github\.com$/,
    path: /^\/([^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/,
    file: ([repository, path]) => `https://raw.githubusercontent.com/${repository}/${path}`,
  },
  {
    host: /^gist\.github\.com$/,
    path: /^\/([^/]+\/[0-9a-f]{20,40})\/?$/,
    file: ([gist]) => `https://gist.githubusercontent.com/${gist}/raw`,
  },
  { host: /^(?:www\.)?(?:huggingface\.co|hf\.co)$/, path: /\/blob\//, file: swapped('/blob/', '/resolve/') },
  { host: /(?:^|\.)gitlab\./, path: /\/-\/blob\//, file: swapped('/-/blob/', '/-/raw/') },
  { host: /^bitbucket\.org$/, path: /^\/[^/]+\/[^/]+\/src\//, file: swapped('/src/', '/raw/') },
  { host: /^(?:codeberg\.org|gitea\.com)$/, path: /\/src\/(?:branch|commit|tag)\//, file: swapped('/src/', '/raw/') },
  { host: /^gitee\.com$/, path: /^\/[^/]+\/[^/]+\/blob\//, file: swapped('/blob/', '/raw/') },
  {
    host: /^zenodo\.org$/,
    path: /^\/records?\/\d+\/preview\//,
    file: (parts, url) => swapped('/preview/', '/files/')(parts, url),
  },
  {
    host: /^(?:www\.)?dropbox\.com$/,
    path: /^\/(?:s|sh|scl)\//,
    file: (_, url) => {
      const file = new URL(url);
      file.searchParams.delete('raw');
      file.searchParams.set('dl', '1');
      return file.href;
    },
  },
  {
    host: /^drive\.google\.com$/,
    path: /^\/(?:file\/(?:u\/\d+\/)?d\/([\w-]{10,})|open|uc)/,
    file: ([inPath], url) => {
      const id = inPath ?? url.searchParams.get('id');
      return id ? `https://drive.google.com/uc?export=download&id=${encodeURIComponent(id)}` : undefined;
    },
  },
  {
    host: /^docs\.google\.com$/,
    path: /^\/(document|presentation)\/(?:u\/\d+\/)?d\/([\w-]{10,})/,
    file: ([kind, id]) =>
      `https://docs.google.com/${kind}/d/${id}/export${kind === 'document' ? '?format=pdf' : '/pdf'}`,
  },
];

/** Where the file itself lies that an address shows; undefined for an address that is no such page. */
export function rawFile(address: string): string | undefined {
  const url = parseHttpUrl(address);
  if (!url) return undefined;
  for (const { host, path, file } of viewers) {
    const match = host.test(url.hostname) ? path.exec(url.pathname) : null;
    const found = match && file(match.slice(1), url);
    if (found) return found === url.href ? undefined : found;
  }
  return undefined;
}
