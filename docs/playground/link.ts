import * as z from 'zod';
import { policySchema } from '../../src/index.ts';
import { languageCodes } from './languages.ts';
import { exampleNames } from './plugins.ts';
import { sampleNames } from './samples.ts';
import { play, type Session } from './session.ts';
import { shopNames } from './shops.ts';

/** The longest link that is made or opened, in characters. */
export const longestLink = 30_000;
/** The most events that a session has. */
export const mostEvents = 200;

/** Reasons that say of an event that it is none. */
const nonsense: ReadonlySet<string> = new Set(['unknown_event', 'invalid_event']);

const schema = z.strictObject({
  choices: z.strictObject({
    shop: z.enum(shopNames),
    language: z.enum(languageCodes),
    sample: z.enum(sampleNames),
    policy: policySchema,
    plugins: z.array(z.enum(exampleNames)).max(exampleNames.length).default([]),
  }),
  events: z.array(z.looseObject({ type: z.string().max(100) })).max(mostEvents),
  at: z.int().min(0).max(mostEvents),
});

/** A session as the part of a link behind `#`; nothing where it is too long for one. */
export function linkOf(session: Session): string | undefined {
  const bytes = new TextEncoder().encode(JSON.stringify(session));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const link = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return link.length > longestLink ? undefined : link;
}

export type Opened =
  | { readonly session: Session }
  | { readonly broken: 'too_long' | 'unreadable' | 'no_session' | 'no_event'; readonly detail?: string };

/** What a link holds: anybody can have written it. */
export function openLink(link: string): Opened {
  if (link.length > longestLink) return { broken: 'too_long' };
  const value = read(link);
  if (value === undefined) return { broken: 'unreadable' };
  const checked = schema.safeParse(value);
  if (!checked.success) return { broken: 'no_session', detail: z.prettifyError(checked.error).slice(0, 300) };
  const session = checked.data as Session;
  if (session.at > session.events.length) return { broken: 'no_session', detail: 'at' };
  return withoutNonsense(session);
}

/** Events that are none do not get into a session: a link that has one is broken. */
function withoutNonsense(session: Session): Opened {
  try {
    const detail = malformed(session);
    return detail === undefined ? { session } : { broken: 'no_event', detail };
  } catch (error) {
    return { broken: 'no_session', detail: String(error).slice(0, 300) };
  }
}

/** What is wrong with the first event that is none. */
export function malformed(session: Session): string | undefined {
  return play(session)
    .moments.flatMap(({ outcome }) => (outcome.kind === 'rejected' ? outcome.reasons : []))
    .find(({ code }) => nonsense.has(code))?.message;
}

function read(link: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(link.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
