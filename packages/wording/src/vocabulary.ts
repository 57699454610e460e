import type { EventsOf, registry } from '@kaohe/domain';

/** The words that must exist, taken from the registry: an unworded stage, event, field or value does not compile. */
type Registry = typeof registry;
export type Machine = keyof Registry;
export type StageOf<M extends Machine> = ReturnType<Registry[M]['machine']['getInitialSnapshot']>['value'] &
  string;
export type EventOf<M extends Machine> = keyof Registry[M]['events'] & string;

type Sent = { [M in Machine]: EventsOf<Registry[M]['events']>['data'] }[Machine];
type Kept = { [M in Machine]: ReturnType<Registry[M]['context']['parse']> }[Machine];

type Keys<T> = T extends readonly (infer E)[]
  ? Keys<E>
  : T extends object
    ? { [K in keyof T & string]: string extends K ? never : K | Keys<T[K]> }[keyof T & string]
    : never;
/** Every field of every event's data, at any depth. */
export type FieldName = Keys<Sent>;

type Literal<T> = T extends string
  ? string extends T
    ? never
    : T
  : T extends readonly (infer E)[]
    ? Literal<E>
    : never;
type Pair<T> = T extends readonly (infer E)[]
  ? Pair<E>
  : T extends object
    ? { [K in keyof T & string]: string extends K ? never : [K, Literal<T[K]>] | Pair<T[K]> }[keyof T &
        string]
    : never;
type Choice = Pair<Sent> | Pair<Kept>;
type Chosen<K> = Extract<Choice, [K, unknown]>[1];
/** The values of every field that is a choice, and of every choice that a process remembers. */
export type Values = {
  readonly [K in Choice[0] as [Chosen<K>] extends [never] ? never : K]: Readonly<Record<Chosen<K>, string>>;
};
