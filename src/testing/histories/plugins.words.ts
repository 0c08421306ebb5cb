import type { Actor, CommandDraft, ParkedFact } from '../../core.ts';
import type { Dice } from './dice.ts';
import type { PluginSample } from './payloads.ts';
import type { Sent } from './sent.ts';

const bureau: Actor = { kind: 'provider', id: 'bureau' };

/** What the plugins of an order hear of. */
export function wordsForPlugins(
  samples: readonly PluginSample[],
  dice: Dice,
  fresh: (noun: string) => string,
): Sent<ParkedFact>[] {
  return samples
    .filter(({ spec }) => spec.kind === 'fact')
    .map((sample) => ({ draft: { reference: fresh('word'), ...drawn(sample, dice) } as never, by: bureau }));
}

/** What plugins are asked and `available` does not offer, as its payload is the sender's. */
export function commandsWithPayload(samples: readonly PluginSample[], dice: Dice): CommandDraft[] {
  return samples
    .filter(({ spec }) => spec.kind === 'command' && spec.payload !== undefined)
    .map((sample) => drawn(sample, dice) as never);
}

/** Something under one of a few references that a plugin's words have: mostly said otherwise before. */
export function otherWordForPlugins(samples: readonly PluginSample[], dice: Dice): ParkedFact | null {
  const sample = dice.pick(samples.filter(({ spec }) => spec.kind === 'fact'));
  return sample ? ({ reference: `word-${dice.upTo(3)}`, ...drawn(sample, dice) } as never) : null;
}

function drawn({ type, payloads }: PluginSample, dice: Dice): object {
  const payload = dice.pick(payloads);
  return { type, ...(payload !== undefined && { payload }) };
}
