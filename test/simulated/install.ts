/** MiniStack in a Python environment of its own, in the user's cache folder; made once for each version. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './children.ts';

/** PyPI `ministack`, MIT: AWS's interfaces on this machine, written by others. Another version may lack other things. */
export const MINISTACK = '1.5.33';
/** PyPI `cfn-lint`, MIT-0: CloudFormation's own schemas and rules. */
const CFN_LINT = '1.58.0';

const PACKAGES = { ministack: `ministack==${MINISTACK}`, 'cfn-lint': `cfn-lint==${CFN_LINT}` } as const;

/** This machine lacks what the run needs: said, and neither a success nor a failure. */
export class NotRunError extends Error {
  override name = 'NotRunError' as const;
}

/** What pip says where no registry answers. */
const NO_REGISTRY =
  /Failed to establish a new connection|NewConnectionError|Name or service not known|Temporary failure in name resolution|Could not find a version that satisfies|Read timed out|ProxyError|Network is unreachable|HTTP error (?:403|407|50\d)/i;

const LOOK_MS = 20_000;
const INSTALL_MS = 240_000;

/** @returns the Python that has the package. @throws NotRunError, Error */
export async function install(name: keyof typeof PACKAGES, env: Readonly<Record<string, string>>): Promise<string> {
  const requirement = PACKAGES[name];
  const folder = join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ronbun', requirement.replace('==', '-'));
  const python = join(folder, 'bin', 'python');
  if (existsSync(python)) return python;
  const base = await findPython(env);
  // Made beside and renamed, so that a run that is stopped leaves no half of it, and two runs don't meet.
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    const made = await run(base, ['-m', 'venv', making], { env, limitMs: INSTALL_MS });
    if (made.code !== 0) throw new NotRunError(`${base} makes no environment of its own (python3 -m venv)`);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '1', requirement];
    const got = await run(join(making, 'bin', 'python'), pip, { env, limitMs: INSTALL_MS });
    if (got.code !== 0 && NO_REGISTRY.test(got.output)) throw new NotRunError('no registry of Python packages answers');
    if (got.code !== 0) throw new Error(`pip could not install ${requirement}: ${got.output.slice(-1000)}`);
    if (!existsSync(python)) renameSync(making, folder);
    return python;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

const NEW_ENOUGH = 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else 1)';

async function findPython(env: Readonly<Record<string, string>>): Promise<string> {
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10']) {
    const found = await run(name, ['-c', NEW_ENOUGH], { env, limitMs: LOOK_MS }).catch(() => undefined);
    if (found?.code === 0) return name;
  }
  throw new NotRunError('there is no Python 3.10 or newer');
}
