/** The key of a request or a word: its parts are told apart whatever they contain. */
export function keyOf(order: string, ...parts: readonly string[]): string {
  let key = escaped(order);
  for (const part of parts) key += `/${escaped(part)}`;
  return key;
}

const special = /[%/]/;

/** A name with the signs spelled out that stand between names. */
export function escaped(name: string): string {
  return special.test(name) ? name.replaceAll('%', '%25').replaceAll('/', '%2F') : name;
}
