/** Small words of the desk's pages. */

export const minute = (instant: Date) => `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
