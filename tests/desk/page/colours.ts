// Colours as browsers compute them: `rgb(176, 0, 32)`. Spec of contrast: WCAG 2.2, relative luminance and contrast ratio.

/** Between 1 and 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** In degrees: 0 is red, 120 green. */
export function hueOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour);
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  const found = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour);
  if (!found) throw new Error(`not an opaque colour: ${colour}`);
  return found.slice(1).map((value) => Number(value) / 255);
}
