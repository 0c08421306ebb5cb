import type { Law } from '../../src/testing/laws/law.ts';

/** A deliberate bug and the laws that find it. */
export interface Breakage {
  readonly title: string;
  readonly laws: readonly number[];
}

/** The deliberate bugs of a test file, by the laws that its titles name. */
export function breakagesIn(source: string): readonly Breakage[] {
  return [...source.matchAll(/^ {2}it\('(where .+) \(laws? ([\d, and]+)\)'/gm)].map(([, title = '', laws = '']) => ({
    title,
    laws: (laws.match(/\d+/g) ?? []).map(Number),
  }));
}

/** The guide to the laws, with the story of one that is broken. */
export function pageOf(laws: readonly Law[], breakages: readonly Breakage[], story: string): string {
  const row = ({ number, says, name }: Law) => {
    const found = breakages.filter((one) => one.laws.includes(number)).map(({ title }) => title);
    return `| ${number} | ${says} | ${found.join('; ')} | \`${name}\` |`;
  };
  return `${head}
| law | what holds | it fails, for example, ... | named |
|---|---|---|---|
${laws.map(row).join('\n')}

${tail}\`\`\`text
${story}
\`\`\`
`;
}

const head = `---
title: Laws
group: Proof
---

# Laws

A law is something that holds of every order, whatever its shop's policy and plugins are. Each is a function that reads a history and
throws where it is broken, and is held against histories that are drawn at random: commands that are possible, commands that are not,
honest facts and hostile ones, late, doubled, contradicting each other, for parts that nobody announced, in several currencies.

Where a law needs to know what is right, it keeps books of its own, which read the events. What an event leaves open they take from the record:
what a status that was set by hand stands for, and which units were split off. What setting an order paid brings is compared with the figures (law 7).
Of deadlines law 25 knows by itself when an order that nobody touched is due, that what is due at a told instant is due at one that was told, and
that no order completes too early; that each kind stands when it is to, stories show.
The books give all four words, and what is so of any and of all (law 8): of every order but those that are frozen in the archive, as the books
do not know what waits there. The state of the order as a whole and of parcels, and what our requests draw on, they take from the record. They do not
know what is owed where goods are exchanged, a fee is kept, what went out for others came back, or money was given out of goodwill, nor how much is held
where stock rejected something: there they name the words that may be, and leave out what they do not know.
Of what does not add up, laws hold to figures: what went back, is disputed or paid back twice beyond what came (law 4), what was shipped, returned or
lost beyond what there was (law 5), and what is left of an order that is called off, archived or drafted (law 27). Law 2 asks of all of them that
they do not depend on the order of facts. No law holds the figures of the others: what a parcel or a box that nobody announced holds, what was
picked, received or inspected otherwise than said, what left before it was approved, sums of tenders that differ, stock and limits; of these stories tell.
What a cancellation or an edit asks back is held to figures where the books know what is owed, nothing is disputed and nothing went back that did not
come (law 27). \`customerView\`, \`timeline\`, \`group\` and \`blockersOf\` are in no law, and neither are tax and discount of an edited line
(law 16 holds pieces and totals), disputes that a provider lists (law 3 lists payments), and in which order several kinds of goodwill count.
`;

const tail = `## Hold them against your own shop

\`laws(definition)\` in [\`order-actor/testing\`](21-testing.md) gives the same laws for your policy, guards and plugins. All of ours run with
\`npm test\`, laws 1 to 15 on 1,000 histories each of shops that are drawn, too, the others on 400, and the laws of records, money, goods
and words on every preset.
Law 10 looks at the parts of the library, which are the same in every shop, and at those that a shop's plugins are; law 12
looks at functions, and at orders of a shop without a policy of its own.

## Run them from a seed

\`\`\`sh
npm run laws -- --seed 7 --runs 1000
npm run laws -- --seed 7 --minutes 60
npm run laws -- --seed 7 --path 4:12:1:0
npm run laws -- --seed 7 --path 4 --runs 5000
npm run laws -- --seed 7 --runs 200 --table
\`\`\`

Each law is run so many times on definitions, policies and plugins of that seed; \`--minutes\` goes on in rounds that draw anew until the time
is over. A law that is broken is told as the shortest story that was found, with the \`--path\` that goes straight to it; \`4.2:12\` is in
the third round of law 4, and \`4\` alone is law 4 with all its cases. The command exits with 1 where one is broken. The last line is JSON: how
often each law ran, the share of commands that were accepted and of histories with hostile facts, in percent, and the published names that
no history reached (reasons and discrepancies may be among them: each has a story of its own).

\`--table\` prints, for each pair of a part's state and an event, how many histories took it, in how many it was refused, and in how many it
came to nothing (said before, or waiting for its part). In \`npm test\` all of the 882 pairs occur, and no fact is refused in any: what 3,000
histories do not come to, about 30 pairs, is drawn as one more event of an order that one of them left in that state.

## What a patient shop does

Law 11 brings an order to its end as a patient shop with honest partners would: what is asked is answered, what has not left is called off, what
comes back is taken in, what is owed is captured where it is set aside and otherwise written off, what is held beyond it goes back, deadlines
pass, and nobody pays. Of plugins it sends every command that is available, those that carry a payload with what their schema takes,
and their facts, asked for or not, each payload up to eight times.

## A law that nothing can break is no law

Each is shown to fail: a test breaks the definition on purpose, in the ways that the table names, and the law has to find it and tell it as a
story. A story tells what the shop decides unusually, how the order began, and each event with what came of it; amounts are minor units:

`;
