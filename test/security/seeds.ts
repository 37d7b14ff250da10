/**
 * Where every attack of this folder begins, one way for all: `ATTACK_SEED=n` is the first seed (default 1), `ATTACK_SEEDS=m` how
 * many follow (default 1). A failing test names its seed. `npm run faults -- --only attacks --first-seed n --seeds m` sets both.
 */
const FIRST = Number(process.env.ATTACK_SEED ?? 1);
const COUNT = Math.max(1, Number(process.env.ATTACK_SEEDS ?? 1));

export const SEEDS: readonly number[] = Array.from({ length: COUNT }, (_, i) => FIRST + i);
