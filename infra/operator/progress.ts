/** One line per stage of a long run: redrawn in a terminal; everywhere else printed when a stage ends, and once a minute before. */

const WIDTH = 24;
const TELL_EVERY_MS = 60_000;

interface StageState {
  readonly name: string;
  done: number;
  total: number;
  note: string;
  ended: boolean;
  /** When a line of it was printed last, where lines are not redrawn. */
  told: number;
}

export interface Progress {
  /** Begins or updates a stage; `total` 0 means not known yet. */
  stage(name: string, done: number, total: number, note?: string): void;
  /** Ends a stage with its last figures. */
  end(name: string, note?: string): void;
  /** A line of its own above the bars. */
  say(line: string): void;
  close(): void;
}

/** For work whose asker waits for the end alone. */
export const UNSEEN: Progress = { stage: () => {}, end: () => {}, say: () => {}, close: () => {} };

/** @param stream stderr, so that the last line of stdout stays a machine's */
export function createProgress(
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
  now: () => number = Date.now,
): Progress {
  const stages: StageState[] = [];
  let drawn = 0;

  const find = (name: string): StageState => {
    let stage = stages.find((each) => each.name === name);
    if (!stage) {
      stage = { name, done: 0, total: 0, note: '', ended: false, told: now() };
      stages.push(stage);
    }
    return stage;
  };

  const line = ({ name, done, total, note }: StageState): string => {
    const filled = total === 0 ? 0 : Math.round((WIDTH * Math.min(done, total)) / total);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    const count = total === 0 ? '…' : `${done}/${total}`;
    return `${name.padEnd(10)} ${bar} ${count}${note ? `  ${note}` : ''}`;
  };

  function erase(): void {
    if (drawn > 0) stream.write(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  }

  function draw(): void {
    if (!stream.isTTY) return;
    erase();
    for (const stage of stages) stream.write(`${line(stage).slice(0, (stream.columns ?? 80) - 1)}\n`);
    drawn = stages.length;
  }

  return {
    stage(name, done, total, note) {
      const stage = find(name);
      Object.assign(stage, { done, total }, note === undefined ? {} : { note });
      draw();
      if (stream.isTTY || stage.ended || now() - stage.told < TELL_EVERY_MS) return;
      stage.told = now();
      stream.write(`${line(stage)}\n`);
    },
    end(name, note) {
      const stage = find(name);
      if (stage.ended) return;
      Object.assign(stage, { done: stage.total, ended: true }, note === undefined ? {} : { note });
      if (stream.isTTY) draw();
      else stream.write(`${line(stage)}\n`);
    },
    say(text) {
      if (stream.isTTY) erase();
      stream.write(`${text}\n`);
      draw();
    },
    close() {
      drawn = 0;
    },
  };
}
