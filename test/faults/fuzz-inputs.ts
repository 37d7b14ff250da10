/** Inputs for fuzzing: soups of a format's own words, and good samples with a part lost, doubled or overwritten. */
import fc from 'fast-check';

/** Text of any sort, control characters and lone surrogates included. */
const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('\u0000', '\ud800', '\u202e', '\r', '\n', '\u2028', '😀', 'ﬁ', 'e\u0301'),
);

/** The format's own words in any order, among noise. */
export const soup = (words: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...words) }, noise), { maxLength: 60 })
    .map((parts) => parts.join(''));

/** A sample that is right, but for a few wounds. */
export const wounded = (sample: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat(sample.length),
        length: fc.nat(80),
        kind: fc.constantFrom('lost', 'doubled', 'overwritten', 'cut'),
        with: noise,
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((wounds) =>
      wounds.reduce((text, { at, length, kind, with: other }) => {
        const [before, part, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
        if (kind === 'lost') return before + after;
        if (kind === 'doubled') return before + part + part + after;
        if (kind === 'cut') return before;
        return before + other + after;
      }, sample),
    );

/** The same of bytes, for files. */
export const woundedBytes = (sample: Uint8Array): fc.Arbitrary<Uint8Array> =>
  wounded(Buffer.from(sample).toString('latin1')).map((text) => new Uint8Array(Buffer.from(text, 'latin1')));

/** Any JSON value with the given keys likelier than others. */
export const jsonAround = (keys: readonly string[], values: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...values),
      fc.jsonValue(),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('object'),
    ),
    object: fc.dictionary(
      fc.oneof(fc.constantFrom(...keys, '__proto__', 'constructor'), fc.string({ maxLength: 5 })),
      tie('value'),
      {
        maxKeys: 6,
      },
    ),
  })).object;

/** One character or word again and again: what makes a careless expression or loop take for ever. */
export const floods = (words: readonly string[], length = 20_000): string[] =>
  words.map((word) => word.repeat(Math.ceil(length / word.length)));
