import { type CoreOrderDefinition, OrderError, type Plugin } from '../../core.ts';
import { refuseUnknown } from '../refused.ts';
import { createFlawBook, type FlawBook } from './flaw-book.ts';
import { flawsAlone, triedIn } from './flaws.alone.ts';
import { leaksBeside } from './flaws.beside.ts';
import { payloadFlaws } from './flaws.payloads.ts';
import { flawsTogether, type Seen } from './flaws.together.ts';
import { type CheckPluginOptions, checkOptions, type PluginFlaw } from './flaws.ts';
import { madeBy, type PluginSource } from './made-anew.ts';
import { lives } from './plugin-lives.ts';
import { pluginScene, samplesFor, shopWith } from './plugin-scene.ts';
import { sayings } from './sayings.ts';
import { createVoices } from './voices.ts';

/**
 * Looks for what is wrong with a plugin though it defines well: by trying everything that it may be told, alone, together with the lives of
 * small orders, and beside another plugin; asked again, in another order, and at another time.
 *
 * @param source - The plugin, or what makes it: made anew, it is also seen to meet orders in another order.
 * @returns What is wrong, each with the shortest story that shows it, and behind it what is only a hint; nothing for a sound plugin.
 * @throws An `OrderError` `invalid_input` where a payload schema does not say which payloads it takes and none is given, and where some
 * are given for an event that there is not, or where what makes the plugin does not make the same one each time.
 * @since 0.1.0
 */
export function pluginFlaws(source: PluginSource, options: CheckPluginOptions = {}): readonly PluginFlaw[] {
  refuseUnknown('checkPlugin', options, checkOptions);
  const made = madeBy(source);
  const { plugin } = made;
  const book = createFlawBook(plugin);
  const shops = shopsWith(plugin, options, book);
  const [shop] = shops;
  if (shop === undefined) return book.flaws();
  payloadFlaws(plugin, shop, options, book);
  const samples = samplesFor(plugin, shop, options);
  const voices = createVoices(plugin, samples);
  const alone = pluginScene(plugin, shop, samples, options, null);
  const telling = flawsAlone(plugin, alone, voices, book);
  const seen: Seen = { voices, shown: new Set(), hidden: new Map(), traps: [] };
  for (const [i, life] of lives.entries()) {
    if (book.isUnsteady()) return book.flaws();
    const scene = pluginScene(plugin, shops[i] ?? shop, telling, options, life);
    flawsTogether(made, scene, life, samples, book, seen, options);
  }
  leaksBeside(plugin, shop, telling, options, book);
  const tried = triedIn(alone);
  for (const state of voices.unreached()) book.note('never_reached', sayings.unreached(state, tried), undefined, state);
  for (const event of voices.unaccepted())
    book.note('accepted_nowhere', sayings.unaccepted(event, tried), undefined, event);
  for (const [word, happened] of seen.hidden)
    if (word.startsWith(`${plugin.id}.`) && !seen.shown.has(word))
      book.note('never_shown', sayings.unshown(word), happened, word);
  for (const label of voices.unheld()) book.note('never_shown', sayings.unheld(label), undefined, label);
  for (const { name, on } of voices.silent()) book.note('never_said', sayings.unsaid(name, on), undefined, name);
  return book.flaws();
}

/**
 * Checks a plugin, in a test of any runner: it tells what is wrong as a story.
 *
 * @param source - The plugin, or what makes it: made anew, it is also seen to meet orders in another order.
 * @returns What is no error and yet worth a look: states, statuses and events that were of no use in all that was tried.
 * @throws An `Error` that tells every flaw with its story; an `OrderError` `invalid_input` where a payload schema does not say which
 * payloads it takes and none is given, and where some are given for an event that there is not, or where what makes the plugin does not
 * make the same one each time.
 * @since 0.1.0
 */
export function checkPlugin(source: PluginSource, options: CheckPluginOptions = {}): readonly PluginFlaw[] {
  const found = pluginFlaws(source, options);
  const flaws = found.filter(({ isHint }) => !isHint);
  if (flaws.length > 0) throw new Error(flaws.map(told).join('\n\n'));
  return found;
}

function told({ plugin, code, message, story }: PluginFlaw): string {
  return [`Plugin "${plugin}" (${code}): ${message}`, ...(story === '' ? [] : [story])].join('\n');
}

/** The shop of each life; none where nothing says which of two statuses is shown. */
function shopsWith(plugin: Plugin, options: CheckPluginOptions, { note }: FlawBook): readonly CoreOrderDefinition[] {
  try {
    return lives.map((life) => shopWith(plugin, options, life));
  } catch (error) {
    if (!(error instanceof OrderError) || !/nothing says which is shown/.test(error.message)) throw error;
    note('order_matters', error.message);
    return [];
  }
}
