/**
 * One minified ESM bundle per function with the SDK inside: `mainFields` and the bundled SDK are worth a third of the
 * cold start each (`npm run bench -- coldstart`).
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { BuildOptions } from 'esbuild';

/** Handler name to the folder that becomes its Lambda package. */
export type Bundles = ReadonlyMap<string, string>;

export interface Parts {
  /** Further entries that stand beside `index.mjs`: file name without ending to source file. */
  readonly entries?: Readonly<Record<string, string>>;
  /** Files of packages, copied as they are: file name to an exported `package/path`, or to any file as `package#path`. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Every function of the stack, and what its package holds besides its bundle. */
export const HANDLERS: Readonly<Record<string, Parts>> = {
  collect: {},
  summarize: {
    // PDFs are read in a child process that can be killed; it looks for both beside itself.
    entries: { 'pdf-child': 'shared/documents/pdf/pdf-child.ts' },
    files: { 'pdfium.wasm': '@embedpdf/pdfium/pdfium.wasm' },
  },
  // The site's search runs MiniSearch in the browser; publish puts this copy on the site.
  publish: { files: { 'minisearch.js': 'minisearch#dist/es/index.js' } },
  'probe-models': {},
  batch: {},
  deliver: {},
  subscriptions: {},
  feedback: {},
  'inbound-mail': {},
  rerun: {},
  sweep: {},
  'rotate-keys': {},
  'activate-rule-set': {},
};

/** Packages that are CommonJS ask for modules of Node by `require`, which an ES module does not have. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** How every bundle is made; the bench makes its yardstick the same way. */
export const BUNDLING: BuildOptions = {
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // What is behind `await import()` becomes a file of its own: the SDK's ways to credentials that Lambda never asks.
  splitting: true,
  chunkNames: 'part-[hash]',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  banner: { js: REQUIRE },
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'silent',
};

/** A handler's source file is missing or does not compile; the build's own text says where. */
export class BundleError extends Error {
  override name = 'BundleError' as const;
}

/**
 * Bundles handlers into a folder each. The same sources give the same bytes: paths inside are relative, nothing holds a
 * date, and the folder's own name is no part of it.
 * @param root the project's folder
 * @throws BundleError
 */
export async function bundle(root: string, handlers = HANDLERS): Promise<Bundles> {
  const out = mkdtempSync(join(tmpdir(), 'ronbun-bundles-'));
  const built = Object.entries(handlers).map(async ([name, parts]) => {
    await bundleOne(root, name, parts, join(out, name));
    return [name, join(out, name)] as const;
  });
  return new Map(await Promise.all(built));
}

async function bundleOne(root: string, name: string, { entries = {}, files = {} }: Parts, out: string): Promise<void> {
  const sources = Object.entries({ index: `functions/${name}.lambda.ts`, ...entries });
  const missing = sources.filter(([, source]) => !existsSync(join(root, source)));
  if (missing.length > 0) throw new BundleError(`missing: ${missing.map(([, source]) => source).join(', ')}`);
  const { build } = await import('esbuild');
  // Never written: the paths inside the source maps are relative to it, so it must not change between runs.
  const outdir = join(root, 'cdk.out', 'bundle', name);
  const entryPoints = sources.map(([file, source]) => ({ in: source, out: file }));
  const result = await build({ ...BUNDLING, absWorkingDir: root, entryPoints, outdir }).catch((error: Error) => {
    throw new BundleError(error.message);
  });
  mkdirSync(out, { recursive: true });
  for (const { path, contents } of result.outputFiles ?? []) writeFileSync(join(out, basename(path)), contents);
  const { resolve } = createRequire(join(root, 'package.json'));
  for (const [file, source] of Object.entries(files)) {
    const [entry = '', path] = source.split('#');
    const found = resolve(entry);
    const folder = `node_modules/${entry}/`;
    copyFileSync(path ? found.slice(0, found.lastIndexOf(folder) + folder.length) + path : found, join(out, file));
  }
}

/** The CDK keeps copies in its own folder; these have served once the app is synthesised. */
export function removeBundles(bundles: Bundles | undefined): void {
  const [folder] = bundles?.values() ?? [];
  if (folder) rmSync(dirname(folder), { recursive: true, force: true });
}
