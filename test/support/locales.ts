import { expect } from 'vitest';
import type { Discrepancy, Reason } from '../../src/index.ts';
import { ar } from '../../src/labels/ar.ts';
import { el } from '../../src/labels/el.ts';
import { en } from '../../src/labels/en.ts';
import { type Labels, textOf } from '../../src/labels/labels.ts';
import { nb } from '../../src/labels/nb.ts';
import { sv } from '../../src/labels/sv.ts';
import { zh } from '../../src/labels/zh.ts';

/** Every locale that is published. */
export const locales: Readonly<Record<string, Labels>> = { en, ar, nb, sv, el, zh };

/** A text without its figures, so that what is left is the language's own. */
export const withoutFigures = (text: string) => text.replaceAll(/\{\w+\}/g, '');

/** Every locale tells it, with each figure there and set apart. */
export function expectTold(said: Reason | Discrepancy): void {
  for (const labels of Object.values(locales)) {
    const texts: Readonly<Record<string, string>> = 'unblockedBy' in said ? labels.reasons : labels.discrepancies;
    const used = [...(texts[said.code] ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const known = [...Object.keys(said.data), ...('subject' in said && said.subject !== undefined ? ['subject'] : [])];

    expect(known, `${labels.locale} ${said.code}`).toEqual(expect.arrayContaining(used));
    expect(textOf(labels, said, { currency: 'EUR' })).not.toMatch(/undefined|\[object|NaN|[{}]/);
  }
}
