/** What a guide says of itself as a reader on GitHub has it: the anchors of its headings, and where it leads to. */
export interface Guide {
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly string[];
}

/** Reads the headings and links of a Markdown file; code is no text. */
export function readGuide(markdown: string): Guide {
  const text = markdown
    .replaceAll(/^(```+)[^\n]*\n.*?^\1$/gms, '')
    .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\](){}]/g, ''));
  const anchors = new Set<string>();
  for (const [, heading = ''] of text.matchAll(/^#{1,6} +(.+)$/gm)) {
    const slug = slugOf(heading);
    let free = slug;
    for (let n = 1; anchors.has(free); n += 1) free = `${slug}-${n}`;
    anchors.add(free);
  }
  for (const [, id = ''] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  const inText = [...text.matchAll(/\]\(<?([^\s)>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, to = '']) => to);
  const included = [...text.matchAll(/\{@include(?:Code)? ([^}#]+)(?:#[^}]*)?\}/g)].map(([, file = '']) => file.trim());
  const inTags = [...text.matchAll(/<(?:a|img|source)\b[^>]*?\s(?:href|src|srcset)="([^"]+)"/g)].map(
    ([, to = '']) => to,
  );
  return { anchors, links: [...inText, ...inTags, ...included] };
}

/** The anchor of a heading: lower case, without punctuation, a hyphen for each space. */
function slugOf(heading: string): string {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^>]+>/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-');
}
