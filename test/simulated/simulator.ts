/** MiniStack on a port of 127.0.0.1, with TLS and IAM in force, and what a program must know to speak to it alone. */
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { run, start } from './children.ts';
import { NotRunError } from './install.ts';

export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';
/** The bundled week, which the functions read instead of the internet. */
const SAMPLE = fileURLToPath(new URL('../../infra/local/sample', import.meta.url));

export interface Simulator {
  readonly port: number;
  /** Of every program that is to speak to the simulator and to nobody else. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const READY_MS = 60_000;
const LOOK_EVERY_MS = 250;

/** @param folder takes its certificate, its log and what the functions write. @throws NotRunError, Error */
export async function startSimulator(
  python: string,
  folder: string,
  own: Readonly<Record<string, string>>,
): Promise<Simulator> {
  const { certificate, key } = await makeCertificate(folder, own);
  const port = await freePort();
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const base = withoutAws(own);
  const simulator = start(python, ['-m', 'ministack'], {
    cwd: folder,
    log: openSync(join(folder, 'simulator.log'), 'a', 0o600),
    env: {
      ...base,
      // Without BIND_HOST it listens on every address of the machine.
      ...{ BIND_HOST: '127.0.0.1', MINISTACK_HOST: '127.0.0.1', GATEWAY_PORT: String(port), IOT_MTLS_ENABLED: '0' },
      ...{ MINISTACK_ACCOUNT_ID: ACCOUNT, MINISTACK_REGION: REGION, AUTH: 'true', LAMBDA_EXECUTOR: 'local' },
      // By default it depends on the machine.
      LAMBDA_ACCOUNT_CONCURRENCY: '1000',
      ...{ USE_SSL: '1', MINISTACK_SSL_CERT: certificate, MINISTACK_SSL_KEY: key },
      ...{ TMPDIR: temporary, RECORDED_WEB: SAMPLE, NODE_EXTRA_CA_CERTS: certificate, AWS_CA_BUNDLE: certificate },
    },
  });
  setDefaultCACertificates([readFileSync(certificate, 'utf8')]);
  let gone = false;
  void simulator.ended.then(() => {
    gone = true;
  });
  for (const until = Date.now() + READY_MS; ; ) {
    const answer = await fetch(`https://127.0.0.1:${port}/_ministack/health`, {
      signal: AbortSignal.timeout(5_000),
    }).catch(() => undefined);
    if (answer?.ok) break;
    if (gone || Date.now() > until) {
      await simulator.stop();
      throw new Error(
        `the simulator did not start: ${readFileSync(join(folder, 'simulator.log'), 'utf8').slice(-2000)}`,
      );
    }
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  return { port, env: { ...base, ...environmentOf(port, certificate) }, stop: simulator.stop };
}

/** Dummy keys, an endpoint, and no file of the user's: nothing can lead to a real account. */
function environmentOf(port: number, certificate: string): Record<string, string> {
  const endpoint = `https://127.0.0.1:${port}`;
  return {
    ...{ AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_S3: endpoint, AWS_REGION: REGION, AWS_DEFAULT_REGION: REGION },
    ...{ AWS_ACCESS_KEY_ID: ACCOUNT, AWS_SECRET_ACCESS_KEY: 'simulated', AWS_EC2_METADATA_DISABLED: 'true' },
    ...{ AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' },
    ...{ NODE_EXTRA_CA_CERTS: certificate, AWS_CA_BUNDLE: certificate },
  };
}

/** The environment without what would lead to an account or a model of the user's; this very Node comes first. */
function withoutAws(own: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(own).filter(([name]) => !/^(?:AWS_|BEDROCK_|OPENAI_|RONBUN_|NODE_OPTIONS$)/.test(name));
  return { ...Object.fromEntries(kept), PATH: `${dirname(process.execPath)}:${own.PATH ?? ''}`, NO_PROXY: '127.0.0.1' };
}

/** For this run alone. The policies of the stack refuse whatever comes without TLS. */
async function makeCertificate(folder: string, env: Readonly<Record<string, string>>) {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const made = await run(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-keyout', key, '-out', certificate, '-subj', '/CN=simulator'],
      ...['-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost', '-addext', 'basicConstraints=critical,CA:FALSE'],
    ],
    { env, limitMs: 20_000 },
  ).catch(() => undefined);
  if (made?.code !== 0) throw new NotRunError('there is no openssl to make a certificate with');
  return { certificate, key };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done, failed) => {
    server.on('error', failed).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
