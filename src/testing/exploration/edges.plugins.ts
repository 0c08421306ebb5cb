import type { Actor, PluginEventSpec } from '../../core.ts';
import type { Next, Sight } from './edge.ts';

const bureau: Actor = { kind: 'provider', id: 'bureau' };

/** What plugins hear, and what they are asked with a payload, which `available` leaves to its author. */
export function wordsForPlugins({ scene: { samples }, fresh }: Sight): Next[] {
  return samples.flatMap(({ type, spec, payloads }): Next[] => {
    if (spec.kind === 'command' && spec.payload === undefined) return [];
    return payloads.map((payload) => {
      const said = { type, ...(payload !== undefined && { payload }) };
      return spec.kind === 'command'
        ? { kind: 'command', draft: said as never, by: whoAsks(spec) }
        : { kind: 'answer', draft: { ...said, reference: fresh(type) } as never, by: bureau };
    });
  });
}

/** Whom a plugin's command was made for: staff, unless it says otherwise. */
export function whoAsks({ by: [kind = 'staff'] = [] }: Pick<PluginEventSpec, 'by'> = {}): Actor {
  return { kind, id: `${kind}-1` };
}
