import type { CoreOrderDefinition, OrderEvent } from '../../core.ts';
import type { GeneratedHistory } from '../histories/history.ts';
import { LawBroken } from './law-broken.ts';

type Law = (definition: CoreOrderDefinition, history: GeneratedHistory) => unknown;

/**
 * Holds a law against a history, and where it is broken leaves out every event without which it is broken too: what is left is the story.
 *
 * @returns What the law found, where it holds.
 */
export function heldAgainst(law: Law, definition: CoreOrderDefinition, history: GeneratedHistory): unknown {
  try {
    return law(definition, history);
  } catch (error) {
    if (!(error instanceof LawBroken)) throw error;
    throw shortest(law, definition, history, error);
  }
}

function shortest(law: Law, definition: CoreOrderDefinition, history: GeneratedHistory, found: LawBroken): LawBroken {
  let [events, told]: [readonly OrderEvent[], LawBroken] = [history.events, found];
  for (let at = events.length - 1; at >= 0; at--) {
    const fewer = events.filter((_, i) => i !== at);
    const still = brokenBy(law, definition, { ...history, events: fewer });
    if (still?.law === found.law) [events, told] = [fewer, still];
  }
  return told;
}

function brokenBy(law: Law, definition: CoreOrderDefinition, history: GeneratedHistory): LawBroken | null {
  try {
    law(definition, history);
    return null;
  } catch (error) {
    return error instanceof LawBroken ? error : null;
  }
}
