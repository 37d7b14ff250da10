/**
 * Names of time zones as feeds write them behind a time. RFC 5322 knows those of North America alone; the others are in use
 * all the same, each taken for the zone that most feeds mean by it.
 */

const hours: Readonly<Record<string, number>> = {
  ...{ Z: 0, UT: 0, UTC: 0, GMT: 0, WET: 0 },
  ...{ NST: -3.5, NDT: -2.5, AST: -4, ADT: -3, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
  ...{
    AKST: -9,
    AKDT: -8,
    HST: -10,
    BRT: -3,
    BRST: -2,
    ART: -3,
    CLT: -4,
    CLST: -3,
    COT: -5,
    PET: -5,
    VET: -4,
    UYT: -3,
  },
  ...{ BST: 1, WEST: 1, CET: 1, MEZ: 1, CEST: 2, MESZ: 2, EET: 2, EEST: 3, OEZ: 2, MSK: 3, TRT: 3, IDT: 3 },
  ...{ WAT: 1, CAT: 2, SAST: 2, EAT: 3, AZT: 4, GST: 4, PKT: 5, UZT: 5, IST: 5.5, NPT: 5.75, BDT: 6 },
  ...{ ICT: 7, WIB: 7, WITA: 8, WIT: 9, SGT: 8, MYT: 8, HKT: 8, PHT: 8, AWST: 8, JST: 9, KST: 9 },
  ...{ ACST: 9.5, ACDT: 10.5, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
};

/** Minutes east of UTC of `+0900`, `+09:00`, `GMT+9`, `JST` or `(JST)`; undefined for an unknown or missing name. */
export function zoneMinutes(text: string): number | undefined {
  const offset = /^\(?(?:GMT|UTC?)?\s*([+−-])(\d{1,2})(?::?(\d{2}))?(?!\d)/i.exec(text);
  if (offset) return (offset[1] === '+' ? 1 : -1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  const name = /^\(?([a-z]{1,5})\b/i.exec(text)?.[1]?.toUpperCase() ?? '';
  const east = Object.hasOwn(hours, name) ? hours[name] : undefined;
  return east === undefined ? undefined : east * 60;
}
