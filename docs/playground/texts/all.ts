import type { Language } from '../languages.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

export const textsOf: Readonly<Record<Language, Texts>> = { en, ar: en, nb: en, sv: en, el: en, zh: en };
