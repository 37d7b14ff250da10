import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { type Form, formNumber, readEach, readStored } from '../../shared/platform/stored.ts';
import type { Item, SetAside } from '../../shared/platform/table.ts';

interface Lamp {
  readonly colour: 'red' | 'green';
  readonly watts: number;
}
const schema = v.object({ colour: v.picklist(['red', 'green']), watts: v.number() });
const FIRST: Form<Lamp> = { schema };
/** The first form said `power` in kilowatts, the second `power` in watts. */
const THIRD: Form<Lamp> = {
  schema,
  upgrades: [
    ({ power, ...rest }) => ({ ...rest, power: (power as number) * 1000 }),
    ({ power, ...rest }) => {
      if (typeof power !== 'number') throw new TypeError('no power');
      return { ...rest, watts: power };
    },
  ],
};

function read(form: Form<Lamp>, record: unknown) {
  const told: SetAside[] = [];
  const reading = readStored({ setAside: (one) => told.push(one) }, form, 'LAMP#1 / META', record);
  return { reading, told };
}

describe('a stored record', () => {
  test.each([
    ['of the first form, which need not say so', { colour: 'red', power: 0.06 }],
    ['of the first form that says so', { form: 1, colour: 'red', power: 0.06 }],
    ['of the second form', { form: 2, colour: 'red', power: 60 }],
    ['of the newest form', { form: 3, colour: 'red', watts: 60 }],
  ])('%s is read as the newest', (_name, record) => {
    const { reading, told } = read(THIRD, record);
    expect(reading).toEqual({ read: { colour: 'red', watts: 60 } });
    expect(told).toEqual([]);
  });

  test.each([
    [{ form: 4, colour: 'red', watts: 60 }, 'its form 4 is newer than 3, the newest that is known here'],
    [{ form: 2, colour: 'red' }, 'its form 2 could not be brought up to 3'],
    [{ form: 'three', colour: 'red', watts: 60 }, 'form is not number'],
    [{ form: 0, colour: 'red', watts: 60 }, 'form is not >=1'],
    [{ form: 3, watts: 60 }, 'colour is missing'],
    [{ form: 3, colour: 'blue', watts: 60 }, 'colour is not ("red" | "green")'],
    [null, 'the record is not Object'],
    [undefined, 'the record is missing'],
  ])('%j is set aside, and the table is told why', (record, reason) => {
    const { reading, told } = read(THIRD, record);
    expect(reading).toEqual({ setAside: { key: 'LAMP#1 / META', reason } });
    expect(told).toEqual([{ key: 'LAMP#1 / META', reason }]);
  });

  test('the number to write is that of the newest form', () => {
    expect([formNumber(FIRST), formNumber(THIRD)]).toEqual([1, 3]);
  });

  test('a reason never holds what stands in the record', () => {
    const secret = 'somebody@example.com';
    const places = fc.constantFrom('colour', 'watts', 'form');
    fc.assert(
      fc.property(places, (place) => {
        const { told } = read(FIRST, { colour: 'red', watts: 1, [place]: secret });
        expect(told).toHaveLength(1);
        expect(JSON.stringify(told)).not.toContain('somebody');
      }),
    );
  });

  test('whatever stands in some rows, the others are read, in their order', async () => {
    const row = fc.oneof(fc.record({ colour: fc.constantFrom('red', 'green'), watts: fc.integer() }), fc.object());
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        const told: SetAside[] = [];
        const good = rows.filter((one) => v.is(schema, one) && !Object.hasOwn(one, 'form'));
        async function* items() {
          for (const [i, one] of rows.entries()) yield { ...one, pk: `LAMP#${i}`, sk: 'META' } as Item;
        }
        const found: Lamp[] = [];
        for await (const lamp of readEach({ setAside: (one) => told.push(one) }, FIRST, items())) found.push(lamp);
        expect(found).toEqual(good);
        expect(told).toHaveLength(rows.length - good.length);
      }),
    );
  });
});
