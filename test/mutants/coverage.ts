/** Which places of the sources ran since the last look, by V8's own counters. */
import { type Profiler, Session } from 'node:inspector';
import { ownPath } from './own-modules.ts';

/** A place that is asked about; `n` names it in the answer. */
export interface Place {
  readonly file: string;
  readonly n: number;
  readonly start: number;
}

/** @returns a look: numbers of the places that ran since the look before */
export function watchPlaces(root: string, places: readonly Place[]): () => number[] {
  const byFile = Map.groupBy(places, (place) => place.file);
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return () => {
    let scripts: Profiler.ScriptCoverage[] = [];
    session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
      scripts = result;
    });
    const ran = new Set<number>();
    for (const { url, functions } of scripts) {
      const ranges = functions.flatMap((each) => each.ranges);
      for (const { n, start } of byFile.get(ownPath(root, url) ?? '') ?? []) {
        const around = ranges.filter((range) => range.startOffset <= start && start < range.endOffset);
        const innermost = around.sort((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset))[0];
        if (innermost && innermost.count > 0) ran.add(n);
      }
    }
    return [...ran];
  };
}
