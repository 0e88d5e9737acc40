// White space in text that is read as running prose.

const UNEVEN = /[^\S ]| {2}/;

/** Text with every run of white space as one blank. Most text is so already, and is only looked at. */
export function singleSpaced(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text;
}
