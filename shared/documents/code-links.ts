/** Where a paper keeps its code, models and data: what readers may be sent to besides the paper itself. */

/** A project at one of the hosts where such things are kept in public; a person's or a company's page there is none. */
const PROJECT =
  /^(?:https?:\/\/)?(?:www\.)?(?:(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|huggingface\.co)\/[\w.-]+\/[\w.-]|(?:zenodo\.org\/(?:records?|doi)|osf\.io|doi\.org\/10\.5281)\/[\w.-])/i;
/** A first page names one or two. */
const MOST_LINKS = 10;

/** Of these addresses the ones that lead to code, models or data, each once; with or without a scheme. */
export function codeLinksOf(addresses: Iterable<string>): string[] {
  return [...new Set([...addresses].filter((address) => PROJECT.test(address)))].slice(0, MOST_LINKS);
}
