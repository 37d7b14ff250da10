/** Every goal of performance, which bench measures it, and what that bench leaves out. */

/** Any bench's figures; rows read them by name and are told apart from those of a bench that failed. */
// biome-ignore lint/suspicious/noExplicitAny: each bench has its own figures, and a name that is gone shows as a failed row
type Figures = any;

export interface Reading {
  readonly figure: string;
  readonly met: boolean;
}

export interface Row {
  readonly what: string;
  readonly goal: string;
  /** Of the last run: figure and whether it is good enough. Undefined where this run could not tell. */
  readonly read: (figures: Figures) => Reading | undefined;
  /** Why it is missed, where it is known to be. */
  readonly reason?: string;
  readonly leavesOut?: string;
}

const spread = ({ median, spread: [least, most] }: { median: number; spread: readonly [number, number] }) =>
  `${median} (${least}–${most})`;
const most = (figure: number, goal: number, said = String(figure)): Reading => ({ figure: said, met: figure <= goal });
const least = (figure: number, goal: number, said = String(figure)): Reading => ({ figure: said, met: figure >= goal });
const percent = (share: number) => `${(100 * share).toFixed(0)}%`;

export const ROWS: Readonly<Record<string, readonly Row[]>> = {
  extract: [
    {
      what: 'PDF to document, CPU a page against PDFium’s raw text',
      goal: '≤ 1.5',
      read: ({ raw }) => most(raw.ratio.median, 1.5, spread(raw.ratio)),
      reason: 'letters are asked for their places, and text that hides is looked for',
      leavesOut: 'the process that reads; starting it',
    },
    {
      what: 'memory over 500 documents in one process (fewer when quick)',
      goal: '≤ +10%',
      read: ({ memoryGrowth, documents }) =>
        documents === 0 ? undefined : most(memoryGrowth, 0.1, `${percent(memoryGrowth)} more, ${documents} read`),
      leavesOut: 'other documents: the files of the corpus are read again and again',
    },
    {
      what: 'letters in order against a hand-made text',
      goal: '≥ 0.97',
      read: ({ textVsTruth }) => (textVsTruth === undefined ? undefined : least(textVsTruth, 0.97)),
      leavesOut: 'all papers but one; a text from right to left; words',
    },
  ],
  pages: [
    {
      what: 'main text of HTML, F1',
      goal: '≥ 0.97',
      read: ({ f1 }) => (f1 === undefined ? undefined : least(f1, 0.97)),
      leavesOut: 'unseen pages: these were looked at while it was written',
    },
    {
      what: 'its time against Readability',
      goal: '≤ 1.25',
      read: ({ timeVsReadability }) => most(timeVsReadability.median, 1.25, spread(timeVsReadability)),
      reason: 'hidden text is decided as browsers do, style sheets included',
      leavesOut: 'fetching',
    },
  ],
  coldstart: [
    {
      what: 'start of the slowest handler against peer 1',
      goal: '≤ 0.6',
      read: ({ peerRatio }) => most(peerRatio, 0.6),
      reason: 'collect parses feeds and pages, and loads all of it before its first event',
      leavesOut: 'Lambda’s own start, arm64',
    },
    { what: 'likewise against peer 2', goal: '≤ 0.9', read: ({ peer2Ratio }) => most(peer2Ratio, 0.9) },
  ],
  deliver: [
    {
      what: 'sender, processor time a mail, µs',
      goal: '≤ 250',
      read: ({ cpuMicrosecondsPerMail }) => most(cpuMicrosecondsPerMail, 250),
      reason: 'a busy processor; on a free one 192 were measured with a million readers',
      leavesOut: 'a warm sender: starting is spread over few readers here',
    },
    {
      what: 'table writes a mail (requests)',
      goal: '≤ 0.2',
      read: ({ writesPerMail }) => most(writesPerMail, 0.2),
      leavesOut: 'units: a write of a chunk may bill several',
    },
    {
      what: 'grant kept busy by two senders, the worst of those tried',
      goal: '≥ 95%',
      read: ({ grants }: { grants: { perSecond: number; keptBusy: number }[] }) => {
        const shares = grants.map(({ keptBusy }) => keptBusy);
        const said = grants.map(({ perSecond, keptBusy }) => `${percent(keptBusy)} of ${perSecond}/s`).join(', ');
        return least(Math.min(...shares), 0.95, said);
      },
      reason: 'engines and senders share two cores',
    },
    {
      what: 'seconds over the grant',
      goal: 'none',
      read: ({ grants }: { grants: { perSecond: number; busiestSecond: number }[] }) => ({
        figure: grants.map(({ perSecond, busiestSecond }) => `${busiestSecond} of ${perSecond}`).join(', '),
        met: grants.every(({ perSecond, busiestSecond }) => busiestSecond <= perSecond),
      }),
      reason: 'a mail that waits for the processor arrives in the next second',
    },
  ],
  archive: [
    {
      what: 'publish of ten papers after ten years, CPU seconds',
      goal: '≤ 1',
      read: ({ points }) => {
        const last = lastOf(points, 10);
        return most(last.seconds.median, 1, spread(last.seconds));
      },
      leavesOut: 'the network, a second language, mail',
    },
    {
      what: 'the same against the first year',
      goal: '≤ 1.25',
      read: ({ growth }) => most(growth, 1.25, `× ${growth.toFixed(2)}`),
    },
    {
      what: 'its memory, MB',
      goal: '≤ 350',
      read: ({ points }) => most(lastOf(points, 10).peakMb, 350),
    },
    {
      what: 'first search of a reader, MB gz',
      goal: '≤ 1',
      read: ({ points }) => most(lastOf(points, 10).searchMb, 1),
      leavesOut: 'real words: invented ones, spread as real ones are',
    },
    {
      what: 'publish of 200 papers, CPU seconds against the first ones',
      goal: '≤ 1.25',
      read: ({ points }) => {
        const large = points.filter(({ papers }: { papers: number }) => papers === 200);
        const growth = large.at(-1).seconds.median / large[0].seconds.median;
        return most(growth, 1.25, `× ${growth.toFixed(2)}, ${large.at(-1).seconds.median} s`);
      },
    },
  ],
  week: [
    {
      what: 'local run, memory of the command, MB',
      goal: '≤ 450, flat',
      read: ({ weeks }: { weeks: { papers: number; commandMb: number }[] }) => ({
        figure: weeks.map(({ papers, commandMb }) => `${commandMb} with ${papers} papers`).join(', '),
        met: weeks.every(({ commandMb }) => commandMb <= 450),
      }),
      reason: 'embedded engines, their host and the command are one process',
    },
  ],
  command: [
    {
      what: 'npm ci on the disk, MB',
      goal: '≤ 800',
      read: ({ installedMb }) => most(installedMb, 800),
      reason: 'aws-cdk-lib 161, Node itself 122, the linter 97, the browser of the tests 67',
    },
    {
      what: 'files',
      goal: '≤ 30,000',
      read: ({ files }) => most(files, 30_000),
      reason: 'aws-cdk-lib is a quarter of them',
    },
    {
      what: 'without development packages, MB',
      goal: '≤ 350',
      read: ({ withoutDevMb }) => most(withoutDevMb, 350),
      leavesOut: 'an install of its own: counted by the lock file',
    },
    {
      what: 'first digest after npm ci against the second',
      goal: '≤ 1.3',
      read: ({ firstDigest }) => most(firstDigest.median, 1.3, spread(firstDigest)),
      reason: 'Node compiles what the command loads, and keeps it for the next time',
      leavesOut: 'papers of usual length: the bundled week; when quick, more than one pair',
    },
    {
      what: '--help against an empty Node, under npm',
      goal: '≤ 1.5',
      read: ({ help }) => most(help.median, 1.5, spread(help)),
    },
    {
      what: 'status, likewise',
      goal: '≤ 2.5',
      read: ({ status }) => most(status.median, 2.5, spread(status)),
      reason: 'it starts the embedded table, queues and bucket to ask them',
    },
  ],
  cost: [
    {
      what: 'model input tokens against the usual way, second reader and repair included',
      goal: '≤ 0.30',
      read: ({ inputRatio }) => most(inputRatio, 0.3, inputRatio.toFixed(2)),
      leavesOut: 'a further language',
    },
    {
      what: 'calls a paper',
      goal: '≤ 3.2',
      read: ({ callsPerPaper }) => most(callsPerPaper, 3.2, callsPerPaper.toFixed(1)),
    },
    {
      what: 'money against the usual way, on demand',
      goal: '≤ 0.45',
      read: ({ moneyRatio }) => most(moneyRatio, 0.45, moneyRatio.toFixed(3)),
      reason: 'where the cheapest model writes, its second reader costs as much',
    },
    {
      what: 'the same with drafts by batch',
      goal: '≤ 0.30',
      read: ({ moneyRatioBatch }) => most(moneyRatioBatch, 0.3, moneyRatioBatch.toFixed(3)),
    },
  ],
};

/** Goals that this command does not measure, and where they are held instead. */
export const ELSEWHERE: readonly (readonly [what: string, goal: string, where: string])[] = [
  [
    'two-column order on unseen papers, mean · worst',
    '≥ 0.98 · ≥ 0.93',
    'bench extract --write DIR, then an order measure',
  ],
  ['word F1 against a layout model’s text', '≥ 0.98', 'no such text is here'],
  ['surplus messages of the sweep at a slow grant', '≤ 1 a chunk', 'test/deliveries/prepare.test.ts'],
  ['rows read by one bounce', '≤ 5', 'test/functions/feedback.test.ts'],
  ['feedback, events a second', '≥ 2 × the grant', 'reckoned in infra/cloud/deliveries.ts, not measured'],
  ['npm test on two cores', '< 5 min', 'npm test tells its own time'],
];

interface Point {
  readonly papers: number;
  readonly seconds: { readonly median: number; readonly spread: readonly [number, number] };
  readonly peakMb: number;
  readonly searchMb: number;
}

const lastOf = (points: readonly Point[], size: number): Point =>
  points.filter(({ papers }) => papers === size).at(-1)!;
