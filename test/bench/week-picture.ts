/** Where the time of a week goes, as stacked bars: one bar a week, drawn by its time a paper so that weeks compare. */

/** In the order in which a week goes through them. */
export const STAGES = ['collect', 'summarise', 'publish', 'deliver', 'close'] as const;
export type Stage = (typeof STAGES)[number];
/** Seconds of a week by stage. */
export type StageSeconds = Readonly<Record<Stage, number>>;

export interface WeekBar {
  readonly papers: number;
  readonly stages: StageSeconds;
}

const LABELS: Readonly<Record<Stage, string>> = {
  collect: 'start and collect',
  // One paper is read while another is summarised.
  summarise: 'read and summarise',
  publish: 'publish',
  deliver: 'deliver',
  close: 'write and close',
};
/** Told apart in print and by readers who see few colours: hues of Okabe and Ito (2008). */
const COLOURS: Readonly<Record<Stage, string>> = {
  collect: '#56b4e9',
  summarise: '#e69f00',
  publish: '#009e73',
  deliver: '#cc79a7',
  close: '#999999',
};

const WIDTH = 720;
const LEFT = 110;
const RIGHT = 150;
const BAR = 34;
const GAP = 14;
const TOP = 60;

/**
 * Seconds by stage from when each stage's line was printed.
 * @param ends milliseconds from the start at which a stage ended; a stage without a line took none
 */
export function stageSeconds(ends: Readonly<Partial<Record<Stage, number>>>): StageSeconds {
  let before = 0;
  const spent = STAGES.map((stage) => {
    const end = Math.max(ends[stage] ?? before, before);
    const seconds = (end - before) / 1000;
    before = end;
    return [stage, Math.round(seconds * 100) / 100] as const;
  });
  return Object.fromEntries(spent) as Record<Stage, number>;
}

/** An SVG with a bar for each week; its text tells the same figures to those who do not see it. */
export function weekPicture(weeks: readonly WeekBar[]): string {
  const perPaper = weeks.map(({ papers, stages }) => total(stages) / papers);
  const scale = (WIDTH - LEFT - RIGHT) / Math.max(...perPaper);
  const height = TOP + weeks.length * (BAR + GAP) + 10;
  const legend = STAGES.map((stage, i) => {
    const [x, y] = [LEFT + (i % 3) * 195, 14 + Math.floor(i / 3) * 20];
    return `<rect x="${x}" y="${y - 10}" width="12" height="12" fill="${COLOURS[stage]}"/><text x="${x + 17}" y="${y}">${LABELS[stage]}</text>`;
  });
  const bars = weeks.map(({ papers, stages }, row) => {
    const y = TOP + row * (BAR + GAP);
    let x = LEFT;
    const parts = STAGES.map((stage) => {
      const width = (stages[stage] / papers) * scale;
      const rect = `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${COLOURS[stage]}"><title>${LABELS[stage]}: ${stages[stage]} s</title></rect>`;
      x += width;
      return rect;
    });
    const told = `${total(stages).toFixed(1)} s, ${perPaper[row]!.toFixed(2)} s a paper`;
    return `<text x="${LEFT - 8}" y="${y + 22}" text-anchor="end">${papers} papers</text>${parts.join('')}<text x="${(x + 8).toFixed(1)}" y="${y + 22}">${told}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Time a paper of local weeks, by stage" font-family="sans-serif" font-size="12">
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
${[...legend, ...bars].join('\n')}
</svg>
`;
}

const total = (stages: StageSeconds): number => STAGES.reduce((sum, stage) => sum + stages[stage], 0);
