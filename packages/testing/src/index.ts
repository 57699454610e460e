export { copyOf, emptyDatabase, startTestServer, type TestDatabase, testDatabase } from './postgres.ts';
export { setup } from './setup.ts';
