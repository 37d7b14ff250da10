/** Named points of a delivery at which a test may throw or kill the process; in production nothing happens there. */

export type StageName =
  | 'after-begin'
  | 'after-freeze'
  | 'before-enqueue'
  | 'before-claim'
  | 'after-claim'
  | 'before-ses'
  | 'after-ses'
  | 'after-record'
  | 'before-finish';

export type Stage = (name: StageName) => void | Promise<void>;

export const noStage: Stage = () => {};
