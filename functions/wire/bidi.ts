// Bidirectional controls (Unicode UAX #9): kept, for right-to-left copy needs them, but closed where they are left open,
// so that a headline cannot turn the text around it.

const PUSH_EMBEDDING = /[\u202a\u202b\u202d\u202e]/;
const PUSH_ISOLATE = /[\u2066-\u2068]/;
const POP_EMBEDDING = '\u202c';
const POP_ISOLATE = '\u2069';
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/** The text with every embedding, override and isolate closed, and closers that close nothing taken off. */
export function balanced(text: string): string {
  if (!/[\u202a-\u202e\u2066-\u2069]/.test(text)) return text;
  const open: string[] = [];
  const kept = text.replace(CONTROLS, (control) => {
    if (PUSH_EMBEDDING.test(control)) open.push(POP_EMBEDDING);
    else if (PUSH_ISOLATE.test(control)) open.push(POP_ISOLATE);
    else if (open.at(-1) === control) open.pop();
    else return '';
    return control;
  });
  return kept + open.reverse().join('');
}
