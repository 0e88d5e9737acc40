// Values of options, checked.
import { InvalidArgumentError } from 'commander';

export function limit(text: string): number {
  const number = Number(text);
  if (!/^\d{1,7}$/.test(text) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return number;
}

export function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return number;
}

export function webAddress(text: string): string {
  const { protocol = '', search = '', hash = '' } = URL.parse(text) ?? {};
  if (!/^https?:$/.test(protocol) || search || hash) throw new InvalidArgumentError('It must be an address such as https://desk.example.');
  return text;
}
