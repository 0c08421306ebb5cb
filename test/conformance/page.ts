import type { Policy } from '../../src/index.ts';
import { deviations } from './deviations.ts';
import { type Meaning, type Position, peers } from './peers.ts';
import { choices } from './positions.ts';

const cell = (text: string) => text.replaceAll('|', '\\|');
const listed = (answers: Readonly<Partial<Policy> | Partial<Meaning>> | undefined) =>
  Object.entries(answers ?? {}).map(
    ([question, answer]) => `\`${question}: ${JSON.stringify(answer).replaceAll('"', "'")}\``,
  );
const told = ({ policy, meaning }: Position) => [...listed(policy), ...listed(meaning)].join(', ') || 'the defaults';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The tables of the guide, by the name that the guide gives them. */
export const tables: Readonly<Record<string, string>> = {
  peers: table(
    ['peer', 'its answers', 'where a tag says so'],
    Object.entries(peers).map(([peer, { tags = {}, ...position }]) => [
      peer,
      told(position),
      Object.entries(tags)
        .map(([tag, change]) => `${tag}: ${told(change)}`)
        .join('; '),
    ]),
  ),
  choices: table(
    ['axis', 'proposed', 'ours', 'why'],
    choices.map(({ field, proposed, chosen, why }) => [field, `\`${proposed}\``, `\`${chosen}\``, why]),
  ),
  deviations: table(
    ['question', 'what we chose'],
    deviations.map(({ question, chosen }) => [question, chosen]),
  ),
};

/** The guide with its tables as they are now. */
export function pageWith(guide: string): string {
  return guide.replace(/<!-- (\w+) -->[\s\S]*?<!-- end -->/g, (whole, name: string) =>
    tables[name] === undefined ? whole : `<!-- ${name} -->\n\n${tables[name]}\n\n<!-- end -->`,
  );
}
