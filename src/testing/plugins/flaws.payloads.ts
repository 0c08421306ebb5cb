import type { CoreOrderDefinition, Plugin } from '../../core.ts';
import { pluginSamples } from '../histories/payloads.ts';
import type { CheckPluginOptions, PluginFlaw } from './flaws.ts';

/** Payloads that come back from JSON as something that their schema does not take. */
export function payloadFlaws(
  { id }: Plugin,
  shop: CoreOrderDefinition,
  { payloads }: CheckPluginOptions,
): readonly PluginFlaw[] {
  return pluginSamples(shop, payloads)
    .filter(({ type, spec }) => type.startsWith(`${id}.`) && spec.payload !== undefined)
    .flatMap(({ type, spec, payloads }): PluginFlaw[] => {
      const lost = payloads.find((payload) => !isTaken(spec.payload, payload));
      if (lost === undefined) return [];
      return [
        {
          code: 'payload_refused',
          plugin: id,
          message: `the schema of ${type} refuses the payload ${JSON.stringify(lost)} once it was written as JSON and read again, and what a shop is told is JSON. Take plain values: text, numbers, lists; an instant as text.`,
          story: '',
        },
      ];
    });
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
