import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { loadedByStyle, type Page, readPage } from './html.ts';
import { readGuide } from './markdown.ts';

/** What was looked at, and what is wrong with it, each with the file that says it. */
export interface Findings {
  readonly looked: { readonly pages: number; readonly guides: number; readonly links: number };
  readonly faults: readonly string[];
}

/** Checks the built site and the guides that it is made from; `listed` are those that have a page, by their place from `docs`. */
export function check(site: string, root: string, guides: readonly string[], listed: readonly string[]): Findings {
  const ofSite = checkSite(site);
  const ofGuides = checkGuides(root, guides);
  return {
    looked: {
      pages: ofSite.looked,
      guides: guides.length,
      links: ofSite.links + ofGuides.links,
    },
    faults: [...ofSite.faults, ...ofGuides.faults, ...checkList(guides, listed), ...checkAge(site, root)],
  };
}

interface Part {
  readonly looked: number;
  readonly links: number;
  readonly faults: readonly string[];
}

/** Every page has a title and one heading, leads to what there is, and loads nothing from elsewhere. */
export function checkSite(site: string): Part {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
  const pages = new Map(
    files.filter((file) => /\.(html|svg)$/.test(file)).map((file) => [file, readPage(read(site, file))] as const),
  );
  const styles = files.filter((file) => file.endsWith('.css'));
  const idsOf = (file: string) => pages.get(file)?.ids;
  const faults = [
    ...[...pages].flatMap(([file, page]) =>
      [
        ...(file.endsWith('.html') ? shape(page) : []),
        ...page.loads.flatMap((address) => loading(site, file, address, idsOf)),
        ...page.links.flatMap((address) => leading(site, file, address, idsOf)),
      ].map((fault) => `${file}: ${fault}`),
    ),
    ...styles.flatMap((file) =>
      loadedByStyle(read(site, file))
        .flatMap((address) => loading(site, file, address, idsOf))
        .map((fault) => `${file}: ${fault}`),
    ),
  ];
  const links = [...pages.values()].reduce((sum, page) => sum + page.links.length + page.loads.length, 0);
  return { looked: [...pages.keys()].filter((file) => file.endsWith('.html')).length, links, faults };
}

/** Every link of the guides leads to a file, and to a heading in it where it names one. */
export function checkGuides(root: string, guides: readonly string[]): Part {
  const read = new Map(guides.map((file) => [file, readGuide(readFileSync(join(root, file), 'utf8'))]));
  const faults = [...read].flatMap(([file, { links }]) =>
    links
      .flatMap((address) => leading(root, file, address, (target) => read.get(target)?.anchors))
      .map((fault) => `${file}: ${fault}`),
  );
  return { looked: guides.length, links: [...read.values()].reduce((sum, { links }) => sum + links.length, 0), faults };
}

/** Every guide has one page. The README is the first page by itself, and what is for contributors has none. */
export function checkList(guides: readonly string[], listed: readonly string[]): readonly string[] {
  const places = listed.map((place) => join('docs', place));
  return guides
    .filter((file) => file !== 'README.md' && !file.startsWith('.github'))
    .flatMap((file) => {
      const times = places.filter((place) => place === file).length;
      return times === 1 ? [] : [`docs/typedoc.json: it lists ${file} ${times} times instead of once`];
    });
}

/** What the site is made of: what changed since, it does not show. */
const sources = ['*.md', 'docs/**/*', 'examples/*', 'src/**/*.ts'];

/** The site is not older than its sources. */
export function checkAge(site: string, root: string): readonly string[] {
  const changedAt = (file: string) => statSync(file).mtimeMs;
  const built = changedAt(join(site, 'index.html'));
  const [first, ...more] = globSync([...sources], { cwd: root })
    .filter((file) => statSync(join(root, file)).isFile() && changedAt(join(root, file)) > built)
    .sort();
  const others = more.length > 0 ? `, and so did ${more.length} more` : '';
  return first === undefined
    ? []
    : [`${first}: it changed after the site was made${others}; npm run docs makes it anew`];
}

type IdsOf = (file: string) => ReadonlySet<string> | undefined;

function shape({ title, headings, unresolved }: Page): readonly string[] {
  return [
    ...(title === '' ? ['it has no title'] : []),
    ...(headings === 1 ? [] : [`it has ${headings} first-level headings instead of one`]),
    ...unresolved.map((tag) => `nothing came in the place of ${tag}`),
  ];
}

function loading(root: string, file: string, address: string, idsOf: IdsOf): readonly string[] {
  if (address.startsWith('data:')) return [];
  return isElsewhere(address) ? [`it loads ${address} from elsewhere`] : leading(root, file, address, idsOf);
}

function leading(root: string, file: string, address: string, idsOf: IdsOf): readonly string[] {
  if (isElsewhere(address)) return [];
  const [path = '', anchor] = address.split('#');
  const named = decodeURIComponent(path.split('?')[0] ?? '');
  const asked = named === '' ? join(root, file) : join(root, dirname(file), named);
  if (!existsSync(asked)) return [`it leads to ${address}, and there is no such file`];
  const target = relative(root, statSync(asked).isDirectory() ? join(asked, 'index.html') : asked);
  const ids = idsOf(target);
  if (!anchor || !ids || anchor.startsWith(':~:')) return [];
  return ids.has(decodeURIComponent(anchor)) ? [] : [`it leads to ${address}, and there is no such place in ${target}`];
}

function isElsewhere(address: string): boolean {
  return /^([a-z][a-z\d+.-]*:|\/\/)/i.test(address);
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
