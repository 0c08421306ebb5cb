import type { Language } from '../languages.ts';
import { ar } from './ar.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { sv } from './sv.ts';
import type { Texts } from './texts.ts';
import { zh } from './zh.ts';

export const textsOf: Readonly<Record<Language, Texts>> = { en, ar, nb, sv, el, zh };
