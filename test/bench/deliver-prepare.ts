/** The audience frozen into chunks, as publish does it; in a process of its own, so that its memory is not the sender's. */
import type { PrepareReport, WorkerJob } from './deliver-processes.ts';

const job = JSON.parse(process.argv[2] ?? '{}') as WorkerJob;
Object.assign(process.env, job.environment);

const { deliveryServices } = await import('../../functions/delivery-services.ts');
const { prepareDeliveries } = await import('../../shared/deliveries/ledger/prepare.ts');
const { queueFromEnvironment, tableFromEnvironment } = await import('../../shared/platform/from-environment.ts');

const started = performance.now();
await prepareDeliveries(deliveryServices(tableFromEnvironment(), queueFromEnvironment('deliveriesQueue')), job.edition);
const report: PrepareReport = {
  seconds: (performance.now() - started) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
};
process.send?.(report, () => process.exit(0));
