// What is readable and surely no copy: logs of programs, code, settings, a word alone. Whatever could be copy is copy.

/** Of how many lines all must be of a kind that copy is not. */
const MOST_LINES = 200;
const LONGEST_WORD = 200;

/** What the text is, in words for an operator, where it is surely no copy; undefined otherwise. Looks at few lines. */
export function nameNoCopy(text: string): string | undefined {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n?|\n/, MOST_LINES)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (text.length < LONGEST_WORD && isLoneWord(lines)) return 'a single word';
  if (lines.every((line) => LOG.test(line) || TRACE.test(line)) && lines.some((line) => LOG.test(line))) return "lines of a program's log";
  if (lines.length > 1 && lines.every((line) => SETTING.test(line))) return 'a file of settings';
  // Results may end each line with a semicolon; they have no braces.
  const isCode =
    lines.length > 2 && lines.some((line) => SIGNS.test(line)) && lines.filter((line) => CODE.test(line)).length > 0.5 * lines.length;
  return isCode ? "a program's code" : undefined;
}

/** A word in small letters or with figures: "test", "foo_bar", "V2ViIGhvb2s=". In capitals it may be a flash, and scripts without blanks say much in one. */
function isLoneWord(lines: readonly string[]): boolean {
  const [word = '', ...more] = lines;
  return more.length === 0 && /^[\p{Script=Latin}\p{N}_.:=+/@-]+$/u.test(word) && !/^\p{Lu}{3,}$/u.test(word) && !/^https?:/i.test(word);
}

/** A time with its seconds, or an address, and behind it what programs write there. */
const LOG = new RegExp(
  [
    // 2024-05-02 12:33:11,123 INFO …; [2024-05-02T10:11:12Z] ERROR …; 12:33:11.123 [main] DEBUG …
    String.raw`^\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|[+-]\d\d:?\d\d))?\]?\s+(?:\[[^\]]{1,60}\]\s+)?\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|SEVERE)\b`,
    // INFO 2024-05-02 12:33:11 …
    String.raw`^\[?(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\]?\s*[:|-]?\s+\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d`,
    // May  2 10:11:12 host sshd[123]: …
    String.raw`^[A-Z][a-z]{2}\s{1,2}\d{1,2} \d\d:\d\d:\d\d \S{1,80} [\w./-]{1,60}(?:\[\d{1,8}\])?: `,
    // 127.0.0.1 - - [02/May/2024:10:11:12 +0000] "GET / HTTP/1.1" 200 1234
    String.raw`^\S{1,80} \S{1,40} \S{1,40} \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "`,
  ].join('|'),
);

const TRACE =
  /^(?:at [\w$.<>/]+\(.{0,120}\)|Caused by: [\w.$]+|\.{3} \d+ more|Traceback \(most recent call last\):|File ".{1,200}", line \d+)/;

/** `key = value` and `key: value` with the signs of programs, comments, headings in brackets. */
const SETTING = /^(?:[#;].*|\[[\w. -]{1,60}\]|(?:export )?[A-Za-z_][\w.-]{0,60}\s?=\s?\S.{0,300}|[A-Za-z_][\w.-]{0,60}=)$/;

const SIGNS = /[{}]|\(\)|=>|^import [\w.]+;?$|^#include/;
const CODE =
  /[;{}]$|^[})\]]+[;,]?$|^(?:import|from|export|const|let|var|def|class|function|public|private|protected|return|package|using|#include|if|for|while|else|try|except|print)\b.*(?:[;:{)(]|=>)|^import [\w.]+$|^(?:\/\/|\/\*|\*\/)/;
