import { z } from 'zod';
import type { Involvement, Relation, RollName, WindowName } from './name.ts';
import type { Role } from './role.ts';

/** The one declaration of an event: the union of the machine, the wire schema, the rights and the form derive from it. */
export type EventSpec<F extends string = string, S extends z.ZodRawShape = z.ZodRawShape> = {
  /** Capacities that may send it. */
  readonly by: readonly Role[];
  readonly shape: S;
  /** Facts the database establishes under the lock, for guards. */
  readonly needs: readonly F[];
  /** Relations that bar the sender. */
  readonly unless: readonly Relation[];
  /** Relation without which the sender is barred. */
  readonly only?: Relation | undefined;
  /** Marks the sender's slot in this roll and stamps the fact `last`. Carries the hash of the text instead of the version. */
  readonly signs?: RollName | undefined;
  /** Sealed fields of the data: kept apart until the roll is full, the journal has their salted hash. */
  readonly sealed: readonly string[];
  /** The sender has taken part in the case from now on, as this. */
  readonly involves?: Involvement | undefined;
  /** Whoever sends it gives up a right of his own: it is never what is offered first. */
  readonly givesUp?: true | undefined;
  /** Moves the due date of the running deadline that sends `event` by `window`, counted from its old due date. */
  readonly extends?: { readonly event: string; readonly window: WindowName } | undefined;
};
type Options<F extends string> = Partial<Omit<EventSpec<F>, 'by' | 'shape' | 'needs'>> & {
  needs?: readonly F[];
};

/**
 * Declares an event.
 * @param by capacities that may send it; `['system']` alone keeps it off the wire.
 * @param shape zod schema of each field of its data; extra keys are refused.
 */
export const event = <const F extends string = never, const S extends z.ZodRawShape = Record<never, never>>(
  by: readonly Role[],
  shape: S,
  options: Options<F> = {},
): EventSpec<F, S> => ({
  by,
  shape,
  needs: options.needs ?? [],
  unless: options.unless ?? [],
  only: options.only,
  signs: options.signs,
  sealed: options.sealed ?? [],
  involves: options.involves,
  extends: options.extends,
  ...(options.givesUp ? { givesUp: true } : {}),
});

export type Catalogue = { readonly [type: string]: EventSpec };
export type EventType<C extends Catalogue> = keyof C & string;
/** `last` comes with every event that signs a roll. */
export type FactOf<C extends Catalogue> = C[keyof C]['needs'][number] | 'last';
type Data<S> = S extends z.ZodRawShape ? z.infer<z.ZodObject<S>> : never;

/** What surrounds the data of an event; stamped by the kernel, never by the sender. */
export type Envelope<F extends string = string> = {
  /** When it was processed, ISO 8601. */
  readonly at: string;
  /** When it took effect: the due instant for a deadline's event, else `at`. */
  readonly effective: string;
  readonly by: string | null;
  readonly facts: { readonly [K in F]?: boolean };
};
export type EventsOf<C extends Catalogue> = {
  [K in keyof C & string]: { readonly type: K; readonly data: Data<C[K]['shape']> } & Envelope<FactOf<C>>;
}[keyof C & string];

/** Schema of one event's data; unknown keys are refused. */
export const dataSchema = (spec: EventSpec): z.ZodObject => z.strictObject(spec.shape);

/** True when only the system sends it, so that it has no place on the wire. */
export const isInternal = (spec: EventSpec): boolean => spec.by.every((role) => role === 'system');

/** Wire schema of a catalogue: a union discriminated by `type` of every event that somebody besides the system may send. */
export const wire = (catalogue: Catalogue) => {
  const [first, ...rest] = Object.entries(catalogue)
    .filter(([, spec]) => !isInternal(spec))
    .map(([type, spec]) => z.strictObject({ type: z.literal(type), data: dataSchema(spec) }));
  if (!first) throw new Error('a catalogue needs an event that a person may send');
  return z.discriminatedUnion('type', [first, ...rest]);
};
