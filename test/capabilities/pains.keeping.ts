import type { Pain } from './pains.ts';

export const keepingPains: readonly Pain[] = [
  {
    name: 'Optimistic locking checks the version in code and not in the write',
    promise: 'Each accepted event raises the revision of the record by one, which is what a compare-and-set needs.',
    open: 'Keeping orders comes later. The shipped model of a store finds one that loses one of two writes.',
  },
  {
    name: 'A retry after a conflict sends the old decision again',
    promise: 'Every call of `apply` decides anew, on the order that it is given.',
    open: 'Loading again and trying again is the part of a store, which comes later.',
  },
  {
    name: 'Webhooks get lost, and there is no way back',
    promise: "A provider's own list becomes the facts that are missing, as often as one likes; contradictions show.",
    tests: [
      "order/reconcile.test.ts: a provider's snapshot > gives nothing that webhooks told, and only what is new",
      'order/reconcile.test.ts: reconciling > twice gives nothing the second time, and never more than the provider has, whatever webhooks told',
      "order/reconcile.test.ts: a provider's snapshot > shows where it contradicts what was told",
    ],
  },
  {
    name: 'Outgoing webhooks come twice, stale or unordered',
    promise: 'What is told has a key of its own, the revision, and what moved from where to where.',
    tests: [
      'order/notifications.test.ts: what is told > says what moved from where to where, at which revision, under a key of its own',
      'order/notifications.test.ts: what is told > is told again where it happens again: shipped, taken back and shipped are three keys',
    ],
    elsewhere: 'sending it: webhooks come later',
  },
  {
    name: 'Signature checks are done wrong',
    promise: 'Facts are recorded whoever reports them: a signature is verified before it gets here.',
    open: 'Verifying and signing webhooks come later.',
  },
  {
    name: 'The sender of webhooks is pointed at internal addresses',
    promise: 'The library opens no connection.',
    open: 'A sender comes later.',
  },
  {
    name: 'Cryptography of Node alone breaks workers and the edge',
    promise: 'No entry imports a module of Node; the packed package runs in a browser.',
    tests: ['package/packed.built.test.ts: the package in a bundle > runs in a browser'],
    elsewhere: 'Bun, Deno and worker runtimes are not tried',
  },
  {
    name: 'Nobody can tell who changed what and why',
    promise:
      'Each event says who, when and why; the timeline tells what moved by it, and the history leads to the order.',
    tests: [
      'order/projections.test.ts: a timeline > says who did what when and why, and what moved by it',
      'properties/laws.property.test.ts: the record > is what replaying its history gives, after any prefix (law 1)',
    ],
    elsewhere: 'history and record in one commit: keeping orders comes later',
  },
  {
    name: 'An immutable history stands against the right to erasure',
    promise: 'Events name customers, addresses and goods by references.',
    open: 'Reasons, notes and payloads of plugins may say more, and nothing takes it out yet: put a reference there.',
  },
  {
    name: 'Errors do not say why',
    promise: 'A refusal is a value with every reason: a closed code, figures, what happened and what to do.',
    tests: [
      'order/codes.test.ts: every reason for a refusal > %s is given, says what happened and what to do, and is plain JSON',
      'order/codes.test.ts: every reason for a refusal > is published once and has its story',
    ],
  },
];

export const replayPains: readonly Pain[] = [
  {
    name: 'Lifting old events does not reach stored snapshots',
    promise: 'Records and events are lifted by listed steps; each golden order is read and replayed to the same bytes.',
    tests: [
      'order/upcast.test.ts: an older record > is read in the present structure, with the facts that wait in it, and stays as it was',
      'order/upcast.test.ts: an older event > is read so wherever a history is',
      'golden/golden.test.ts: the golden order %s > is replayed to the same bytes',
    ],
  },
  {
    name: 'Replay is slow, or repeats effects',
    promise: 'A replay gives an order and asks for nothing; so does restoring.',
    tests: [
      'properties/laws.property.test.ts: the record > is what replaying its history gives, after any prefix (law 1)',
      'order/actor.test.ts: a live order > asks at its start for what placing it asks for, and for nothing where the order is handed in',
    ],
    elsewhere: 'how long it takes is measured and not bounded by a test: [performance](26-performance.md)',
  },
  {
    name: 'Scheduled work and state are not written together, and cannot be called off',
    promise: 'Deadlines are read from the record; to wake up late, early or twice is harmless.',
    tests: [
      'order/tick.test.ts: a deadline > fires once, however often the clock ticks',
      'order/tick.test.ts: a deadline > that no longer stands is refused when it comes late',
      'properties/laws.property.test.ts: what falls due > comes at its instant, not before it, and once (law 25)',
    ],
    elsewhere: 'waking up: the scheduler',
  },
  {
    name: "Adapters cannot join the caller's transaction",
    promise: 'An order is a plain value that a shop writes in whatever transaction it has.',
    open: 'Adapters come later.',
  },
];
