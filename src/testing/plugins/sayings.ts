import type { Apart } from './apart.ts';

const workers = 'Two workers, or one before and after a restart, show different things of one order.';
const inPieces = (count: number) => (count === 1 ? 'one piece' : `${count} pieces`);
const readOnly = 'Read nothing but the slice, the order and the command.';

/** What is wrong and what to do, in the words of an error. */
export const sayings = {
  remembers: (differs: string) =>
    `asked again about the same order, it says something else, so it remembers what it was asked before, or draws lots where nobody sees it.${differs} ${workers} ${readOnly}`,
  remembersById: (differs: string) =>
    `of the same record it says one thing where it was asked since the order began, and another where it was first asked later: it keeps its first answer, by the order's id for instance.${differs} ${workers} ${readOnly}`,
  remembersBeside: (id: string, others: string) => () =>
    `"${id}" says something else of the same record when ${others} is asked beside it: they share something that one of them remembers. What is shown depends on who was asked before. ${readOnly}`,
  remembersMet: (
    orders: number,
    [one, other]: readonly [number, number],
    { what, one: first, other: second }: Apart & { readonly what: string },
  ) =>
    `made anew and asked about the same ${orders} orders, the first of them last, it says something else of one of them, so it remembers which it met before: it counts them, for instance. Where that order comes as number ${one}, ${what}: ${first} - where it comes as number ${other}: ${second}. Two workers, or one before and after a restart, do not meet orders one after the other alike, and show different things of one of them. ${readOnly}`,
  madeLater: (words: (Apart & { readonly what: string }) | null) =>
    `the one that was made first says something else of the same order than one that was made later${words ? `: ${words.what}: ${words.one} - and then: ${words.other}` : ''}. What it says depends on which was made before it, a list that plugins enter themselves into for instance, and so on the order in which a program makes them. Let nothing outside of what makes the plugin be altered while it is made.`,
  madeImpure:
    'made at another time, in another time zone or with other luck, it says something else of the same order. Read no clock and throw no dice while it is made: two workers are not made at once.',
  impure: (differs: string) =>
    `at another time, in another time zone or with other luck, it says something else of the same order.${differs} Read no clock, no time of day that depends on where the machine stands, and throw no dice: let an instant come with what is told, and wait for it with a deadline.`,
  throws: (problem: string) => `${problem}. A function of a plugin answers at once, whatever the plugin was told.`,
  writes:
    'one of its functions writes into the order, or into the command, that it is given: it is the record itself and no copy, so that alters what happened, past all rules. Copy what is to be altered ([...order.lines].sort()), and answer what there is to say.',
  deadline:
    'its deadline fires and stands again at once, without end. Let the command that it fires be possible, and end what the deadline counts from.',
  leaksAtItsEnd: (pieces: number) =>
    `the order is at its end, and ${inPieces(pieces)} ${pieces === 1 ? 'is' : 'are'} still kept back for it. Let go what nobody will have.`,
  leaks: (word: string, pieces: number, why: string) =>
    `"${word}" counts as the end of the order (terminal), and ${inPieces(pieces)} ${pieces === 1 ? 'stays' : 'stay'} kept back for it: ${why}, and nothing lets go. Say stock: "released" in "${word}", or leave terminal out where the goods are still to be sent.`,
  payloadRefused: (type: string, payload: string) =>
    `the schema of ${type} refuses the payload ${payload} once it was written as JSON and read again, and what a shop is told is JSON. Take plain values: text, numbers, lists; an instant as text.`,
  tooMuch: (most: number) =>
    `there is more to look at than ${most} records, so something may be wrong that was not seen. Let more be looked at (most: ${most * 4}), or give fewer payloads.`,
  unreached: (state: string, tried: string) =>
    `its state "${state}" was not reached with what was tried: ${tried}. Give the payloads that lead there, or look at its condition and at those in front of it.`,
  unaccepted: (event: string, tried: string) =>
    `its event "${event}" was accepted nowhere with what was tried: ${tried}. Give payloads that it takes, or look at the rules of its states.`,
  unheld: (word: string) =>
    `its label "${word}" held in no record of what was tried. Look at its condition, at the words that it asks for, or give the payloads that lead there.`,
  unsaid: (guard: string, commands: readonly string[]) =>
    `its guard "${guard}" refused nothing of what was tried: ${commands.join(', ')}. Look at its condition, or give the payloads that lead there.`,
  unshown: (word: string) =>
    `its status "${word}" stands and was never shown: another one is always in front of it. Write it further to the front, or leave it out.`,
} as const;
