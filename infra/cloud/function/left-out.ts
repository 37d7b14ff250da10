/** Inner files of packages that no function of ours runs, and that a bundler must keep since something names them. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const NO_SHARED_FILES = fileURLToPath(new URL('./stand-ins/no-shared-files.ts', import.meta.url));

/** OpenAI's client names every part of the service, and the helpers that stream answers or run tools for them: 100 kB. */
const OPENAI_PARTS = /openai[\\/](?:lib|resources)[\\/].+\.mjs$/;
const OPENAI_ASKED = /resources[\\/](?:index\.mjs|chat[\\/.].+)$/;

/** Hashes written out in JavaScript, for a Node that was built without OpenSSL. */
const HASHES = /[\\/](?:Sha1|Sha256|Md5)Js\.js$/;

/** How the SDK treats streams of the web; its client for Node makes streams of Node. */
const WEB_STREAMS =
  /util-stream[\\/].*(?:hecksumStream|sdk-stream-mixin|getAwsChunkedEncodingStream|headStream|stream-collector)\.browser\.js$/;

export const LEFT_OUT: Plugin = {
  name: 'left-out',
  setup(build) {
    build.onLoad({ filter: /shared-ini-file-loader[\\/](?:load\w+|getSSOTokenFromFile)\.js$/ }, () => ({
      contents: `export * from ${JSON.stringify(NO_SHARED_FILES)};`,
    }));
    // Clients want their version for the User-Agent, and would carry their lists of dependencies and scripts along.
    build.onLoad({ filter: /@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
    build.onLoad({ filter: /feedsmith[\\/]dist[\\/]common[\\/]config\.mjs$/ }, async ({ path }) => ({
      contents: withPureTables(await readFile(path, 'utf8')),
    }));
    for (const filter of [OPENAI_PARTS, HASHES, WEB_STREAMS]) {
      build.onLoad({ filter }, async ({ path }) =>
        OPENAI_ASKED.test(path) ? undefined : { contents: hollow(await readFile(path, 'utf8')) },
      );
    }
  },
};

/** @param source an ES module; the answer exports the same names, each an empty class, which the client makes one of */
export function hollow(source: string): string {
  const declared = [...source.matchAll(/^export (?:async )?(?:class|function\*?|const|let) (\w+)/gm)].map(
    ([, name]) => name,
  );
  const listed = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map((name) => /(\w+)\s*$/.exec(name)?.[1]),
  );
  const passedOn = source.match(/^export \* .*$/gm) ?? [];
  const names = [...declared, ...listed].filter((name) => name !== undefined);
  return [...passedOn, 'class LeftOut {}', `export { ${names.map((name) => `LeftOut as ${name}`).join(', ')} };`].join(
    '\n',
  );
}

/**
 * Feedsmith works out tables over the names of all its 32 dialects when it is loaded, which a bundler takes for an effect
 * and keeps: 18 kB, and a reader of JSON feeds asks for none of them. Marked as pure they go when nobody reads them.
 */
export function withPureTables(source: string): string {
  return source.replace(
    /^const (\w+) = ((?:Object\.entries\(|\[\n\t\.\.\.)[\s\S]*?\n[\]}].*);$/gm,
    'const $1 = /* @__PURE__ */ (() => $2)();',
  );
}
