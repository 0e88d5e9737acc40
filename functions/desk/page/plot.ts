// A small plot: stories an hour, as bars. What it shows is said in words, too.
import { svg } from './dom.ts';

const WIDTH = 312;
const HEIGHT = 30;

/** `most`: what a bar of full height stands for. */
export function hoursPlot(counts: readonly number[], most: number, title: string): SVGElement {
  const step = WIDTH / counts.length;
  const bars = counts.map((count, at) => {
    const height = count === 0 ? 1 : Math.max(2, (count / Math.max(1, most)) * HEIGHT);
    return svg('rect', { x: at * step + 0.5, y: HEIGHT - height, width: step - 1, height, class: count === 0 ? 'none' : 'some' });
  });
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: 'img', class: 'plot', 'aria-label': title },
    ...bars,
  );
}
