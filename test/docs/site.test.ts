import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkAge, checkGuides, checkList, checkSite } from '../../docs/site/check.ts';
import { serve } from '../../docs/site/serve.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes the files of a site or of guides. */
function given(files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const page = (body: string, head = '') =>
  `<html><head><title>A page</title>${head}</head><body><h1>A page</h1>${body}</body></html>`;

describe('a site', () => {
  it('is without fault where every link and picture is there', () => {
    const site = given({
      'index.html': page('<a href="guides/one.html#two">on</a> <a href="https://example.org/">elsewhere</a>'),
      'guides/one.html': page(
        '<h2 id="two">Two</h2><svg><use href="../icons.svg#arrow"></use></svg><a href="..">back</a>',
      ),
      'icons.svg': '<svg><g id="arrow"></g></svg>',
    });

    expect(checkSite(site)).toMatchObject({ looked: 2, links: 4, faults: [] });
  });

  it('leads to a page or a place that there is not', () => {
    const site = given({
      'index.html': page('<a href="gone.html">gone</a> <a href="one.html#gone">gone</a> <a href="#gone">gone</a>'),
      'one.html': page(''),
    });

    expect(checkSite(site).faults).toEqual([
      'index.html: it leads to gone.html, and there is no such file',
      'index.html: it leads to one.html#gone, and there is no such place in one.html',
      'index.html: it leads to #gone, and there is no such place in index.html',
    ]);
  });

  it.each([
    ['a script', page('<script src="https://cdn.example.org/x.js"></script>')],
    ['a style sheet', page('', '<link rel="stylesheet" href="//cdn.example.org/x.css">')],
    ['a picture', page('<img src="http://example.org/x.png">')],
    ['a picture for wide screens', page('<img srcset="https://example.org/x.png 2x">')],
    ['a font', page('', '<style>@font-face { src: url("https://example.org/x.woff2") }</style>')],
    ['a frame', page('<iframe src="https://example.org/"></iframe>')],
  ])('loads %s from elsewhere', (_, html) => {
    expect(checkSite(given({ 'index.html': html })).faults).toEqual([
      expect.stringMatching(/^index\.html: it loads .*example\.org\/.* from elsewhere$/),
    ]);
  });

  it('loads by its style sheet from elsewhere', () => {
    const site = given({ 'index.html': page(''), 'a.css': '@import "https://example.org/b.css"; p { color: red }' });

    expect(checkSite(site).faults).toEqual(['a.css: it loads https://example.org/b.css from elsewhere']);
  });

  it('is told what it loads and links in code and scripts no more than a reader is', () => {
    const site = given({
      'index.html': page(
        '<pre>&lt;script src="https://example.org/x.js"&gt;</pre><script>"<a href=gone.html>"</script>',
      ),
    });

    expect(checkSite(site).faults).toEqual([]);
  });

  it('has a page without a title, with two headings, or with a tag that nothing came for', () => {
    const site = given({
      'index.html':
        '<html><head><title></title></head><body><h1>One</h1><h1>Two</h1>{@includeCode ../x.ts}</body></html>',
    });

    expect(checkSite(site).faults).toEqual([
      'index.html: it has no title',
      'index.html: it has 2 first-level headings instead of one',
      'index.html: nothing came in the place of {@includeCode ../x.ts}',
    ]);
  });
});

describe('the guides', () => {
  it('lead to files and to headings by the anchors that GitHub gives them', () => {
    const root = given({
      'README.md':
        '# Top\n\n[one](docs/one.md#a-status-of-your-own) [code](src/) [up](#top) [twice](docs/one.md#twice-1)\n',
      'docs/one.md': '## A `status` of your own!\n\n## Twice\n\n## Twice\n\n```md\n[no link](gone.md)\n```\n',
      'src/index.ts': '',
    });

    expect(checkGuides(root, ['README.md', 'docs/one.md'])).toEqual({ looked: 2, links: 4, faults: [] });
  });

  it('lead to what there is not', () => {
    const root = given({
      'README.md': '# Top\n\n[a](gone.md) ![b](gone.svg) [c](#gone) <img src="gone.png">\n\n{@includeCode gone.ts}\n',
    });

    expect(checkGuides(root, ['README.md']).faults).toEqual([
      'README.md: it leads to gone.md, and there is no such file',
      'README.md: it leads to gone.svg, and there is no such file',
      'README.md: it leads to #gone, and there is no such place in README.md',
      'README.md: it leads to gone.png, and there is no such file',
      'README.md: it leads to gone.ts, and there is no such file',
    ]);
  });
});

describe('the list of the guides', () => {
  it('has each of them once', () => {
    const guides = ['README.md', 'CHANGELOG.md', '.github/SECURITY.md', 'docs/one.md', 'docs/two.md'];

    expect(checkList(guides, ['one.md', '../CHANGELOG.md', 'two.md'])).toEqual([]);
    expect(checkList(guides, ['one.md', '../CHANGELOG.md', 'one.md'])).toEqual([
      'docs/typedoc.json: it lists docs/one.md 2 times instead of once',
      'docs/typedoc.json: it lists docs/two.md 0 times instead of once',
    ]);
  });
});

describe('the age of a site', () => {
  it('is no greater than that of what it is made of', () => {
    const root = given({ 'site/index.html': page(''), 'README.md': '# Top', 'docs/one.md': '# One', 'src/a.ts': '' });
    const at = (file: string, seconds: number) => utimesSync(join(root, file), seconds, seconds);
    for (const file of ['README.md', 'docs/one.md', 'src/a.ts']) at(file, 1_000);
    at('site/index.html', 2_000);
    expect(checkAge(join(root, 'site'), root)).toEqual([]);

    at('src/a.ts', 3_000);
    expect(checkAge(join(root, 'site'), root)).toEqual([
      'src/a.ts: it changed after the site was made; npm run docs makes it anew',
    ]);
    at('docs/one.md', 3_000);
    expect(checkAge(join(root, 'site'), root)).toEqual([
      'docs/one.md: it changed after the site was made, and so did 1 more; npm run docs makes it anew',
    ]);
  });
});

describe('the server', () => {
  it('shows the pages of its folder to this machine, and nothing beside it', async () => {
    const site = given({ 'site/index.html': page('here'), 'site/a/index.html': page('below'), 'secret.txt': 'no' });
    const { url, close } = await serve(join(site, 'site'));
    try {
      expect(new URL(url).hostname).toBe('127.0.0.1');
      expect(await (await fetch(url)).text()).toContain('here');
      expect(await (await fetch(`${url}a/`)).text()).toContain('below');
      for (const other of ['gone.html', '..%2fsecret.txt', '%2e%2e/secret.txt', '%'])
        expect((await fetch(`${url}${other}`)).status).toBe(404);
    } finally {
      await close();
    }
  });
});
