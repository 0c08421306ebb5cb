import * as fc from 'fast-check';
import { createCells, grids } from '/work/main/test/support/cells.ts';
import { histories } from '/work/main/src/testing/histories/arbitraries.ts';
const cells=createCells();
const n=Number(process.argv[2]);
for (const h of fc.sample(histories(), {seed: 20260101, numRuns: n})) cells.see(h);
let empty=0, all=0;
for (const g of grids) for (const e of [...g.facts,...g.commands]) {
  const none=g.states.filter(s=>{const c=cells.of(g,s,e); all++; return c.taken+c.refused+c.idle===0});
  empty+=none.length;
  if (none.length) console.log(g.part,e,':',none.length===g.states.length?'ALL':none.join(' '));
}
console.log(empty,all);
