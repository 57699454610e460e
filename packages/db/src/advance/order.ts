import type { MachineName } from '@kaohe/domain';

/** Who asks. The system is the clock and the messages between instances. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'system' }
  | { readonly kind: 'public' };

/** An event for one instance. */
export type Order = {
  readonly instanceId: string;
  readonly event: { readonly type: string; readonly data: unknown };
  readonly actor: Actor;
  /** The same request id gives the same receipt, whenever it comes again. */
  readonly requestId: string;
  /** The version that the sender saw; another one is `stale`. */
  readonly version?: number | undefined;
  /** SHA-256 of the text that the sender signs, for events that sign. */
  readonly textHash?: string | undefined;
  /** When it takes effect, if not now: the due instant of a deadline. */
  readonly effective?: Date | undefined;
};

/** The birth of a root. */
export type Birth = {
  readonly machine: 'cycle';
  readonly data: unknown;
  readonly actor: Actor;
  readonly requestId: string;
};

export type Opened = { readonly id: string; readonly machine: MachineName };

/** What was done. */
export type Receipt = {
  readonly instanceId: string;
  readonly machine: MachineName;
  readonly version: number;
  readonly stage: string;
  /** ISO 8601. */
  readonly at: string;
  /** Events that the stage takes and the actor's capacities may send. */
  readonly allowed: readonly string[];
  readonly opened: readonly Opened[];
  /** This request had been carried out before. */
  readonly repeated: boolean;
};

export const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null);
