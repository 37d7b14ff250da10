/**
 * The very template that `cdk deploy` would send. The one of the default settings is a file of the project, so that a
 * first run needs neither the CDK nor the seconds it takes; any other is made by a short-lived child (aws-cdk-lib alone
 * takes some 340 MB) and kept. Both are known by the hash of what they are made from.
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
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isDiskFault } from '../../exit.ts';
import { type Template, TemplateError } from './intrinsics.ts';

/** Everything the template is made from. The engines' side of `infra/` is not. */
const SOURCES = [
  'infra/*.ts',
  'infra/cloud/**/*.ts',
  'shared/platform/*.ts',
  'shared/readers/requests/routes.ts',
  'cdk.json',
];
/** Of the packages these alone shape the template. */
const CDK_PACKAGES = ['aws-cdk-lib', 'constructs'];
/** The template of the default settings; `npm run template` writes it. */
export const DEFAULT_TEMPLATE = 'infra/local/template/default-template.json';
/** Old templates are kept so that switching branches does not synthesise each time. */
const TEMPLATES_KEPT = 8;
/** A cold synth takes some 4 s on two cores; ten times that means something hangs. */
const SYNTH_TIMEOUT_MS = 60_000;

const WITHOUT_CDK =
  'settings of your own need the packages that a deployment needs, and `npm ci --omit=dev` leaves them out: run `npm ci`';

/**
 * @param root the project's folder
 * @param cache folder of the kept templates
 * @throws TemplateError with the child's own words when the stack does not synthesise
 */
export async function loadTemplate(root: string, cache = join(root, '.ronbun', 'template')): Promise<Template> {
  const hash = hashOf(root);
  const ours = readDefault(root);
  if (ours?.madeFrom === hash) return ours.template;
  const file = join(cache, `${hash}.json`);
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

/**
 * Writes the template of the default settings.
 * @throws TemplateError when settings of one's own are in force, since they would be published with it
 */
export async function writeDefaultTemplate(root: string): Promise<void> {
  if (existsSync(settingsOf(root))) throw new TemplateError('move settings.json away: this is the template without it');
  const kept: DefaultTemplate = { madeFrom: hashOf(root), template: await synthesise(root) };
  writeFileSync(join(root, DEFAULT_TEMPLATE), `${JSON.stringify(kept, null, 1)}\n`);
}

/** Whether the kept template was made from the sources as they are, with the settings that are in force. */
export function isDefaultCurrent(root: string): boolean {
  return readDefault(root)?.madeFrom === hashOf(root);
}

interface DefaultTemplate {
  readonly madeFrom: string;
  readonly template: Template;
}

function readDefault(root: string): DefaultTemplate | undefined {
  const file = join(root, DEFAULT_TEMPLATE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DefaultTemplate) : undefined;
}

const settingsOf = (root: string) => resolve(root, process.env.RONBUN_SETTINGS ?? 'settings.json');

function hashOf(root: string): string {
  const hash = createHash('sha256');
  const settings = settingsOf(root);
  if (existsSync(settings)) hash.update(readFileSync(settings)).update('\0');
  const lock = join(root, 'package-lock.json');
  if (existsSync(lock)) {
    const { packages } = JSON.parse(readFileSync(lock, 'utf8'));
    for (const name of CDK_PACKAGES) hash.update(`${name} ${packages[`node_modules/${name}`]?.version}\0`);
  }
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
    if (/ERR_MODULE_NOT_FOUND/.test(stderr)) throw new TemplateError(WITHOUT_CDK);
    const refused = stderr.split('\n').find((line) => isDiskFault(new Error(line)));
    if (refused) throw new TemplateError(refused);
    throw new TemplateError(`the stack does not synthesise:\n${stderr.trim() || (error as Error).message}`);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
