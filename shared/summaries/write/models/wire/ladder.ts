/** A ladder of request forms: what a refusal names goes, and where it names nothing the plainest forms are tried. Pure. */

export interface Part<Form> {
  readonly used: (form: Form) => boolean;
  /** Words of a refusal that blame this part. */
  readonly words: RegExp;
  readonly without: (form: Form) => Form;
}

/** @param bare the plainest forms, the likeliest first; undefined when the form is the last of them */
export function stepDown<Form>(
  form: Form,
  words: string,
  parts: readonly Part<Form>[],
  bare: readonly ((form: Form) => Form)[],
): Form | undefined {
  const blamed = parts.find((part) => part.used(form) && part.words.test(words));
  if (blamed) return blamed.without(form);
  const same = (a: Form, b: Form) => JSON.stringify(a) === JSON.stringify(b);
  const plainer = bare.map((make) => make(form));
  return plainer[plainer.findIndex((each) => same(each, form)) + 1];
}
