import { type MachineName, machineNames, registry } from '@kaohe/domain';
import type { z } from 'zod';

type Catalogues = { [M in MachineName]: (typeof registry)[M]['events'] };
type Names<C> = { [K in keyof C & string]: K }[keyof C & string];
/** Every event of every machine; its first part names the machine. */
export type EventName = { [M in MachineName]: Names<Catalogues[M]> }[MachineName];
type MachineOf<T extends EventName> = T extends `${infer M extends MachineName}.${string}` ? M : never;
type Shape<C, T> = T extends keyof C
  ? C[T] extends { shape: infer S extends z.ZodRawShape }
    ? S
    : never
  : never;
/** What an event carries. */
export type DataOf<T extends EventName> = z.input<z.ZodObject<Shape<Catalogues[MachineOf<T>], T>>>;

export const machineOf = (type: EventName): MachineName => {
  const found = machineNames.find((name) => type.startsWith(`${name}.`));
  if (!found) throw new Error(`no machine takes ${type}`);
  return found;
};

/** True when the event signs a roll, and so carries the hash of the text that the signer saw. */
export const signs = (type: EventName): boolean =>
  Object.entries(registry[machineOf(type)].events).some(
    ([name, spec]) => name === type && spec.signs !== undefined,
  );
