export { type Env, readEnv } from './env.ts';
export { startWorker } from './worker.ts';
