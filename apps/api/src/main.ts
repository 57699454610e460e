import { fileURLToPath } from 'node:url';
import { connect } from '@kaohe/db';
import { readEnv } from './env.ts';
import { buildServer } from './server.ts';

/** How long requests under way may take to end once the process is told to stop, in milliseconds. */
const patience = 10_000;

const start = async (): Promise<void> => {
  const env = readEnv(process.env);
  const db = connect(env.databaseUrl, { secret: env.secret });
  const app = await buildServer({
    ...env,
    db,
    webFolder: fileURLToPath(new URL('../../web/dist', import.meta.url)),
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    await app.close();
    await db.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  await app.listen({ host: env.host, port: env.port });
};

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
