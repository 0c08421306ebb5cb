import { h } from './dom.ts';
import { type Page, tabs } from './page.ts';

/** One tab for each thing that can be sent. The arrow keys move between them. */
export function viewTabs({ desk, texts, act }: Page): Node[] {
  const next = tabs[(tabs.indexOf(desk.tab) + 1) % tabs.length] ?? desk.tab;
  const turned = ({ key }: KeyboardEvent) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    act.arrange({ tab: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  return tabs.map((tab) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${tab}`,
        key: `tab-${tab}`,
        tabIndex: tab === desk.tab ? 0 : -1,
        'aria-selected': String(tab === desk.tab),
        'aria-controls': `${tab}-panel`,
        onclick: () => act.arrange({ tab }),
        onkeydown: turned,
      },
      texts[tab],
    ),
  );
}
