/** The key of a request or a word: its parts are told apart whatever they contain. */
export function keyOf(order: string, ...parts: readonly string[]): string {
  return [order, ...parts].map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}
