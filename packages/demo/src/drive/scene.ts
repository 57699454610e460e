import type { FaultCode, FaultDetail, MachineName } from '@kaohe/domain';
import type { PersonSpec, World } from '../world/organisation.ts';
import type { Agenda } from './agenda.ts';
import type { DataOf, EventName } from './law.ts';

/** A case, as everybody names it. */
export type Ref = { readonly id: string; readonly machine: MachineName };
export type Receipt = {
  readonly instanceId: string;
  readonly version: number;
  readonly stage: string;
  readonly at: string;
  readonly opened: readonly Ref[];
  readonly repeated: boolean;
};

/** What a script may do, whoever carries it out. */
export type Scene = {
  readonly world: World;
  readonly agenda: Agenda;
  /** Sends an event as this person; whoever signs reads the text first. */
  readonly act: <T extends EventName>(who: PersonSpec, on: Ref, order: Act<T>) => Promise<Receipt>;
  /** Sends what must be refused, with this code; fails when it is not. */
  readonly refused: <T extends EventName>(
    who: PersonSpec,
    on: Ref,
    order: Refused<T>,
  ) => Promise<FaultDetail>;
  /** Waits, in real time, until the case is in one of the stages. */
  readonly reached: (on: Ref, ...stages: readonly string[]) => Promise<string>;
  /** Waits, in real time, until so many cases of a machine are under this one; in order of their due dates. */
  readonly opened: (on: Ref, machine: MachineName, count: number) => Promise<readonly Ref[]>;
  /** Tries again, in real time, what is refused only until a message between processes has come. */
  readonly eventually: <T>(what: string, attempt: () => Promise<T>) => Promise<T>;
  readonly begin: (
    who: PersonSpec,
    data: { readonly name: string; readonly year: number; readonly unitId?: string },
  ) => Promise<Ref>;
  /** Another procedure of the API; null is nobody's session. */
  readonly ask: (who: PersonSpec | null, path: string, input?: unknown) => Promise<unknown>;
  readonly tell: (who: PersonSpec | null, path: string, input?: unknown) => Promise<unknown>;
  /** A file as evidence: its id. */
  readonly file: (who: PersonSpec, name: string) => Promise<string>;
  /** Counts one more of a path and outcome. */
  readonly note: (path: string, outcome: string) => void;
  /** What is going on, for whoever watches. */
  readonly say: (line: string) => void;
};
export type Act<T extends EventName> = { readonly type: T; readonly data: DataOf<T> };
export type Refused<T extends EventName> = Act<T> & { readonly code: FaultCode };
