/** The head that every generated guide has. */
export function pageOf(title: string, ...sections: readonly string[]): string {
  return `${[`---\ntitle: ${title}\ngroup: Reference\n---`, `# ${title}`, ...sections].join('\n\n')}\n`;
}

/** A table of Markdown; bars inside a cell would end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const code = (text: string) => `\`${text}\``;

/** Names in a row, as code. */
export const codes = (texts: readonly string[]) => texts.map(code).join(', ');
