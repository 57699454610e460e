export { type Account, can, serverAccount } from './account.ts';
export {
  type Cluster,
  type ClusterOptions,
  hasCluster,
  removeCluster,
  runningUrl,
  startCluster,
} from './cluster.ts';
export { createDatabase, dropDatabase, hasDatabase, renameDatabase, withClient } from './database.ts';
export { type Exit, type Leashed, type LeashOptions, leash, leashProgram } from './leash.ts';
export { removeAbandoned } from './leftover.ts';
export { placeFor, sharedFolder } from './place.ts';
export { freePort } from './port.ts';
export type { Purpose } from './server.ts';
export { Trouble, type TroubleDetail, type TroubleKind } from './trouble.ts';
