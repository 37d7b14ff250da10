/** Days in French, German, Spanish, Italian, Portuguese and Dutch, brought to the English words that are looked for. */

/** For each month its names without their accents, unless it has no other; of the short ones those that are no English word. */
const months: readonly (readonly [string, string])[] = [
  ['January', 'janvier janv januar janner enero ene gennaio janeiro januari'],
  ['February', 'fevrier fevr februar febrero febbraio fevereiro februari'],
  ['March', 'mars marz mär mrz marzo marco maart'],
  ['April', 'avril avr abril abr aprile'],
  ['May', 'mai mayo maggio maio mei'],
  ['June', 'juin juni junio giugno giu junho'],
  ['July', 'juillet juil juli julio luglio lug julho'],
  ['August', 'aout agosto augustus'],
  ['September', 'septembre septiembre settembre setembro'],
  ['October', 'octobre oktober okt octubre ottobre ott outubro'],
  ['November', 'novembre noviembre novembro'],
  ['December', 'decembre dezember dez diciembre dic dicembre dezembro'],
];
const english: ReadonlyMap<string, string> = new Map(
  months.flatMap(([month, names]) => names.split(' ').map((name): [string, string] => [name, month])),
);

const word = /(?<!\p{L})\p{L}{3,10}(?!\p{L})\.?/gu;
/** A word is a month beside a number or alone: `Mai` and `Mars` are names of much else. */
const numberBefore = /\d(?:\.|er|º)?[ -]?(?:de )?$/;
const numberAfter = /^[ -]?(?:de |do )?\d/;
/** `Mars 2020` is a mission: a name that is an English word too wants another sign, if only its small letter. */
const alsoEnglish = /^(?:Mars|Lug)$/;
const foreignSign = /(?<!\p{L})(?:semaine|settimana|du|des?|les?|au|del|dal)(?!\p{L})|\der(?!\p{L})|[àâçéèêëîïôûù]/iu;

function withEnglishMonths(text: string): string {
  return text.replace(word, (written, at: number) => {
    const name = written.replace(/\.$/, '').toLowerCase();
    const month = english.get(name) ?? english.get(name.normalize('NFD').replace(/\p{M}/gu, ''));
    if (month === undefined) return written;
    const [before, after] = [text.slice(0, at), text.slice(at + written.length)];
    const around = before + after;
    const numbers = Number(numberBefore.test(before)) + Number(numberAfter.test(after));
    const isSure = numbers > 1 || !/\p{L}/u.test(around) || foreignSign.test(around) || !alsoEnglish.test(written);
    return !/[\p{L}\d]/u.test(around) || (numbers > 0 && isSure) ? month : written;
  });
}

const week = /(?<!\p{L})(?:semaine|semana|settimana|(?:kalender)?woche)(?!\p{L})/giu;
const weekOf = /(?<!\p{L})week (?:du|del|de|dal|vom|da|dos) (?=\d)/gu;

/** April and September are called so in German as well; then what parts two days tells. */
const parted =
  /\d\.?(?: \p{L}+\.?)?(?: \d{4})? (?:bis|au|al|ao|t\/m|tot) (?:zum |el )?\d|\d\. ?[-–—] ?\d{1,2}\. ?\p{Lu}/u;

/** A text in which nothing says that it is of another language is returned as it is. */
export function inEnglish(text: string): string {
  const named = withEnglishMonths(text).replace(week, 'week');
  if (named === text && !parted.test(text)) return text;
  return (
    named
      .replace(weekOf, 'week of ')
      .replace(/(?<!\p{L})(?:du|del|dal|vom|von|des|le|el) (?=\d)/giu, '')
      .replace(/(?<=\d)(?:er|º)(?!\p{L})/gu, '')
      .replace(/(?<=[\p{L}\d]) (?:de|del|do) (?=[A-Z]|\d{4})/gu, ' ')
      .replace(/(?<=[\p{L}\d.]) (?:au|al|bis(?: zum)?|a|à|ao|até|t\/m|tot(?: en met)?) (?:el )?(?=\d)/giu, ' - ')
      // `18. - 24. March`: what stands behind a day's number there is no end of a sentence.
      .replace(/(?<=(?<!\d)\d{1,2})\.(?= ?[-–—] ?\d{1,2}\.? ?[A-Z]| [A-Z])/gu, '')
  );
}
