/** What the pages show: programs, commands and what they print. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../..', import.meta.url));

const pagesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

/** Every page, by its place in the repository. */
export const pages: readonly string[] = [...pagesIn('.'), ...pagesIn('.github'), ...pagesIn('docs')];

/** What stands between two fences, or the example that is included there. What it prints is no block of its own. */
export interface Block {
  readonly page: string;
  /** Where its first line stands. */
  readonly line: number;
  /** The word after the fence, or `include`. */
  readonly language: string;
  /** What stands there; of an example, where it is from the page. */
  readonly text: string;
  /** What is shown right below as its output. */
  readonly shown?: string;
}

/** A fence that stands further in, or is made of other signs, is read as well. */
const fenced = /^ *(?<fence>```+|~~~+)(?<language>[^\n]*)\n(?<text>.*?)^ *\k<fence> *$/gms.source;
const included = /\{@includeCode (?<example>[^}]*)\}/g.source;

/** The blocks of a page in their order. */
export function blocksOf(page: string, markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let end = 0;
  for (const { 0: whole, index, groups = {} } of markdown.matchAll(new RegExp(`${fenced}|${included}`, 'gms'))) {
    const { language = '', text = '', example } = groups;
    const above = blocks.at(-1);
    const isBelow = above && above.language !== 'text' && markdown.slice(end, index).trim() === '';
    const line = markdown.slice(0, index).split('\n').length;
    if (isBelow && language === 'text') blocks.splice(-1, 1, { ...above, shown: text });
    else if (example) blocks.push({ page, line, language: 'include', text: example });
    else blocks.push({ page, line: line + 1, language: language.trim(), text });
    end = index + whole.length;
  }
  return blocks;
}

/** The blocks of all pages. */
export const blocks: readonly Block[] = pages.flatMap((page) => blocksOf(page, readFileSync(join(root, page), 'utf8')));
