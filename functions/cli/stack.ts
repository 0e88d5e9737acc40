import type { Desk, StackName } from './context.ts';
export async function withStack<T>(_: StackName, __: (stack: { desk: Desk }) => Promise<T>): Promise<T> {
  throw new Error('x');
}
