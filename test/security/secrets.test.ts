/** No tracked file holds a secret or a path of the machine it was written on. */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../support/synthesised.ts';

/** Put together from pieces, so that this very file passes. */
const pattern = (...pieces: string[]) => new RegExp(pieces.join(''));
const SECRETS: Readonly<Record<string, RegExp>> = {
  'an AWS access key': pattern('\\b(?:AK', 'IA|AS', 'IA)[0-9A-Z]{16}\\b'),
  'an AWS secret': pattern('aws_secret_access', '_key\\s*[=:]\\s*["\']?[A-Za-z0-9/+]{40}'),
  'a private key': pattern('-----BEGIN ', '(?:RSA |EC |OPENSSH |PGP )?PRIVATE', ' KEY'),
  'a token of a code host': pattern(
    '\\b(?:gh[pousr]_[A-Za-z0-9]{36}|github',
    '_pat_[A-Za-z0-9_]{22,}|glpat',
    '-[A-Za-z0-9_-]{20})',
  ),
  'a token of a chat or a model': pattern('\\b(?:xox[baprs]-[A-Za-z0-9-]{10,}|sk', '-[A-Za-z0-9_-]{24,})'),
  'a token of a package registry': pattern('(?:npm_[A-Za-z0-9]{36}|_auth', 'Token\\s*=)'),
  'an account number in a role': pattern('arn:aws:iam::(?!0{12}|1{12}|123456789012)\\d{12}:'),
  'a path of one machine': pattern('(?<![\\w.:/-])/(?:wo', 'rk|home|Users|root)/[a-z][\\w-]*/'),
};

function trackedFiles(): string[] {
  try {
    return execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString('utf8')
      .split('\0')
      .filter(Boolean);
  } catch {
    console.log('not a git checkout: every file outside node_modules is looked at instead');
    return globSync('{*,{infra,functions,shared,test,.ci}/**/*}', { cwd: ROOT });
  }
}

test.each(Object.entries(SECRETS))('no file holds %s', (_name, secret) => {
  const guilty: string[] = [];
  for (const path of trackedFiles()) {
    const whole = join(ROOT, path);
    if (!statSync(whole, { throwIfNoEntry: false })?.isFile()) continue;
    const lines = readFileSync(whole, 'latin1').split('\n');
    lines.forEach((line, i) => {
      if (secret.test(line)) guilty.push(`${path}:${i + 1}`);
    });
  }
  expect(guilty).toEqual([]);
});
