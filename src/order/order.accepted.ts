import { canonical } from '../canonical.ts';
import type { Envelope } from '../events.ts';
import { reason } from '../reasons.ts';
import type { AcceptedCommand, Order, Outcome } from './order.ts';

/** A command as it is kept: by its id, with what it asks for, whoever sends it and whenever. The same id may only ever mean the same. */
export function acceptedOf({ id, at: _at, by: _by, ...content }: Envelope): AcceptedCommand {
  return { id, content: canonical(content) };
}

/** What comes of a command whose id was accepted before; `null` where it was not. */
export function retried(order: Order, { id, content }: AcceptedCommand): Outcome | null {
  const known = order.commands.find((command) => command.id === id);
  if (!known) return null;
  if (known.content === content) return { kind: 'duplicate' };
  return { kind: 'rejected', reasons: [reason('command_id_reused', { id })] };
}

/** The accepted commands with one more, sorted by id. */
export function withCommand(
  commands: readonly AcceptedCommand[],
  accepted: AcceptedCommand,
): readonly AcceptedCommand[] {
  const behind = commands.findIndex(({ id }) => id > accepted.id);
  return commands.toSpliced(behind === -1 ? commands.length : behind, 0, accepted);
}
