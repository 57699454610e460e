export { channels, type News } from './announce.ts';
export { type ConnectOptions, connect, type Db } from './client.ts';
export { migrate } from './migrate.ts';
export type { Sql, Statement } from './sql.ts';
