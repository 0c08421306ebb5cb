/** What a bar is drawn on. */
export interface Screen {
  write(text: string): unknown;
}

const width = 40;

/** A bar that fills as work is done. It is drawn again only where it looks different, and stays when it is full. */
export function progressBar(screen: Screen, total: number, noun: string): (done: number) => void {
  let drawn = -1;
  return (done) => {
    const filled = Math.floor((done / total) * width);
    if (filled === drawn) return;
    drawn = filled;
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    screen.write(`\r${bar} ${done}/${total} ${noun}${done === total ? '\n' : ''}`);
  };
}
