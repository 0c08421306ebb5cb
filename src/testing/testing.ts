/**
 * What tests of a shop's own orders need: a stock's keeper in memory.
 *
 * @module testing
 */
export * from './warehouse.ts';
