/** Parts of a page that name themselves, by role or class, as something else than its text. No site is named. */

/** Words of class names and ids. A part counts only where it holds a small share of the text: wrappers carry such words too. */
const WORDS =
  /(?:^|[\s_-])(?:captions?|credits?|bylines?|dateline|timestamp|post-?meta(?:data)?|entry-?meta|entry-(?:footer|utility)|breadcrumbs?|related|recirc|recommended|recommendations|trending|sharing|share|sharebar|social|follow|newsletters?|subscribe|subscription|signup|promos?|promotion|adverts?|advertisement|ad|sponsor|sponsored|cookies?|consent|gdpr|comments|respond|disqus|akismet\w*|(?:about-)?author-?(?:box|bio|info|card|description|about|profile)|about-(?:the-)?author|bio|toolbar|sidebar|navigation|navbar|menu|pagination|pager|footer|print-only|teasers|outbrain|taboola|tags|tagcloud|affiliate-?text|jp-relatedposts|addtoany|sharedaddy)(?=$|[\s_-])/i;
const ROLES = /^(?:navigation|banner|contentinfo|complementary|search|menu|menubar|toolbar|dialog|alertdialog)$/;
const TAGS = new Set(['nav', 'footer', 'aside', 'button', 'form']);
/** A part with more of the text than this is no mere part. */
const MOST_SHARE = 0.25;

/**
 * Tells whether an element stands in such a part of `root`.
 * @param root the main matter; neither it nor what is around it counts
 */
export function partsOf(root: Element): (element: Element) => boolean {
  const whole = (root.textContent ?? '').length;
  const known = new Map<Element, boolean>();
  function isApart(element: Element): boolean {
    if (element === root) return false;
    const before = known.get(element);
    if (before !== undefined) return before;
    const parent = element.parentElement;
    const apart =
      (names(element) && (element.textContent ?? '').length < whole * MOST_SHARE) ||
      (parent !== null && isApart(parent));
    known.set(element, apart);
    return apart;
  }
  return isApart;
}

function names(element: Element): boolean {
  if (TAGS.has(element.localName) || ROLES.test(element.getAttribute('role') ?? '')) return true;
  const named = `${element.getAttribute('class') ?? ''} ${element.id}`;
  return named.length > 1 && WORDS.test(named.replace(/([a-z])([A-Z])/g, '$1-$2'));
}
