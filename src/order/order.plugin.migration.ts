import { canonical } from '../canonical.ts';
import { OrderError } from '../errors.ts';
import { answered } from '../plugin/plugin.answers.ts';
import { pluginRows } from '../plugin/plugin.checks.ts';
import { nameOf, type PluginRow, rowsInOrder, subjectOf } from '../plugin/plugin.slice.ts';
import type { AnyPluginSpec } from './order.plugin.spec.ts';
import { messageOf, type Plugins } from './order.plugins.ts';
import type { AcceptedCommand, Order, PluginRecord } from './order.ts';

/** Rows as the present version understands them. It gets a copy: the record stays as it was read, whatever becomes of it. */
function rowsOf(id: string, { migrate }: AnyPluginSpec, { rows, version }: PluginRecord): readonly PluginRow[] {
  if (!migrate) return rows;
  try {
    const copy = JSON.parse(JSON.stringify(rows)) as readonly PluginRow[];
    return rowsInOrder(answered(migrate(copy, version), pluginRows));
  } catch (error) {
    throw unreadable(
      id,
      `what version ${version} wrote could not be migrated: ${messageOf(error)}. Mend its "migrate"`,
      error,
    );
  }
}

function unreadable(plugin: string, problem: string, cause?: unknown): OrderError {
  return new OrderError('other_definition', `Plugin "${plugin}": ${problem}.`, { plugin, problem }, { cause });
}

/** An accepted command under the plugin's present id: sent again, under either, it is a retry. */
function renamed({ id, content }: AcceptedCommand, former: string, now: string): AcceptedCommand {
  const said = JSON.parse(content) as { readonly type?: unknown };
  if (typeof said.type !== 'string' || subjectOf(said.type) !== former) return { id, content };
  return { id, content: canonical({ ...said, type: `${now}.${nameOf(said.type)}` }) };
}

/** The order with what its plugins knew under former ids and versions, as they understand it now. */
export function migrated(order: Order, { list }: Plugins): Order {
  if (!order.plugins) return order;
  const records: Record<string, PluginRecord> = { ...order.plugins };
  let { commands } = order;
  for (const { id, version, spec } of list) {
    // Where both ids have a record, the former one stays as it is: it shows as missing, and nothing is lost.
    const former = Object.hasOwn(records, id) ? undefined : spec.formerly?.find((name) => Object.hasOwn(records, name));
    const record = records[former ?? id];
    if (!record || (record.version === version && former === undefined)) continue;
    if (record.version > version)
      throw unreadable(id, `the record was written by version ${record.version}, and this is ${version}. Upgrade it`);
    if (former !== undefined) {
      delete records[former];
      commands = commands.map((command) => renamed(command, former, id));
    }
    records[id] = { version, rows: record.version < version ? rowsOf(id, spec, record) : record.rows };
  }
  return {
    ...order,
    commands,
    plugins: Object.fromEntries(Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
