import type { CommandDraft, CoreOrderDefinition, Opening, Order, ParkedFact } from '../../core.ts';
import type { PluginSample } from '../histories/payloads.ts';

/** How far an exploration goes. What is beyond is cut off, and counted. */
export interface Bounds {
  /** Parcels that the order may have. */
  readonly parcels: number;
  readonly returns: number;
  /** Requests of one kind to one tender, parcel or return. */
  readonly attempts: number;
  /** Other rows of one kind in one part. */
  readonly rows: number;
  /** What an order began with is not counted, and what failed, expired or was rejected is asked for and done once more. */
  readonly isAfresh?: boolean;
  /** Rows of one kind in what one plugin knows. */
  readonly words: number;
  /** Rows of the whole order that tell of bad luck or of what nobody asked for. */
  readonly surprises: number;
}

/** A small order, who may do what to it, and how far that goes. */
export interface Scene {
  readonly name: string;
  /** What it is about, in one sentence. */
  readonly says: string;
  readonly definition: CoreOrderDefinition;
  readonly opening: Opening;
  readonly commands: ReadonlySet<CommandDraft['type']>;
  /** What is reported. */
  readonly facts: ReadonlySet<ParkedFact['type']>;
  /** What comes in every size: amounts, parts of units, findings of an inspection. The rest is as it is offered. */
  readonly every: ReadonlySet<'amount' | 'part' | 'finding'>;
  /** Whether staff also pass over guards: force a shipment, set a status. */
  readonly overrides: boolean;
  /** Whatever is asked for may be answered in every way; facts are then what is reported though nothing asked for it. */
  readonly isAnswered?: boolean;
  /** Nobody says when what is set aside expires, so that it stands until somebody lets it go. */
  readonly neverExpires?: boolean;
  /** Nothing happens by itself: only what is asked for, and answers. */
  readonly isQuiet?: boolean;
  /** What plugins are told and asked. */
  readonly samples: readonly PluginSample[];
  readonly bounds: Bounds;
  /** Which records that were not met before are gone on from; all of them, unless said otherwise. Asked anew for each exploration. */
  readonly news?: () => (order: Order) => boolean;
  /** More states than these are too many: the exploration stops and says so. */
  readonly most: number;
}
