/**
 * The very template that `cdk deploy` would send, made by a short-lived child (aws-cdk-lib alone takes some 340 MB)
 * and kept by the hash of what it is made from.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Template, TemplateError } from './intrinsics.ts';

/** Everything the template is made from. The engines' side of `infra/` is not. */
const SOURCES = [
  'infra/*.ts',
  'infra/cloud/**/*.ts',
  'shared/platform/*.ts',
  'shared/readers/requests/routes.ts',
  'settings.json',
  'cdk.json',
  'package-lock.json',
];
/** Old templates are kept so that switching branches does not synthesise each time. */
const TEMPLATES_KEPT = 8;
/** A cold synth takes some 4 s on two cores; ten times that means something hangs. */
const SYNTH_TIMEOUT_MS = 60_000;

/**
 * @param root the project's folder
 * @param cache folder of the kept templates
 * @throws TemplateError with the child's own words when the stack does not synthesise
 */
export async function loadTemplate(root: string, cache = join(root, '.ronbun', 'template')): Promise<Template> {
  const file = join(cache, `${hashOf(root)}.json`);
  if (!existsSync(file)) {
    const template = await synthesise(root);
    mkdirSync(cache, { recursive: true });
    const old = readdirSync(cache).slice(0, -TEMPLATES_KEPT);
    for (const name of old) rmSync(join(cache, name), { force: true });
    // Two runs may write at once; a rename shows either whole.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(template));
    renameSync(`${file}.${process.pid}`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Template;
}

function hashOf(root: string): string {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: root }).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}

async function synthesise(root: string): Promise<Template> {
  const out = mkdtempSync(join(tmpdir(), 'ronbun-synth-'));
  try {
    await promisify(execFile)(
      process.execPath,
      ['--experimental-strip-types', '--no-warnings', join(root, 'infra', 'app.ts')],
      // NODE_OPTIONS of a test runner or debugger are not the child's business.
      {
        cwd: root,
        timeout: SYNTH_TIMEOUT_MS,
        env: { ...process.env, NODE_OPTIONS: '', RONBUN_NO_BUNDLING: '1', CDK_OUTDIR: out },
      },
    );
    const [file] = globSync('*.template.json', { cwd: out });
    if (!file) throw new TemplateError('infra/app.ts wrote no template');
    return JSON.parse(readFileSync(join(out, file), 'utf8')) as Template;
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    if (stderr === undefined) throw error;
    throw new TemplateError(`the stack does not synthesise:\n${stderr.trim() || (error as Error).message}`);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
