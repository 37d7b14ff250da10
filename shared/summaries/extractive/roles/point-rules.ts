/** What a sentence without a telling role is about: enough to ask a fitting question, not enough to look for it. */
import type { Role } from './role-rule.ts';

/** First match wins. */
const POINTS: readonly (readonly [role: Role, pattern: RegExp])[] = [
  ['steps', /\((?:1|i|a)\).*\((?:2|ii|b)\)|\bfirst\b.*\b(?:then|second)\b/i],
  [
    'aim',
    /\b(?:goals?|aims?|objectives?) (?:is|are|of|to)\b|\bwe (?:try|seek|aim|want|wish) to\b|^To (?:foster|enhance|narrow|address|improve|tackle|overcome|reduce|enable|simplify)\b|\bin order to\b/i,
  ],
  [
    'effect',
    /\b(?:reduc|amplif|enhanc|improv|increas|lower|mitigat|alleviat|exacerbat|strengthen|weaken|simplif)\w*\b|\b(?:lead(?:s|ing)? to|result(?:s|ing)? in|paves? the way|allow(?:s|ing)?|enabl(?:es?|ing)|motivates?|helps?|makes?|lets?)\b/i,
  ],
  [
    'feature',
    /\b(?:features?|supports?|is designed to|are designed to|provides?|offers?|contains?|includes?|comprises?|consists? of|holds?|exhibits?|generates?|structured)\b/i,
  ],
  [
    'background',
    /\b(?:currently|recent(?:ly)?|widely|often|generally|traditional(?:ly)?|has been|have been|in recent years|typically|usually|commonly|existing|previous)\b/i,
  ],
];

/** The kind of point that a sentence makes; `point` when its words don't tell. */
export function pointOf(text: string): Role {
  return POINTS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'point';
}

const KINDS: ReadonlySet<Role> = new Set(['point', ...POINTS.map(([role]) => role)]);
export const isPoint = (role: Role): boolean => KINDS.has(role);
