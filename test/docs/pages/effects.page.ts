import { effectTypes } from '../../../src/index.ts';
import { en } from '../../../src/labels/en.ts';
import { fieldsOf } from './events.page.ts';
import { code, pageOf } from './page.ts';
import { asksFor } from './parts.words.ts';
import { declaredIn, ofType } from './sources.ts';

const declared = declaredIn(/order\/order\.effects\.ts$|order\/order\.notifications\.ts$/);

/** The catalogue of effects: what the outside world is asked to do. */
export function effectsPage(): string {
  return pageOf(
    'Effects',
    `What \`apply\` asks the outside world to do, and what answers it. An effect is delivered at least once, and its \`key\` makes it once: hand the
key to whoever does the work. What was asked and not answered, \`pendingEffects\` tells again after a crash; what tells of a status is asked for once.
Which units are kept back, deducted and let go, and when, is the shop's [stock policy](19-stock.md); who is told of which status is
[another](18-notifications.md).`,
    ...effectTypes.flatMap((type) => {
      const all = ofType(declared, type);
      const commands = Object.entries(asksFor).flatMap(([command, effects]) =>
        effects.includes(type) ? [command] : [],
      );
      return [
        `## ${type}`,
        `*${en.words.effect[type]}.*`,
        ...all.flatMap(({ says, fields }) => [says, fieldsOf(fields.filter(({ name }) => name !== 'type'))]),
        ...(commands.length > 0
          ? [
              `Asked for by ${commands.map((one) => `[${code(one)}](34-events.md#${one.replace('.', '')})`).join(', ')}.`,
            ]
          : []),
      ];
    }),
  );
}
