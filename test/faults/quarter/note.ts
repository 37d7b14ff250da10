/** Told of each fault, in the order in which they strike: where, what was asked, and what became of it. */
export type Note = (fault: string) => void;
/** How the end of a worker is noted. */
export const KILLED = 'a worker is killed';
