/** What a page of the built site says of itself: enough to follow its links and to see what it loads. */
export interface Page {
  readonly title: string;
  readonly headings: number;
  /** What can be linked to. */
  readonly ids: ReadonlySet<string>;
  /** Where it leads to when somebody asks for it. */
  readonly links: readonly string[];
  /** What it asks for by itself: scripts, styles, pictures, frames. */
  readonly loads: readonly string[];
  /** Tags of TypeDoc that stand in the text because nothing came in their place. */
  readonly unresolved: readonly string[];
}

const leading = new Set(['a', 'area']);
/** Relations of `<link>` that only tell of another address. */
const telling = new Set(['canonical', 'alternate', 'author', 'license', 'next', 'prev']);

/** Reads a page as a browser without scripts sees it. */
export function readPage(html: string): Page {
  const text = html.replaceAll(/<!--.*?-->/gs, '');
  const unscripted = text.replaceAll(/(<script\b[^>]*>).*?<\/script>/gs, '$1');
  const tags = [
    ...unscripted.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi),
  ].map(([, name = '', attributes = '']) => ({ name: name.toLowerCase(), attributes: attributesIn(attributes) }));
  const addresses = tags.flatMap(({ name, attributes }) => {
    const leads = leading.has(name) || (name === 'link' && telling.has(attributes.rel ?? ''));
    const all = [attributes.href, attributes['xlink:href'], attributes.src, attributes.data, attributes.poster];
    const found = [...all, ...(attributes.srcset ?? '').split(',').map((one) => one.trim().split(' ')[0])];
    return found.flatMap((address) => (address ? [{ leads, address }] : []));
  });
  return {
    title: /<title>(.*?)<\/title>/s.exec(text)?.[1]?.trim() ?? '',
    headings: tags.filter(({ name }) => name === 'h1').length,
    ids: new Set(tags.flatMap(({ attributes: { id, name } }) => [id, name].filter((one) => one !== undefined))),
    links: addresses.flatMap(({ leads, address }) => (leads ? [address] : [])),
    loads: [
      ...addresses.flatMap(({ leads, address }) => (leads ? [] : [address])),
      ...loadedByStyle(inlineStyles(text)),
    ],
    unresolved: unscripted.match(/\{@\w+[^}]*\}/g) ?? [],
  };
}

/** What a style sheet asks for. */
export function loadedByStyle(css: string): readonly string[] {
  const urls = [...css.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/g)].map(([, , url = '']) => url);
  const imports = [...css.matchAll(/@import\s+(["'])(.*?)\1/g)].map(([, , url = '']) => url);
  return [...urls, ...imports].filter((url) => !url.startsWith('data:') && !url.startsWith('#'));
}

function inlineStyles(html: string): string {
  const sheets = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css = '']) => css);
  const attributes = [...html.matchAll(/\sstyle="([^"]*)"/g)].map(([, css = '']) => css);
  return [...sheets, ...attributes].join('\n');
}

function attributesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+)))?/g)].map(
      ([, name = '', double, single, bare]) => [name.toLowerCase(), unescaped(double ?? single ?? bare ?? '')],
    ),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
