/**
 * What tests of a shop's own orders need: stories, laws, orders and events drawn at random, the check of a
 * plugin, and a gateway and a warehouse in memory.
 *
 * It needs no test runner, but `fast-check`, which is to be installed beside it: laws and arbitraries are made with it.
 *
 * @module testing
 */
export {
  createGateway,
  type Gateway,
  type GatewayBooks,
  type GatewayCall,
  type GatewayInput,
} from './gateway.ts';
export {
  type Delivery,
  definitions,
  deliveries,
  type EventOptions,
  events,
  type GeneratedOrder,
  type HistoryOptions,
  histories,
  orders,
} from './histories/arbitraries.ts';
export { type GeneratedHistory, type HistoryStep, stepsOf } from './histories/history.ts';
export type { EventKind } from './histories/next.ts';
export { policies } from './histories/openings.ts';
export type { Payloads } from './histories/payloads.ts';
export { plugins } from './histories/plugins.ts';
export { storyOf } from './histories/story.ts';
export type { Law } from './laws/law.ts';
export { laws } from './laws/laws.ts';
export { type ModelCommand, type ModelOrder, modelOf, type OrderKeeper, type OrderModel } from './model.ts';
export { checkPlugin, pluginFlaws } from './plugins/check-plugin.ts';
export { type CheckPluginOptions, type PluginFlaw, type PluginFlawCode, pluginFlawCodes } from './plugins/flaws.ts';
export type { PluginSource } from './plugins/made-anew.ts';
export type { Beat, Expectations, ExpectedEffect, ExpectedWords } from './scenario.expectations.ts';
export type { StoryLine, StoryOpening } from './scenario.opening.ts';
export {
  dayOne,
  days,
  hours,
  type InspectedQuantities,
  type Quantities,
  type Tell,
  type TellOf,
  type ToldContent,
} from './scenario.tell.ts';
export { given, type Story } from './scenario.ts';
export type { Shelves, WarehouseInput } from './warehouse.input.ts';
export { createWarehouse, type Warehouse, type WarehouseNews } from './warehouse.ts';
