import { h } from './dom.ts';
import type { Opened } from './link.ts';
import type { Page } from './page.ts';
import type { Told } from './session.ts';

const dialog = () => document.getElementById('dialog') as HTMLDialogElement;

function show({ texts }: Page, title: string, ...content: readonly (Node | string | false)[]): void {
  const close = h('button', { type: 'button', onclick: () => dialog().close() }, texts.close);
  dialog().replaceChildren(h('h2', { id: 'dialog-title' }, title), ...content.filter((one) => one !== false), close);
  if (!dialog().open) dialog().showModal();
}

/** Text to be copied. */
export function showText(page: Page, title: string, hint: string, text: string): void {
  const { texts } = page;
  const area = h('textarea', { readOnly: true, rows: 18, dir: 'ltr', spellcheck: false, 'aria-label': title });
  area.value = text;
  const said = h('span', { role: 'status' });
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => said.replaceChildren(texts.copied),
      () => area.select(),
    );
  const button = h('button', { type: 'button', class: 'main', onclick: copy }, texts.copy);
  show(page, title, h('p', { class: 'quiet' }, hint), area, button, said);
}

/** An event as text, to be altered and sent. */
export function showDraft(page: Page, told: Told, send: (told: Told) => void): void {
  const { texts } = page;
  const area = h('textarea', { rows: 14, dir: 'ltr', spellcheck: false, 'aria-label': texts.event });
  area.value = JSON.stringify(told, null, 2);
  const said = h('p', { role: 'alert', class: 'alert' });
  const submit = () => {
    const draft = toldIn(area.value);
    if (!draft) return said.replaceChildren(texts.notJson);
    dialog().close();
    send(draft);
  };
  show(page, texts.event, area, said, h('button', { type: 'button', class: 'main', onclick: submit }, texts.send));
}

/** Why a link cannot be opened. What it says is shown as text. */
export function showBroken(page: Page, { broken, detail }: Extract<Opened, { broken: unknown }>): void {
  const { texts } = page;
  show(
    page,
    texts.broken,
    h('p', { role: 'alert' }, texts.brokenBecause[broken]),
    detail !== undefined && h('pre', { dir: 'ltr' }, detail),
  );
}

function toldIn(text: string): Told | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
      ? (value as Told)
      : undefined;
  } catch {
    return undefined;
  }
}
