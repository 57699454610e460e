import type { MachineName, registry } from '@kaohe/domain';
import type { z } from 'zod';
import type { Deed } from '../advance/deed.ts';
import type { Born } from '../birth/bear.ts';
import type { Sql } from '../sql.ts';

type Events<M extends MachineName> = (typeof registry)[M]['events'];

/** The data of one event, as the domain declares it. */
export type DataOf<M extends MachineName, K extends keyof Events<M>> = Events<M>[K] extends {
  readonly shape: infer S extends z.ZodRawShape;
}
  ? z.infer<z.ZodObject<S>>
  : never;

/** What a record changes in the instance itself. */
export type Recorded = {
  /** SHA-256 of the text that is to be signed from now on; undefined: as it was. */
  readonly textHash?: string | null | undefined;
};

/** Writes the rows that an event leaves besides its journal entry; throws `invalid` where its data and the world disagree. */
export type Recorder<D> = (tx: Sql, deed: Deed, data: D) => Promise<Recorded | undefined>;

/** The events of one process that leave rows. */
export type Recorders<M extends MachineName> = {
  readonly [K in keyof Events<M>]?: Recorder<DataOf<M, K>>;
};

/** Writes the rows that births of one process leave besides instance and journal. */
export type BirthRecorder = (tx: Sql, born: readonly Born[]) => Promise<void>;
