import type { Actor } from '../../core.ts';
import type { Next, Sight } from './edge.ts';

const bureau: Actor = { kind: 'provider', id: 'bureau' };
const staff: Actor = { kind: 'staff', id: 'staff-1' };

/** What plugins hear, and what they are asked with a payload, which `available` leaves to its author. */
export function wordsForPlugins({ scene: { samples }, fresh }: Sight): Next[] {
  return samples.flatMap(({ type, spec, payloads }): Next[] => {
    if (spec.kind === 'command' && spec.payload === undefined) return [];
    return payloads.map((payload) => {
      const said = { type, ...(payload !== undefined && { payload }) };
      return spec.kind === 'command'
        ? { kind: 'command', draft: said as never, by: staff }
        : { kind: 'answer', draft: { ...said, reference: fresh(type) } as never, by: bureau };
    });
  });
}
