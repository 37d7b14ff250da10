/** What keeps the flow going: the operator's way in, and the sweeper that finds what a crash left between two steps. */
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { VARIABLES } from '../../shared/platform/environment.ts';
import type { Deliveries } from './deliveries.ts';
import type { Editions } from './editions.ts';
import type { Foundation } from './foundation.ts';
import { Handler } from './function/handler.ts';
import type { Papers } from './papers.ts';

export interface OperationsProps extends Foundation {
  readonly papers: Papers;
  readonly editions: Editions;
  readonly deliveries: Deliveries;
}

export class Operations extends Construct {
  readonly rerun: Handler;
  readonly sweep: Handler;

  constructor(scope: Construct, id: string, base: OperationsProps) {
    super(scope, id);
    const { papers, editions, deliveries, settings } = base;
    this.rerun = new Handler(this, 'Rerun', base, {
      name: 'rerun',
      duty: 'Enters a week again from a stage on; invoked by an operator with IAM alone',
      // 79 MB were measured; no text goes through it.
      memory: 256,
      // Waits for collect or publish, which take 300 s at most.
      timeout: 330,
      whenFailing: 'Readers feel nothing; an operator cannot enter a week again.',
    });
    papers.grantRead(this.rerun);
    papers.queue.grantSend(this.rerun);
    deliveries.grantForce(this.rerun);
    this.#grantInvoke(papers.collect, 'collectFunction');
    this.#grantInvoke(editions.publish, 'publishFunction');
    this.rerun.giveSettings(settings);

    this.sweep = new Handler(this, 'Sweep', base, {
      name: 'sweep',
      duty: 'Finds papers and mails that got stuck between two steps and enters them again',
      // 78 MB were measured; it reads keys and states alone.
      memory: 256,
      // Two weeks of papers, and every open delivery's chunks.
      timeout: 300,
      whenFailing: 'Nothing at first; what gets stuck from now on stays stuck.',
    });
    papers.grantRead(this.sweep);
    papers.grantEnqueue(this.sweep);
    deliveries.grantSweep(this.sweep);
    editions.grantPunctuality(this.sweep);
    this.sweep.giveSettings(settings);
  }

  /** Invokes the very function and no version of it. */
  #grantInvoke(target: Handler, variable: keyof typeof VARIABLES): void {
    Grant.addToPrincipal({
      grantee: this.rerun,
      actions: ['lambda:InvokeFunction'],
      resourceArns: [target.function.functionArn],
    });
    this.rerun.give(variable, target.function.functionName);
  }
}
