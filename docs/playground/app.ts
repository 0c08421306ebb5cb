import { showBroken, showDraft, showText } from './dialogs.ts';
import { renew } from './dom.ts';
import { languages } from './languages.ts';
import { linkOf, malformed, mostEvents, openLink } from './link.ts';
import { type Acts, type Desk, type Page, tabs } from './page.ts';
import { writeScenario } from './scenario.ts';
import { beginning, type Choices, choose, nextInstant, play, type Session, sent, type Told, tell } from './session.ts';
import { isStory, type StoryName, tellStory } from './stories.ts';
import { textsOf } from './texts/all.ts';
import { showLit } from './view.chart.ts';
import { viewChoices, viewTools } from './view.choices.ts';
import { viewCommands } from './view.commands.ts';
import { viewFacts } from './view.facts.ts';
import { viewHistory, viewTime } from './view.history.ts';
import { outcomeLine, viewOutcome } from './view.outcome.ts';
import { viewCharts, viewParts } from './view.parts.ts';
import { viewStory } from './view.story.ts';
import { viewTabs } from './view.tabs.ts';
import { viewWords } from './view.words.ts';

const calmDesk: Desk = {
  tab: 'commands',
  sentBy: 'staff',
  arrival: 'now',
  kept: [],
  open: new Set(['facts-provider']),
};

const place = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

/** The page: a session, a desk, and what is shown of them. */
export class App implements Acts {
  #session: Session = beginning;
  #desk: Desk = calmDesk;
  #written = '';

  /** Begins with what a link holds, and with a new order where it holds nothing. */
  begin(): void {
    this.#render();
    const story = new URLSearchParams(location.search).get('story');
    if (story === null || location.hash !== '') this.#follow();
    else if (isStory(story)) this.#show(tellStory(story, this.#session));
    else showBroken(this.#page(), { broken: 'no_session', detail: story });
    addEventListener('hashchange', this.#follow);
    place('to-outcome').addEventListener('click', () => place('outcome-title').focus());
  }

  choose = (choices: Partial<Choices>): void => {
    try {
      this.#show(choose(this.#session, choices));
    } catch (error) {
      this.#render();
      this.#say(String(error instanceof Error ? error.message : error));
    }
  };

  ask = (told: Told): void => this.#tell(told);

  report = (told: Told): void => {
    const { arrival, kept } = this.#desk;
    const at = nextInstant(this.#session);
    const deliver: Record<Desk['arrival'], () => void> = {
      now: () => this.#tell(told),
      late: () => this.#tell({ ...told, occurredAt: new Date(Date.parse(at) - 48 * 3_600_000).toISOString() }),
      twice: () => this.#tell(told, { ...told, id: `e${this.#session.at + 1}` }),
      kept: () => this.arrange({ kept: [...kept, told] }),
    };
    deliver[arrival]();
  };

  again = (entry: number): void => {
    const told = this.#session.events[entry - 1];
    if (told) this.#tell({ ...told, id: sent(told, entry).id });
  };

  deliver = (entry: number): void => {
    const { kept } = this.#desk;
    const told = kept[entry];
    this.#desk = { ...this.#desk, kept: kept.filter((_, i) => i !== entry) };
    if (told) this.#tell(told);
  };

  goTo = (at: number): void => {
    if (at >= 0 && at <= this.#session.events.length) this.#show({ ...this.#session, at });
  };

  arrange = (desk: Partial<Desk>): void => {
    this.#desk = { ...this.#desk, ...desk };
    this.#render();
  };

  edit = (told: Told): void => showDraft(this.#page(), told, (draft) => this.#tell(draft));

  startOver = (): void => {
    this.#desk = { ...calmDesk, open: this.#desk.open };
    this.#show({ ...this.#session, events: [], at: 0 });
  };

  /** Going back in the browser leads to what was there before. */
  tellStory = (name: StoryName): void => {
    history.pushState(null, '', location.href);
    this.#desk = { ...calmDesk, open: this.#desk.open };
    this.#show(tellStory(name, this.#session));
  };

  share = (): void => {
    const { texts } = this.#page();
    if (linkOf(this.#session) === undefined) {
      this.#say(texts.tooLong);
      return;
    }
    navigator.clipboard.writeText(location.href).then(
      () => this.#say(texts.shared),
      () => showText(this.#page(), texts.share, '', location.href),
    );
  };

  exportTest = (): void => {
    const page = this.#page();
    showText(page, page.texts.exportTest, page.texts.exportHint, writeScenario(this.#session));
  };

  #tell(...told: readonly Told[]): void {
    const next = tell(this.#session, ...told);
    const problem = next.events.length > mostEvents ? this.#page().texts.tooMany : malformed(next);
    if (problem === undefined) this.#show(next);
    else this.#say(problem);
  }

  #show(session: Session): void {
    play(session);
    this.#session = session;
    this.#written = linkOf(session) ?? '';
    history.replaceState(null, '', `${location.pathname}${this.#written === '' ? '' : `#${this.#written}`}`);
    this.#render();
  }

  /** Shows what the link of the page holds. Where that cannot be shown, the page stays as it is and says so. */
  #follow = (): void => {
    const link = location.hash.slice(1);
    if (link === this.#written) return;
    if (link === '') {
      this.#show(beginning);
      return;
    }
    const before = this.#session;
    const opened = openLink(link);
    if ('broken' in opened) {
      showBroken(this.#page(), opened);
      return;
    }
    try {
      this.#show(opened.session);
    } catch (error) {
      this.#show(before);
      showBroken(this.#page(), { broken: 'no_session', detail: String(error) });
    }
  };

  #page(): Page {
    const { definition, moments } = play(this.#session);
    const moment = moments[this.#session.at] as Page['moment'];
    const { language } = this.#session.choices;
    return {
      ...{ session: this.#session, desk: this.#desk, definition, moments, moment, order: moment.order },
      ...{ labels: languages[language], texts: textsOf[language], act: this },
    };
  }

  #say(line: string): void {
    place('line').textContent = line;
  }

  #render(): void {
    const page = this.#page();
    const { labels, texts } = page;
    document.documentElement.lang = labels.locale;
    document.documentElement.dir = labels.direction;
    document.title = texts.title;
    const titles = {
      title: texts.title,
      lead: texts.lead,
      'commands-hint': texts.commandsHint,
      'facts-hint': texts.factsHint,
      'charts-hint': texts.chartsHint,
    };
    for (const [id, text] of Object.entries(titles)) place(id).textContent = text;
    for (const name of ['commands', 'facts', 'outcome', 'parts', 'history', 'charts'] as const)
      place(`${name}-title`).textContent = texts[name];
    place('to-outcome').ariaLabel = texts.outcome;
    renew(
      () => {
        place('choices').replaceChildren(...viewChoices(page));
        place('tools').replaceChildren(...viewTools(page));
        place('tabs').replaceChildren(...viewTabs(page));
        for (const tab of tabs) place(`${tab}-panel`).hidden = tab !== page.desk.tab;
        place('story').replaceChildren(...viewStory(page));
        place('words').replaceChildren(...viewWords(page));
        place('time').replaceChildren(...viewTime(page));
        place('commands').replaceChildren(...viewCommands(page));
        place('facts').replaceChildren(...viewFacts(page));
        place('outcome').replaceChildren(...viewOutcome(page));
        place('parts').replaceChildren(...viewParts(page));
        place('history').replaceChildren(viewHistory(page));
        place('charts').replaceChildren(...viewCharts(page));
      },
      () => place('outcome-title'),
    );
    this.#say(outcomeLine(page));
    place('app').hidden = false;
    showLit();
  }
}
