import { serveTasks } from './serve.ts';

export type TestTasks = { double: { input: number; output: number }; fail: { input: string; output: null }; forEver: { input: null; output: null }; eat: { input: null; output: number } };

serveTasks<TestTasks>({
  double: (value) => value * 2,
  fail: (message) => { throw new Error(message); },
  forEver: () => { for (;;); },
  eat: () => { const eaten: number[][] = []; for (;;) eaten.push(Array.from({ length: 100_000 }, (_, at) => at)); },
});
