export type { ErrorData } from './fault.ts';
export type { AppRouter } from './router.ts';
