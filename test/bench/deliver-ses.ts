/**
 * SES in a process of its own, started by `deliver.ts`: beside the table in one thread, a call would be counted when the
 * table lets it, and two calls could seem to arrive in a second that the sender kept apart.
 */
import { startSesStub } from '../support/ses-stub.ts';
import type { EnginesJob, SesReady, SesTruth } from './deliver-processes.ts';

const { perSecond } = JSON.parse(process.argv[2] ?? '{}') as EnginesJob;
/** SES answers a bulk call in some tens of milliseconds. */
const LATENCY_MS = 20;

const [spare, ses] = await Promise.all([
  startSesStub({ light: true }),
  startSesStub({ light: true, latencyMs: LATENCY_MS, account: { perSecond, perDay: 100_000_000 } }),
]);
const ready: SesReady = { ses: ses.url, spareSes: spare.url };
process.send?.(ready);
process.on('message', () => {
  const { accepted } = ses;
  const truth: SesTruth = {
    ...{ accepted: accepted.length, distinct: new Set(accepted.map(({ to }) => to[0])).size },
    ...{ posts: ses.posts.length, busiestSecond: ses.busiestSecond() },
    seconds: ((accepted.at(-1)?.at ?? 0) - (accepted[0]?.at ?? 0)) / 1000,
  };
  process.send?.(truth, () => process.exit(0));
});
