/**
 * One minified ESM bundle per function with the SDK inside, all made by one esbuild call: `mainFields` and the bundled
 * SDK are worth a third of the cold start each (`npm run bench -- coldstart`).
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { BuildOptions } from 'esbuild';

/** Handler name to the folder that becomes its Lambda package. */
export type Bundles = ReadonlyMap<string, string>;

export interface Parts {
  /** Further entries that stand beside `index.mjs`: file name without ending to source file. */
  readonly entries?: Readonly<Record<string, string>>;
  /** Files of packages, copied as they are: file name to `package/path`. */
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
  publish: {},
  deliver: {},
  subscriptions: {},
  feedback: {},
  'inbound-mail': {},
  rerun: {},
  sweep: {},
  'rotate-keys': {},
  'activate-rule-set': {},
};

/** CommonJS inside an ESM bundle still asks for `require`; esbuild leaves that to the banner. */
const BANNER =
  "import { createRequire as ronbunRequire } from 'node:module';const require = ronbunRequire(import.meta.url);";

/** How every bundle is made; the bench makes its yardstick the same way. */
export const BUNDLING: BuildOptions = {
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  banner: { js: BANNER },
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
  const entryPoints = Object.entries(handlers).flatMap(([name, { entries = {} }]) =>
    Object.entries({ index: `functions/${name}.lambda.ts`, ...entries }).map(([file, source]) => ({
      in: source,
      out: `${name}/${file}`,
    })),
  );
  const missing = entryPoints.filter((entry) => !existsSync(join(root, entry.in)));
  if (missing.length > 0) throw new BundleError(`missing: ${missing.map((entry) => entry.in).join(', ')}`);
  const { build } = await import('esbuild');
  // Never written: the paths inside the source maps are relative to it, so it must not change between runs.
  const outdir = join(root, 'cdk.out', 'bundle');
  const result = await build({ ...BUNDLING, absWorkingDir: root, entryPoints, outdir }).catch((error: Error) => {
    throw new BundleError(error.message);
  });
  const out = mkdtempSync(join(tmpdir(), 'ronbun-bundles-'));
  for (const { path, contents } of result.outputFiles ?? []) {
    const file = join(out, relative(outdir, path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  copyFiles(root, out, handlers);
  return new Map(Object.keys(handlers).map((name) => [name, join(out, name)]));
}

function copyFiles(root: string, out: string, handlers: Readonly<Record<string, Parts>>): void {
  const { resolve } = createRequire(join(root, 'package.json'));
  for (const [name, { files = {} }] of Object.entries(handlers)) {
    for (const [file, source] of Object.entries(files)) copyFileSync(resolve(source), join(out, name, file));
  }
}
