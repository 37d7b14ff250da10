/**
 * The SDK writes the keys of its schemas as `[_h]: …` with `const _h = "http"` above, and a bundler can't know that such
 * a key has no side effect, so it keeps the schema of every operation of S3, SES and Bedrock. With the keys written out
 * only those of the operations that we use stay: a third of these clients.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

export const PLAIN_KEYS: Plugin = {
  name: 'plain-keys',
  setup(build) {
    build.onLoad({ filter: /@aws-sdk[\\/][^\\/]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/ }, async ({ path }) => ({
      contents: withPlainKeys(await readFile(path, 'utf8')),
    }));
  },
};

/** @param source a module whose computed keys name constants of its own; others are left as they are */
export function withPlainKeys(source: string): string {
  const constants = new Map(
    [...source.matchAll(/^const (\w+) = ("[^"\\]*");$/gm)].map(([, name, text]) => [name, text]),
  );
  return source.replace(/\[(\w+)\]:/g, (key, name) => (constants.has(name) ? `${constants.get(name)}:` : key));
}
