/** One minified ESM bundle per function, SDK inside, made by one esbuild call: 38% and 37% of init time, see the bench. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Handler name to the folder that becomes its Lambda package. */
export type Bundles = ReadonlyMap<string, string>;

/** CommonJS inside an ESM bundle still asks for `require`; esbuild leaves that to the banner. */
const BANNER =
  "import { createRequire as ronbunRequire } from 'node:module';const require = ronbunRequire(import.meta.url);";

/** A handler's source file is missing or does not compile; the build's own text says where. */
export class BundleError extends Error {
  override name = 'BundleError' as const;
}

/**
 * Bundles every entry into a folder of its own as `index.mjs` with its source map.
 * @param root the project's folder
 * @param entries handler name to its source file, relative to the root
 * The output is the same for the same sources: paths inside it are relative and nothing holds a date.
 */
export async function bundle(root: string, entries: ReadonlyMap<string, string>): Promise<Bundles> {
  const { build } = await import('esbuild');
  // Never written: only the relative paths inside the source maps come from it, so it must not change between runs.
  const outdir = join(root, 'cdk.out', 'bundle');
  const result = await build({
    absWorkingDir: root,
    entryPoints: [...entries].map(([name, entry]) => ({ in: entry, out: `${name}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    banner: { js: BANNER },
    logLevel: 'silent',
  }).catch((error: Error) => {
    throw new BundleError(error.message);
  });
  const out = mkdtempSync(join(tmpdir(), 'ronbun-bundles-'));
  for (const file of result.outputFiles) {
    const path = join(out, relative(outdir, file.path));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.contents);
  }
  return new Map([...entries.keys()].map((name) => [name, join(out, name)]));
}
