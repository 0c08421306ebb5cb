/** The key of a request, a word or a deadline: its parts are told apart whatever they contain. */
export function keyOf(first: string, ...parts: readonly string[]): string {
  let key = escaped(first);
  for (const part of parts) key += `/${escaped(part)}`;
  return key;
}

const special = /[%/]/;

/** A name with the signs spelled out that stand between names. */
function escaped(name: string): string {
  return special.test(name) ? name.replaceAll('%', '%25').replaceAll('/', '%2F') : name;
}
