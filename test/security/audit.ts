/**
 * Asks the registry for known weaknesses of what we ship, and fails on a high or critical one that has no written reason.
 *
 *     node --experimental-strip-types test/security/audit.ts
 *
 * `audit-exceptions.json` maps the address of an advisory to the reason why it does not concern us. A registry that cannot
 * be asked is said so and fails nothing: the machine may be without a network, and a mirror may not serve advisories.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Advisory {
  readonly url?: string;
  readonly title?: string;
  readonly severity?: string;
}

interface AuditReport {
  readonly error?: unknown;
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly severity: string; readonly via: readonly (Advisory | string)[] }>
  >;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GRAVE: ReadonlySet<string> = new Set(['high', 'critical']);

const exceptions = JSON.parse(readFileSync(new URL('./audit-exceptions.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>;

function ask(): AuditReport | undefined {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 60_000,
  });
  try {
    const report = JSON.parse(stdout) as AuditReport;
    return report.vulnerabilities ? report : undefined;
  } catch {
    return undefined;
  }
}

const report = ask();
if (!report) {
  console.log('audit: the registry could not be asked for advisories; nothing was checked');
  process.exit(0);
}
const grave = Object.entries(report.vulnerabilities ?? {}).flatMap(([name, { via }]) =>
  via.flatMap((one) => (typeof one === 'object' && GRAVE.has(one.severity ?? '') ? [{ name, ...one }] : [])),
);
const open = grave.filter(({ url = '' }) => !exceptions[url]?.trim());
for (const { name, severity, title, url } of open) console.log(`audit: ${severity} in ${name}: ${title} ${url}`);
console.log(`audit: ${grave.length} grave advisories, ${grave.length - open.length} of them with a written reason`);
process.exit(open.length > 0 ? 1 : 0);
