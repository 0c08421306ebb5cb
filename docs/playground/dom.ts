type Child = Node | string | false | null | undefined | readonly Child[];

type Props<Tag extends keyof HTMLElementTagNameMap> = {
  readonly [Name in keyof HTMLElementTagNameMap[Tag]]?: unknown;
} & {
  readonly class?: string;
  readonly key?: string;
  readonly [name: `aria-${string}` | `data-${string}`]: string | undefined;
};

/** An element with its properties and children. Text is always text. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props<Tag> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (name === 'class') element.className = String(value);
    else if (name === 'key') element.dataset.key = String(value);
    else if (name in element && !name.startsWith('aria')) Reflect.set(element, name, value);
    else element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child) element.append(child as Node | string);
  }
}

/** A part of the page that folds away, and stays as it was left. */
export function folding(
  open: Set<string>,
  key: string,
  summary: Child,
  ...children: readonly Child[]
): HTMLDetailsElement {
  const details = h('details', { open: open.has(key) }, h('summary', { key }, summary), ...children);
  details.addEventListener('toggle', () => (details.open ? open.add(key) : open.delete(key)));
  return details;
}

/** Puts new content into a place of the page and gives the focus back to what had it; where that is gone, to `otherwise`. */
export function renew(change: () => void, otherwise: () => HTMLElement | null): void {
  const focused = document.activeElement;
  const key = focused instanceof HTMLElement ? focused.dataset.key : undefined;
  change();
  if (key === undefined || focused?.isConnected) return;
  const again = [...document.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset.key === key);
  (again && !('disabled' in again && again.disabled) ? again : otherwise())?.focus({ preventScroll: true });
}
