import type { CoreOrderDefinition, Plugin } from '../../core.ts';
import { pluginSamples } from '../histories/payloads.ts';
import type { FlawBook } from './flaw-book.ts';
import type { CheckPluginOptions } from './flaws.ts';
import { sayings } from './sayings.ts';

/** Notes payloads that come back from JSON as something that their schema does not take. */
export function payloadFlaws(
  { id }: Plugin,
  shop: CoreOrderDefinition,
  { payloads: given }: CheckPluginOptions,
  { note }: FlawBook,
): void {
  for (const { type, spec, payloads } of pluginSamples(shop, given)) {
    if (!type.startsWith(`${id}.`) || spec.payload === undefined) continue;
    const lost = payloads.find((payload) => !isTaken(spec.payload, payload));
    if (lost !== undefined)
      note('payload_refused', sayings.payloadRefused(type, JSON.stringify(lost)), undefined, type);
  }
}

type Schema = ReturnType<typeof pluginSamples>[number]['spec']['payload'];

function isTaken(schema: Schema, payload: unknown): boolean {
  const text = JSON.stringify(payload);
  try {
    const found = schema?.['~standard'].validate(text === undefined ? undefined : JSON.parse(text));
    return found === undefined || (!(found instanceof Promise) && found.issues === undefined);
  } catch {
    return false;
  }
}
