import { parseArgs } from 'node:util';

/** The logs that can be replayed. */
export const formats = ['olist', 'order-management'] as const;

/** The name of a kind of log. */
export type Format = (typeof formats)[number];

/** What somebody asks for on the command line. */
export type Request =
  | { readonly command: 'start'; readonly headless: boolean }
  | {
      readonly command: 'replay';
      readonly format: Format;
      readonly folder: string;
      readonly json: boolean;
      readonly shuffle?: number;
      readonly duplicate: boolean;
    };

/** What was asked for makes no sense; the message is for people. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

/** How to ask. */
export const usage = `Usage:
  npm start [-- --headless]
  npm run replay -- <${formats.join('|')}> <folder> [--json] [--shuffle <seed>] [--duplicate]`;

/**
 * Reads the command line.
 *
 * @throws {@link BadArguments} where it makes no sense.
 */
export function parseArguments(words: readonly string[]): Request {
  const [command, ...rest] = words;
  if (command === 'start') return parseStart(rest);
  if (command === 'replay') return parseReplay(rest);
  throw new BadArguments(command === undefined ? 'Say what to do.' : `There is no command "${command}".`);
}

function parseStart(words: readonly string[]): Request {
  const { values } = understood(() => parseArgs({ args: [...words], options: { headless: { type: 'boolean' } } }));
  return { command: 'start', headless: values.headless ?? false };
}

function parseReplay(words: readonly string[]): Request {
  const { values, positionals } = understood(() =>
    parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, shuffle: { type: 'string' }, duplicate: { type: 'boolean' } },
    }),
  );
  const [format, folder, ...more] = positionals;
  const known = formats.find((name) => name === format);
  if (!known) throw new BadArguments(`Say which kind of log it is: ${formats.join(' or ')}.`);
  if (folder === undefined) throw new BadArguments('Say which folder the log is in.');
  if (more.length > 0) throw new BadArguments(`One folder is replayed at a time; "${more.join(' ')}" is too much.`);
  return {
    command: 'replay',
    format: known,
    folder,
    json: values.json ?? false,
    duplicate: values.duplicate ?? false,
    ...(values.shuffle !== undefined && { shuffle: parseSeed(values.shuffle) }),
  };
}

function parseSeed(text: string): number {
  if (/^\d+$/.test(text) && Number(text) < 2 ** 32) return Number(text);
  throw new BadArguments(`--shuffle takes a seed, a whole number below ${2 ** 32}, and "${text}" is not one.`);
}

function understood<Parsed>(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (cause) {
    throw new BadArguments(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
