/** Where else a paper can be read or talked about, by its identity alone: nobody is asked whether the page is there. */
import type { PaperId } from '../../papers/paper.ts';

export interface Elsewhere {
  readonly name: string;
  readonly href: string;
}

/** None for a paper that has neither an arXiv id nor a DOI. */
export function elsewhere(id: PaperId): Elsewhere[] {
  const arxiv = /^arxiv:(.+)$/.exec(id)?.[1];
  if (arxiv)
    return [
      { name: 'arXiv', href: `https://arxiv.org/abs/${arxiv}` },
      { name: 'HTML', href: `https://arxiv.org/html/${arxiv}` },
      { name: 'alphaXiv', href: `https://www.alphaxiv.org/abs/${arxiv}` },
      { name: 'Hugging Face', href: `https://huggingface.co/papers/${arxiv}` },
    ];
  const doi = /^doi:(.+)$/.exec(id)?.[1];
  // A DOI may hold any printable sign (DOI Handbook 2.2); its slashes stay as they are.
  return doi ? [{ name: 'DOI', href: `https://doi.org/${encodeURIComponent(doi).replaceAll('%2F', '/')}` }] : [];
}
