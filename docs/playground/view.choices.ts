import { type Policy, policyChoices } from '../../src/index.ts';
import { folding, h } from './dom.ts';
import { languageCodes, ownNames } from './languages.ts';
import type { Page } from './page.ts';
import { sampleNames } from './samples.ts';
import { shopNames, shops } from './shops.ts';
import { type StoryName, storyNames, storyOf } from './stories.ts';
import { viewPlugins } from './view.plugins.ts';

/** Which shop, in which language, and which order. */
export function viewChoices(page: Page): Node[] {
  const { session, texts, act } = page;
  const { shop, language, sample } = session.choices;
  return [
    h(
      'div',
      { class: 'selects' },
      viewSelect<StoryName | ''>(
        'story-choice',
        texts.story,
        storyOf(session) ?? '',
        [['', texts.ownStory], ...storyNames.map((name) => [name, texts.stories[name][0]] as const)],
        (one) => (one === '' ? act.startOver() : act.tellStory(one)),
      ),
      viewSelect(
        'shop',
        texts.shop,
        shop,
        shopNames.map((name) => [name, shops[name].title]),
        (one) => act.choose({ shop: one }),
      ),
      viewSelect(
        'language',
        texts.language,
        language,
        languageCodes.map((code) => [code, ownNames[code]]),
        (one) => act.choose({ language: one }),
      ),
      viewSelect(
        'sample',
        texts.sample,
        sample,
        sampleNames.map((name) => [name, texts.samples[name]]),
        (one) => act.choose({ sample: one }),
      ),
      h('button', { type: 'button', key: 'start-over', onclick: act.startOver }, texts.startOver),
    ),
    viewPolicies(page),
    viewPlugins(page),
  ];
}

/** What can be taken away: the page as a link, and as a test. */
export function viewTools({ texts, act }: Page): Node[] {
  return [
    h('button', { type: 'button', key: 'share', onclick: act.share }, texts.share),
    h('button', { type: 'button', key: 'export', onclick: act.exportTest }, texts.exportTest),
  ];
}

function viewSelect<Name extends string>(
  key: string,
  label: string,
  chosen: Name,
  options: readonly (readonly [Name, string])[],
  choose: (name: Name) => void,
): Node {
  const select = h(
    'select',
    { key, id: key, onchange: () => choose(select.value as Name) },
    options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
  );
  return h('p', { class: 'field' }, h('label', { htmlFor: key }, label), select);
}

/** Questions whose answers show in a playground. */
const questions = [
  'completedWhen',
  'paidBefore',
  'cancelAfterCapture',
  'lateMoney',
  'review',
  'stock',
  'unship',
  'reopen',
  'goodwill',
  'refundComparedWith',
  'canceledUnits',
  'shippedAndDelivered',
  'returnsShown',
  'cashOnDelivery',
] as const satisfies readonly (keyof typeof policyChoices & keyof Policy)[];

function viewPolicies({ session, definition, texts, desk, act }: Page): Node {
  const { policy } = session.choices;
  return folding(
    desk.open,
    'policies',
    `${texts.policy}${Object.keys(policy).length > 0 ? ` (${Object.keys(policy).length})` : ''}`,
    h('p', { class: 'quiet' }, texts.policyHint),
    h(
      'div',
      { class: 'policies' },
      questions.map((question) =>
        viewSelect(
          `policy-${question}`,
          question,
          definition.policy[question] as string,
          policyChoices[question].map((answer) => [answer, answer]),
          (answer) => act.choose({ policy: { ...policy, [question]: answer } as Partial<Policy> }),
        ),
      ),
    ),
  );
}
