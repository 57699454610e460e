import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type MachineName, machineNames } from '@kaohe/domain';
import { z } from 'zod';
import type { PersonSpec, World } from '../world/organisation.ts';
import { type Agenda, makeAgenda } from './agenda.ts';
import { makeJump } from './clock.ts';
import { drilled, type Order } from './drill.ts';
import { makeLine } from './http.ts';
import { type EventName, machineOf, signs } from './law.ts';
import { type Mirror, makeMirror } from './mirror.ts';
import { solved } from './proof.ts';
import { makeRpc, Refusal } from './rpc.ts';
import type { Receipt, Ref, Scene } from './scene.ts';
import { type CookieOf, makeFiles, makeSessions, type Parts } from './session.ts';
import { makeTally, type Tally } from './tally.ts';

const receipt = z.object({
  instanceId: z.string(),
  version: z.number(),
  stage: z.string(),
  at: z.string(),
  opened: z.array(z.object({ id: z.string(), machine: z.enum(machineNames) })),
  repeated: z.boolean(),
});
const caseRow = z.object({
  id: z.string(),
  machine: z.enum(machineNames),
  stage: z.string(),
  version: z.number(),
  parentId: z.string().nullable(),
  dueAt: z.string().nullable(),
});
const text = z.object({ textHash: z.string().nullable() });
const page = z.object({ items: z.array(caseRow) });

/** How long a message between processes may take before the run is given up, in milliseconds. */
const patience = 120_000;

type Acts = Pick<Scene, 'act' | 'refused' | 'begin'>;
type Waits = Pick<Scene, 'reached' | 'opened' | 'eventually'>;
type Event = { readonly type: EventName; readonly data: unknown };

const makeActs = (
  { rpc, tally, world }: Parts,
  { cookieOf, mirror }: { cookieOf: CookieOf; mirror: Mirror },
): Acts => {
  const hashOf = async (cookie: string, { id, machine }: Ref): Promise<string | null> =>
    text.parse(await rpc.query(cookie, `${machine}.byId`, { id })).textHash;
  const orderOf = async (cookie: string, on: Ref, event: Event): Promise<Order> => {
    const textHash = signs(event.type) ? await hashOf(cookie, on) : null;
    return { id: on.id, requestId: randomUUID(), event, ...(textHash === null ? {} : { textHash }) };
  };
  const post =
    (cookie: string) =>
    async (order: Order): Promise<Receipt> =>
      receipt.parse(await rpc.mutate(cookie, `${machineOf(order.event.type)}.send`, order));
  const drill = drilled(tally);
  const told = (who: PersonSpec, on: Ref, type: EventName): string =>
    `${who.name}: ${type} on ${on.machine} ${on.id} (${mirror.seen(on.id)?.stage ?? 'not seen yet'})`;
  return {
    act: async (who, on, order) => {
      try {
        const cookie = await cookieOf(who);
        const answer = await drill(post(cookie), await orderOf(cookie, on, order));
        tally.send(order.type);
        return answer;
      } catch (cause) {
        throw new Error(told(who, on, order.type), { cause });
      }
    },
    refused: async (who, on, { type, data, code }) => {
      const cookie = await cookieOf(who);
      const answer = await orderOf(cookie, on, { type, data })
        .then(post(cookie))
        .catch((error: unknown) => error);
      if (answer instanceof Refusal && answer.code === code) {
        tally.refuse(code, type);
        return answer.detail;
      }
      throw new Error(`${told(who, on, type)} should be ${code}`, { cause: answer });
    },
    begin: async (who, data) => {
      const order = { requestId: randomUUID(), data: { ...data, unitId: data.unitId ?? world.group.id } };
      const { instanceId } = receipt.parse(await rpc.mutate(await cookieOf(who), 'cycle.begin', order));
      tally.send('cycle.begin');
      return { id: instanceId, machine: 'cycle' };
    },
  };
};

/** True when it may only be refused because a message has not come yet. */
const isRefused = (error: unknown): boolean => {
  if (error instanceof Refusal) return error.code === 'refused';
  return error instanceof Error && error.cause !== undefined && isRefused(error.cause);
};

const eventually: Scene['eventually'] = async (what, attempt) => {
  const started = performance.now();
  for (let wait = 20; ; wait = Math.min(wait * 1.5, 500)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isRefused(error) || performance.now() - started > patience)
        throw new Error(`in vain: ${what}`, { cause: error });
      await pause(wait);
    }
  }
};

const makeWaits = ({ rpc }: Parts, { cookie, mirror }: { cookie: string; mirror: Mirror }): Waits => {
  const look = async ({ id, machine }: Ref): Promise<void> =>
    mirror.note(caseRow.parse(await rpc.query(cookie, `${machine}.byId`, { id })));
  const list = async ({ id }: Ref, machine: MachineName): Promise<readonly Ref[]> => {
    const { items } = page.parse(await rpc.query(cookie, `${machine}.list`, { parentId: id, limit: 200 }));
    for (const item of items) mirror.note(item);
    return items.sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));
  };
  return {
    reached: async (on, ...stages) => {
      const what = `${on.machine} ${on.id} reaches ${stages.join(' or ')}`;
      const stage = (): string => mirror.seen(on.id)?.stage ?? '';
      const wait = { what, patience, look: () => look(on) };
      await mirror
        .when(() => stages.includes(stage()), wait)
        .catch((cause: unknown) => {
          throw new Error(`${what}; it is in ${stage()}`, { cause });
        });
      return stage();
    },
    opened: async (on, machine, count) => {
      const what = `${count} ${machine} under ${on.machine} ${on.id}`;
      const wait = { what, patience, look: async () => void (await list(on, machine)) };
      await mirror.when(() => mirror.under(on.id, machine).length >= count, wait);
      return list(on, machine);
    },
    eventually,
  };
};

export type HttpScene = { readonly scene: Scene; readonly tally: Tally; readonly close: () => void };
type Options = {
  readonly url: string;
  readonly world: World;
  readonly connections: number;
  readonly start: Date;
  readonly end?: Date;
  readonly say: (line: string) => void;
  /** Told after each jump of the clock. */
  readonly onJump?: (now: Date) => void;
};

/** Carries a script out over HTTP, as the people themselves. */
export const makeHttpScene = async (options: Options): Promise<HttpScene> => {
  const { url, world, connections, start, end, say, onJump } = options;
  const line = makeLine(url, connections);
  const parts: Parts = { line, rpc: makeRpc(line), world, tally: makeTally() };
  const { rpc, tally } = parts;
  const cookieOf = makeSessions(parts);
  const cookie = await cookieOf(world.staff.auditor);
  const mirror = await makeMirror(url, cookie);
  const move = makeJump(parts, cookieOf);
  const jump = async (to: Date): Promise<void> => {
    await move(to);
    onJump?.(to);
  };
  const agenda: Agenda = makeAgenda({ start, end, jump });
  const own = async (who: PersonSpec | null): Promise<string | null> => (who === null ? null : cookieOf(who));
  const scene: Scene = {
    world,
    agenda,
    say,
    note: tally.note,
    ...makeActs(parts, { cookieOf, mirror }),
    ...makeWaits(parts, { cookie, mirror }),
    ask: async (who, path, input) => rpc.query(await own(who), path, input),
    tell: async (who, path, input) => {
      const asked = path === 'public.object' ? await rpc.mutate(null, 'public.challenge', undefined) : null;
      const more = asked === null ? {} : { proof: await solved(asked) };
      return rpc.mutate(await own(who), path, asked === null ? input : { ...Object(input), ...more });
    },
    file: makeFiles(parts, cookieOf),
  };
  const close = (): void => {
    mirror.close();
    line.close();
  };
  return { scene, tally, close };
};
