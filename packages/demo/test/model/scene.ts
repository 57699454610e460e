import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@kaohe/domain';
import { type Agenda, makeAgenda } from '../../src/drive/agenda.ts';
import { Refusal } from '../../src/drive/rpc.ts';
import type { Ref, Scene } from '../../src/drive/scene.ts';
import { makeTally, type Tally } from '../../src/drive/tally.ts';
import type { PersonSpec, World } from '../../src/world/organisation.ts';
import { modelFacts } from './facts.ts';
import { House, type Instance, type Post } from './house.ts';

const answered = <T>(type: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) throw new Refusal(type, error, { cause: error });
    throw error;
  }
};

/** An interview, a test, a drill: the model keeps none. */
const record = '00000000-0000-4000-a000-000000000002';

/** Lines of score, findings and results, as the API would read them: only what the scripts ask for. */
const reads = (house: House) => {
  const lineIds = new Map<string, string>();
  const idOf = (key: string): string => {
    const id = lineIds.get(key) ?? `00000000-0000-4000-9000-${String(lineIds.size + 1).padStart(12, '0')}`;
    lineIds.set(key, id);
    return id;
  };
  const lines = (on: Instance) => {
    const scored = on.journal.find((entry) => entry.type === 'assessment.reconcile');
    const all = (scored?.data.lines ?? []) as readonly Record<string, unknown>[];
    return all.map((line, i) => ({
      ...line,
      component: line.component === 'daily' ? 'daily' : 'onSite',
      kind: line.component === 'bonus' || line.component === 'deduction' ? line.component : 'score',
      id: idOf(`${on.id}/${i}`),
      supersededBy: null,
    }));
  };
  const disputed = (on: Instance) => {
    const filed = house
      .get(on.parentId ?? '')
      .journal.findLast((entry) => entry.type === 'assessment.appeal');
    const ids = (filed?.data.lines ?? []) as readonly string[];
    return ids.map((id) => ({ id, remanded: on.context.outcome === 'remanded' }));
  };
  const answers: Record<string, (on: Instance) => unknown> = {
    'assessment.lines': lines,
    'assessment.result': (on) => {
      const proposed = Number(on.unitId?.slice(0, 2).charCodeAt(0)) % 2 ? 'good' : 'average';
      return { score: { total: 9_000 }, grade: { proposed, confirmed: true } };
    },
    'appeal.lines': disputed,
    'siteVisit.findings': (on) =>
      on.journal.flatMap((entry, i) =>
        entry.type === 'siteVisit.find'
          ? [{ id: idOf(`${on.id}/${i}`), secondSigner: { id: entry.data.secondSigner } }]
          : [],
      ),
    'siteVisit.view': (on) => ({
      sessions: on.journal.flatMap((entry, i) =>
        entry.type === 'siteVisit.beginSession' ? [{ id: idOf(`${on.id}/${i}`), endsAt: null }] : [],
      ),
    }),
    'standard.content': (on) => ({ version: on.version }),
    'questionnaire.byId': (on) => ({ version: on.version }),
    'assessment.byId': (on) => ({ cycleId: on.parentId }),
    'filing.byAssessment': () => ({
      filings: [{ id: record, indicators: ['B1', 'D1'], nature: 'document' }],
    }),
  };
  return answers;
};

export type ModelScene = { readonly scene: Scene; readonly tally: Tally; readonly house: House };

/** Carries a script out on the pure machines, in memory. */
export const makeModelScene = ({
  world,
  start,
  end,
}: {
  world: World;
  start: Date;
  end?: Date;
}): ModelScene => {
  const units = new Map(world.units.map((unit) => [unit.id, unit.path]));
  const posts: Post[] = world.appointments.map((one) => ({
    personId: one.personId,
    role: one.role,
    unitPath: one.unitId === null ? null : (units.get(one.unitId) ?? null),
    cycleId: null,
    caseId: null,
  }));
  const house = new House({ now: start, posts, units, facts: modelFacts });
  const tally = makeTally();
  const agenda: Agenda = makeAgenda({ start, end, jump: async (to) => house.jump(to) });
  const receiptOf = (on: Instance, opened: readonly Instance[]) => ({
    instanceId: on.id,
    version: on.version,
    stage: on.stage,
    at: house.now.toISOString(),
    opened: opened.map(({ id, machine }) => ({ id, machine })),
    repeated: false,
  });
  const send = async (who: PersonSpec, on: Ref, event: { type: string; data: unknown }) => {
    const instance = house.get(on.id);
    const { opened } = answered(event.type, () => house.advance(instance, event, { by: { id: who.id } }));
    const receipt = receiptOf(instance, opened);
    house.deliver();
    return receipt;
  };
  const told = (who: PersonSpec, on: Ref, type: string) =>
    `${who.name}: ${type} on ${on.machine} (${house.get(on.id).stage})`;
  const looks = reads(house);
  const scene: Scene = {
    world,
    agenda,
    say: () => undefined,
    note: tally.note,
    act: async (who, on, order) => {
      const receipt = await send(who, on, order).catch((cause: unknown) => {
        throw new Error(told(who, on, order.type), { cause });
      });
      tally.send(order.type);
      return receipt;
    },
    refused: async (who, on, { type, data, code }) => {
      const answer = await send(who, on, { type, data }).catch((error: unknown) => error);
      if (!(answer instanceof Refusal) || answer.code !== code)
        throw new Error(`${told(who, on, type)} should be ${code}`, { cause: answer });
      tally.refuse(code, type);
      return answer.detail;
    },
    reached: async (on, ...stages) => {
      const { stage } = house.get(on.id);
      if (!stages.includes(stage))
        throw new Error(
          `${on.machine} is in ${stage}, not in ${stages.join(' or ')}, on ${house.now.toISOString()}`,
        );
      return stage;
    },
    opened: async (on, machine, count) => {
      const all = house.under(on.id, machine).filter((one) => one.parentId === on.id);
      if (all.length < count) throw new Error(`${all.length} ${machine} under ${on.machine}, not ${count}`);
      const due = (one: Instance) =>
        Math.min(...[...one.deadlines.values()].map((deadline) => deadline.due.getTime()));
      return [...all].sort((a, b) => due(a) - due(b));
    },
    eventually: async (_, attempt) => attempt(),
    begin: async (who, data) => {
      const cycle = house.open('cycle', { parent: null, data, by: who.id });
      return { id: cycle.id, machine: 'cycle' };
    },
    ask: async (_, path, input) => {
      const { id } = input as { id: string };
      if (path === 'objection.list') {
        const { parentId } = input as { parentId: string };
        return {
          items: house
            .under(parentId, 'objection')
            .filter((one) => one.stage === 'received')
            .map(({ id, machine }) => ({ id, machine })),
        };
      }
      if (path === 'record.bulletin') return { draft: { title: '阶段考核情况通报', text: '没有记录。' } };
      const look = looks[path];
      if (!look) throw new Error(`the model has no ${path}`);
      return look(house.get(id));
    },
    tell: async (_, path, input) => {
      await pause(0);
      const given = input as Record<string, string>;
      if (path === 'standard.saveContent') Object.assign(house.get(String(given.id)).data, { saved: true });
      if (path === 'people.appoint')
        house.posts.push({
          personId: String(given.personId),
          role: 'assessor',
          unitPath: units.get(String(given.unitId)) ?? null,
          cycleId: null,
          caseId: null,
          until: new Date(`${given.endsOn}T23:59:59+08:00`),
        });
      if (path.startsWith('method.')) return { id: record, links: [] };
      if (path === 'visitPlan.saveTeam') return { id: randomUUID() };
      if (path === 'visitPlan.propose') return { version: 1 };
      if (path === 'siteVisit.saveList') return { list: randomUUID() };
      if (path === 'questionnaire.links') return { links: [{ class: 'A', token: 'model' }] };
      if (path === 'public.questionnaire') return { questions: [], choices: [{ key: 'good' }] };
      if (path === 'public.object') {
        const on = house.get(String(given.id));
        const data = { text: String(given.text), ...(given.unitId ? { unitId: given.unitId } : {}) };
        house.advance(on, { type: `${on.machine}.object`, data }, { by: 'public' });
        house.deliver();
        return { number: 'model' };
      }
      return {};
    },
    file: async () => '00000000-0000-4000-a000-000000000001',
  };
  return { scene, tally, house };
};
