import type { Envelope } from '../events.ts';
import type { LineDelta, LineInput } from '../lines.ts';
import type { Money } from '../money.ts';
import type { Units } from '../units.ts';

/** Commands that change what was ordered. @since 0.1.0 */
export const editCommands = ['order.edit', 'order.revert_edit'] as const;

/** How many changes one edit can make. */
export const mostChanges = 500;

/** Every kind of change that an edit can make. @since 0.1.0 */
export const lineChangeKinds = ['add_line', 'change_quantity', 'change_total', 'discount'] as const;

/**
 * One change of what was ordered.
 *
 * - `add_line`: something more: an article, shipping, a fee. The line's id is new.
 * - `change_quantity`: so many pieces more or fewer of a line. They cost what the pieces of that line cost.
 * - `change_total`: a line costs so much more or less, its pieces being the same.
 * - `discount`: money off several lines, each by what it costs.
 *
 * @since 0.1.0
 */
export type LineChange =
  | { readonly kind: 'add_line'; readonly line: LineInput }
  | {
      readonly kind: 'change_quantity';
      readonly line: string;
      /** Pieces; negative for fewer. */
      readonly by: number;
    }
  | {
      readonly kind: 'change_total';
      readonly line: string;
      /** Negative for less. */
      readonly by: Money;
      /** How much of it is tax. */
      readonly tax?: Money;
    }
  | {
      readonly kind: 'discount';
      readonly amount: Money;
      /** Ids of the lines that bear it; without it, all of them. */
      readonly lines?: readonly string[];
    };

interface Editing extends Envelope {
  /** The version of the lines that the editor saw, as `linesVersionOf` tells it. Refused where they were edited since; without it, not asked. */
  readonly version?: number;
  /** Give back at once what is then held or set aside beyond what is owed, and no more. */
  readonly settle?: true;
}

/**
 * Change what was ordered: what is owed and which units there are follow. All changes are made, or none.
 *
 * @since 0.1.0
 */
export interface EditOrder extends Editing {
  readonly type: 'order.edit';
  readonly changes: readonly LineChange[];
}

/** Take an edit back: the order stands as if it had never been made. Undoing this is a new edit. @since 0.1.0 */
export interface RevertEdit extends Editing {
  readonly type: 'order.revert_edit';
  /** The id of the edit's command. */
  readonly edit: string;
}

/** What may be asked of an order's lines. @since 0.1.0 */
export type EditCommand = EditOrder | RevertEdit;

/** `order.edit` as the life-cycle records it: with the differences that the changes came to. @since 0.1.0 */
export interface ResolvedEdit extends Omit<EditOrder, 'changes'> {
  readonly changes: readonly LineDelta[];
  /** Of the units that are taken away: those that stock had rejected. */
  readonly shortage?: Units;
}
