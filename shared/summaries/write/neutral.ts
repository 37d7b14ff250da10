/** Foreign text made fit to stand in a prompt. */

const ROLE_TAG =
  /<(\/?\s*(?:paper|document|documents|summary|system|assistant|user|human|instructions?|prompt|tool\w*|function\w*|task|context)\b[^<>]{0,80})>/gi;
const TURN = /^(\s*)(Human|Assistant|System|User)(\s*:)/gim;

/**
 * A source can't close our marks, open a turn of its own, or hide words from a person's eye: invisible characters (tag
 * block, zero width, direction overrides) go, marks and turn names lose their brackets and colon.
 */
export function neutral(text: string): string {
  return text
    .replace(/\p{Cf}|\ufffe/gu, '')
    .replace(ROLE_TAG, '‹$1›')
    .replace(TURN, '$1$2 -')
    .replace(/<\|[^|<>]{1,40}\|>|\[\/?INST\]/g, '');
}
