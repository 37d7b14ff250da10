import { describe, expect, test } from '@jest/globals';
import { dayWritten } from '../../../shared/papers/time/calendar-day.ts';
import { inEnglish } from '../../../shared/papers/time/foreign-days.ts';
import { writtenRange } from '../../../shared/papers/time/written-range.ts';

const months = [
  ['January', 'janvier', 'Januar', 'Jänner', 'enero', 'gennaio', 'janeiro', 'januari'],
  ['February', 'février', 'Februar', 'febrero', 'febbraio', 'fevereiro', 'februari'],
  ['March', 'mars', 'März', 'marzo', 'março', 'maart'],
  ['April', 'avril', 'abril', 'aprile'],
  ['May', 'mai', 'Mai', 'mayo', 'maggio', 'maio', 'mei'],
  ['June', 'juin', 'Juni', 'junio', 'giugno', 'junho'],
  ['July', 'juillet', 'Juli', 'julio', 'luglio', 'julho'],
  ['August', 'août', 'agosto', 'augustus'],
  ['September', 'septembre', 'septiembre', 'settembre', 'setembro'],
  ['October', 'octobre', 'Oktober', 'octubre', 'ottobre', 'outubro'],
  ['November', 'novembre', 'noviembre', 'novembro'],
  ['December', 'décembre', 'Dezember', 'diciembre', 'dicembre', 'dezembro'],
];

describe('days in other languages', () => {
  test('every month is known by its names, as feeds write a date and as headings do', () => {
    for (const [at, [english, ...names]] of months.entries())
      for (const name of names) {
        const month = String(at + 1).padStart(2, '0');
        expect([name, dayWritten(`5 ${name} 2024`)]).toEqual([name, `2024-${month}-05`]);
        expect([name, writtenRange(`5 ${name} 2024`)?.days]).toEqual([name, writtenRange(`5 ${english} 2024`)?.days]);
      }
    expect(dayWritten('lun., 25 mars 2024 10:00:00 +0100')).toBe('2024-03-25');
    expect(dayWritten('25. Dez. 2023')).toBe('2023-12-25');
  });

  test.each([
    ['Semaine du 25 au 31 mars 2024', '25 - 31 March 2024'],
    ['Du 1er au 7 avril 2024', '1 - 7 April 2024'],
    ['du 26 février au 3 mars 2024', '26 February - 3 March 2024'],
    ['25.–31. März 2024', '25 - 31 March 2024'],
    ['25. März – 31. März 2024', '25 March - 31 March 2024'],
    ['Woche vom 18. bis 24. März 2024', '18 - 24 March 2024'],
    ['del 25 al 31 de marzo de 2024', '25 - 31 March 2024'],
    ['Semana del 26 de febrero al 3 de marzo de 2024', '26 February - 3 March 2024'],
    ['dal 18 al 24 marzo 2024', '18 - 24 March 2024'],
    ['25 a 31 de março de 2024', '25 - 31 March 2024'],
    ['25 maart t/m 31 maart 2024', '25 March - 31 March 2024'],
    ['Semaine 13, 2024', 'Week 13, 2024'],
    ['Semana 13 de 2024', 'Week 13, 2024'],
    ['Kalenderwoche 13, 2024', 'Week 13, 2024'],
    ['Semana del 25 de marzo de 2024', 'Week of 25 March 2024'],
  ])('%s means %s', (written, meant) => {
    const read = writtenRange(written);
    expect({ days: read?.days, year: read?.year }).toEqual({
      days: writtenRange(meant)?.days,
      year: writtenRange(meant)?.year,
    });
  });

  test('a word that is a month elsewhere stays what it is, unless a number stands beside it or it stands alone', () => {
    for (const text of ['Mission to Mars and back', 'Mai Tran, Marco Polo', 'the gen 2 set', 'March 25 - 31, 2024'])
      expect(inEnglish(text)).toBe(text);
    expect(inEnglish('Mars')).toBe('March');
    expect(inEnglish('avril 2024')).toBe('April 2024');
  });
});
