/** Where parcels are put together: the first two have shelves of their own, where any are drawn, the last has none. */
export const halls = ['north', 'south', 'annex'] as const;
