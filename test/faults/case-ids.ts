/** Every case of the list of faults, by group: the list in the issue tracker is prose, this is its index. */
interface Group {
  readonly letter: string;
  readonly name: string;
  readonly cases: number;
  /** Later rows that are tests already; the ones between stand open. */
  readonly further?: readonly number[];
}

export const GROUPS: readonly Group[] = [
  { letter: 'I', name: 'Ingestion', cases: 24, further: [25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35] },
  { letter: 'Q', name: 'Queue', cases: 14, further: [15] },
  { letter: 'W', name: 'Worker and model', cases: 16, further: [17, 18, 19, 20, 21, 22] },
  { letter: 'S', name: 'Store', cases: 13, further: [14, 15, 16, 17] },
  { letter: 'P', name: 'Publish and deliver', cases: 30, further: [31, 32, 33, 34, 35] },
  { letter: 'H', name: 'Subscribe over HTTP', cases: 19, further: [20, 21, 22, 23, 24, 25, 26, 27] },
  { letter: 'F', name: 'Infrastructure', cases: 11, further: [12, 13, 14, 15, 16, 17, 18, 19] },
  { letter: 'O', name: 'Operator', cases: 0, further: [1, 2, 3, 4, 5, 6, 7] },
];

export const idsOf = ({ letter, cases, further = [] }: Group): string[] =>
  [...Array.from({ length: cases }, (_, i) => i + 1), ...further].map(
    (number) => `${letter}-${String(number).padStart(2, '0')}`,
  );

/** `I-01` to `F-11`. */
export const CASE_IDS: readonly string[] = GROUPS.flatMap(idsOf);

/** Finds ids in the title of a test; `2024-W13` and `UTF-16` are none. */
export const caseIdsIn = (title: string): string[] => title.match(/(?<![\w-])[IQWSPHFO]-\d{2}(?!\d)/g) ?? [];
