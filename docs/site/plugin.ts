/** What the pages have beside what TypeDoc gives them: each change below is one thing. */
import {
  type Application,
  Converter,
  DefaultTheme,
  type DocumentReflection,
  IndexEvent,
  PageEvent,
  type ProjectReflection,
  RendererEvent,
} from 'typedoc';

/** Called by TypeDoc when it starts. */
export function load(app: Application): void {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => shelve(document));
  app.renderer.on(RendererEvent.BEGIN, () => {
    if (app.renderer.theme instanceof DefaultTheme) keepShort(app.renderer.theme);
  });
  app.renderer.on(IndexEvent.PREPARE_INDEX, headed);
  app.renderer.on(PageEvent.END, (page) => {
    const urlOf = (document: DocumentReflection) => app.renderer.router?.getFullUrl(document) ?? '';
    const base = '../'.repeat(page.url.split('/').length - 1);
    const shelves = shelvesOf(page.project, (document) => ({ title: document.name, url: urlOf(document) }));
    const changes = [
      toldOnce,
      named,
      boxed,
      lined,
      folded,
      linked(base),
      played(base),
      listed(shelves, base),
      placed(shelves, page.url),
      walked(shelves, base, page.url),
      opened,
    ];
    page.contents = changes.reduce((html, change) => change(html), page.contents ?? '');
  });
}

interface Entry {
  readonly title: string;
  readonly url: string;
}

interface Shelf {
  readonly title: string;
  readonly entries: readonly Entry[];
}

type Change = (html: string) => string;

/** A page that names no group is looked things up in. */
function shelve({ frontmatter }: DocumentReflection): void {
  frontmatter.group ??= 'Reference';
}

/** Who looks for a word finds the guide with a section of that name before all that only mention it. */
function headed({ searchResults, searchFields, searchFieldWeights }: IndexEvent): void {
  searchFieldWeights.headings = 20;
  searchResults.forEach((result, place) => {
    if (!result.isDocument()) return;
    const text = result.content.map((part) => ('text' in part ? part.text : '')).join('');
    const headings = [...text.matchAll(/^##+ (.+)$/gm)].map(([, heading]) => heading);
    searchFields[place] = { ...searchFields[place], headings: headings.join('\n') };
  });
}

/** A module in the list of pages is a link and no list of all that it exports: its page and the search have that. */
function keepShort(theme: DefaultTheme): void {
  const whole = theme.buildNavigation.bind(theme);
  theme.buildNavigation = (project) =>
    whole(project).map((group) => ({
      ...group,
      children: group.children?.map(({ children, ...page }) => page) ?? [],
    }));
}

/** The guides by group, in the order in which they are read. */
function shelvesOf(project: ProjectReflection, entryOf: (document: DocumentReflection) => Entry): readonly Shelf[] {
  return (project.groups ?? []).flatMap(({ title, children }) => {
    const entries = children.flatMap((child) => (child.isDocument() ? [entryOf(child)] : []));
    return entries.length > 0 ? [{ title, entries }] : [];
  });
}

/** The README has a heading of its own: the project's name above it would be a second one. */
function toldOnce(html: string): string {
  const [, ...more] = html.match(/<h1[ >]/g) ?? [];
  return more.length > 0 ? html.replace(/<div class="tsd-page-title">\s*<h1>.*?<\/h1><\/div>/s, '') : html;
}

/** The version in the title is a word of its own: where there is little room it gives way to the name. */
function named(html: string): string {
  return html.replace(/(class="title">[^<]*?)( - v[^<]+)<\/a>/, '$1<span class="version">$2</span></a>');
}

/** Wide tables and drawings scroll in a box of their own, by the keyboard too. */
function boxed(html: string): string {
  const box = (what: string) => `<div class="scrolls" role="group" aria-label="${what}" tabindex="0">`;
  return html
    .replaceAll('<table>', `${box('Table')}<table>`)
    .replaceAll('</table>', '</table></div>')
    .replaceAll(/<p>(<img [^>]*>)<\/p>/g, (_, image: string) => `${box('Picture')}${image}</div>`);
}

/** Lines of code stay lines: what is longer scrolls, by the keyboard too. */
function lined(html: string): string {
  return html.replaceAll('<pre><code', '<pre><code tabindex="0"');
}

/** A heading that folds what is below it is a button by itself: no link stands in it. */
function folded(html: string): string {
  return html.replaceAll(/<summary.*?<\/summary>/gs, (summary) =>
    summary.replaceAll(/<a href="#[^"]*" aria-label="Permalink".*?<\/a>/gs, ''),
  );
}

/** What stands beside the guides is one step away from every page. */
function linked(base: string): Change {
  const links = [
    { title: 'Playground', url: 'playground/index.html' },
    { title: 'Reference', url: 'modules.html' },
  ].map((entry) => linkTo(entry, base));
  return (html) => html.replace('<div id="tsd-toolbar-links">', (start) => `${start}${links.join('')}`);
}

/** A story that a guide leads to is told by the playground. */
function played(base: string): Change {
  return (html) =>
    html.replaceAll(
      /href="[^"]*?stories\.ts#([\w-]+)"/g,
      (_, story) => `href="${base}playground/index.html?story=${story}"`,
    );
}

/** The guides as a list where TypeDoc writes "Loading": it stays where no script replaces it. */
function listed(shelves: readonly Shelf[], base: string): Change {
  const list = shelves.map(
    ({ title, entries }) =>
      `<li><span>${title}</span><ul>${entries.map((entry) => `<li>${linkTo(entry, base)}</li>`).join('')}</ul></li>`,
  );
  const reference = `<li>${linkTo({ title: 'Modules', url: 'modules.html' }, base)}</li>`;
  return (html) => html.replace(/<li>Loading\.\.\.<\/li>/, () => [...list, reference].join(''));
}

/** Above the heading of a guide stands the group that it is in, not the heading once more. */
function placed(shelves: readonly Shelf[], url: string): Change {
  const shelf = shelves.find(({ entries }) => entries.some((entry) => entry.url === url));
  return (html) =>
    shelf ? html.replace(/<li><a href="" aria-current="page">.*?<\/a><\/li>/s, () => `<li>${shelf.title}</li>`) : html;
}

/** A guide leads to the one before it and the one after it. */
function walked(shelves: readonly Shelf[], base: string, url: string): Change {
  const all = shelves.flatMap(({ entries }) => entries);
  const at = all.findIndex((entry) => entry.url === url);
  if (at < 0) return (html) => html;
  const steps = [
    { rel: 'prev', word: 'Before', entry: all[at - 1] },
    { rel: 'next', word: 'Next', entry: all[at + 1] },
  ].flatMap(({ rel, word, entry }) => (entry ? [`<span class="${rel}">${word}: ${linkTo(entry, base)}</span>`] : []));
  const nav = `<nav class="walk" aria-label="Guides in their order">${steps.join('')}</nav>`;
  return (html) => html.replace(/<\/div>\s*<div class="col-sidebar">/, (end) => `${nav}${end}`);
}

/** The first groups of the list stand open until a reader closes them. */
function opened(html: string): string {
  const script = `for (const group of ['Start', 'Statuses', 'Guides']) try {
  localStorage['tsd-accordion-' + group] ??= 'true';
} catch {}`;
  return html.replace('</head>', () => `<script>${script}</script></head>`);
}

function linkTo({ title, url }: Entry, base: string): string {
  return `<a href="${base}${url}">${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</a>`;
}
