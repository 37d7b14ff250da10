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
    expect(dayWritten('Mi, 27 Mär 2024 09:00:00 MEZ')).toBe('2024-03-27');
    expect(dayWritten('mié, 27 mar 2024 09:00:00 +0100')).toBe('2024-03-27');
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

  test('a range from any month into the next is read in each language', () => {
    const forms = {
      de: (a: string, b: string) => `30. ${a} bis 6. ${b} 2024`,
      'de-AT': (a: string, b: string) => `30. ${a} – 6. ${b} 2024`,
      fr: (a: string, b: string) => `du 30 ${a} au 6 ${b} 2024`,
      es: (a: string, b: string) => `del 30 de ${a} al 6 de ${b} de 2024`,
      it: (a: string, b: string) => `dal 30 ${a} al 6 ${b} 2024`,
      pt: (a: string, b: string) => `30 de ${a} a 6 de ${b} de 2024`,
      nl: (a: string, b: string) => `30 ${a} t/m 6 ${b} 2024`,
    };
    for (const [language, form] of Object.entries(forms))
      for (let month = 0; month < 11; month += 1) {
        const name = (at: number): string =>
          new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, at, 15));
        const written = form(name(month), name(month + 1));
        const { from, to } = { from: { month: month + 1, day: 30 }, to: { year: 2024, month: month + 2, day: 6 } };
        expect([written, writtenRange(written)?.days]).toEqual([written, { kind: 'range', from, to }]);
      }
    expect(writtenRange('1.–7. September 2024')?.days).toEqual(writtenRange('1-7 September 2024')?.days);
  });

  test('a word that is a month elsewhere stays what it is, unless a number stands beside it or it stands alone', () => {
    for (const text of ['Mission to Mars and back', 'Mai Tran, Marco Polo', 'the gen 2 set', 'March 25 - 31, 2024'])
      expect(inEnglish(text)).toBe(text);
    expect(inEnglish('Mars')).toBe('March');
    for (const text of ['Mars 2020 Rover Findings', 'Mars 2 and its Lander', 'Top 5 Mars Papers', 'Lug 3 Bolts'])
      expect(inEnglish(text)).toBe(text);
    for (const text of [
      'Mars 2024',
      'Papers, 25 Mars 2024',
      'Bulletin de Mars 2024',
      'Veille, mars 2024',
      '25-31 Mars',
    ])
      expect(inEnglish(text)).toContain('March');
    expect(inEnglish('avril 2024')).toBe('April 2024');
  });
});
