import { ar } from '../../src/labels/ar.ts';
import { el } from '../../src/labels/el.ts';
import { en } from '../../src/labels/en.ts';
import type { Labels } from '../../src/labels/labels.ts';
import { nb } from '../../src/labels/nb.ts';
import { sv } from '../../src/labels/sv.ts';
import { zh } from '../../src/labels/zh.ts';

export const languages = { en, ar, nb, sv, el, zh } as const satisfies Record<string, Labels>;

export type Language = keyof typeof languages;
export const languageCodes = Object.keys(languages) as Language[];

/** Each language as it calls itself. */
export const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ar: 'العربية',
  nb: 'Norsk bokmål',
  sv: 'Svenska',
  el: 'Ελληνικά',
  zh: '中文',
};
