import {
  type Appointment,
  birth,
  type Catalogue,
  type Context,
  capacities,
  chinaYears,
  dataSchema,
  defaultPolicy,
  dueOn,
  type Effect,
  type EventSpec,
  extend,
  Fault,
  isClosed,
  isInternal,
  type MachineName,
  may,
  metaOf,
  type Place,
  parseCalendar,
  parsed,
  type Role,
  registry,
  remaining,
  rolls,
  type Step,
  sees,
  step,
  tagsOf,
  takenBy,
} from '@kaohe/domain';

/** One process in memory. */
export type Instance = {
  readonly id: string;
  readonly machine: MachineName;
  stage: string;
  context: Context;
  version: number;
  readonly parentId: string | null;
  readonly lineage: readonly string[];
  readonly unitId: string | null;
  readonly unitPath: string | null;
  readonly openedBy: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly dates: Readonly<Record<string, string>>;
  readonly opened: Instance[];
  readonly deadlines: Map<
    string,
    {
      due: Date;
      closes: boolean;
      fired: boolean /** Working days left while it stands still. */;
      held: number | null;
    }
  >;
  readonly slots: Map<string, Map<string, boolean>>;
  readonly journal: {
    readonly type: string;
    readonly by: string | null;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
};
export type Sending = { readonly type: string; readonly data: unknown };
export type Mover = { readonly by: Actor; readonly effective?: Date };
export type Actor = { readonly id: string } | 'system' | 'public';
export type Post = Appointment & { readonly personId: string; readonly until?: Date };
type Data = Readonly<Record<string, unknown>>;
type Sent = { readonly to: Instance; readonly type: string; readonly data: Data; readonly must: boolean };

const calendar = parseCalendar({ years: chinaYears });
const catalogueOf = (machine: MachineName): Catalogue => registry[machine].events;
export const lawOf = (machine: MachineName) => ({ ...registry[machine], events: catalogueOf(machine) });

/** What is needed to answer the facts: the model's stand-in for the queries of the store. */
export type Facts = (
  house: House,
  on: Instance,
  asked: { readonly name: string; readonly data: Data },
) => boolean;

/** All processes of one organisation on the pure machines, messages delivered at once: a model of the store, for tests. */
export class House {
  now: Date;
  readonly all = new Map<string, Instance>();
  readonly posts: Post[];
  readonly units: ReadonlyMap<string, string>;
  readonly facts: Facts;
  readonly #queue: Sent[] = [];
  #serial = 0;
  transitions = 0;
  fired = 0;
  overtaken: string[] = [];

  constructor(given: { now: Date; posts: Post[]; units: ReadonlyMap<string, string>; facts: Facts }) {
    this.now = given.now;
    this.posts = given.posts;
    this.units = given.units;
    this.facts = given.facts;
  }

  get(id: string): Instance {
    const found = this.all.get(id);
    if (!found) throw new Fault('notFound', { id });
    return found;
  }
  under(id: string, machine: MachineName): readonly Instance[] {
    return [...this.all.values()].filter(
      (one) => one.machine === machine && one.lineage.slice(1).includes(id),
    );
  }
  #held(personId: string): readonly Post[] {
    return this.posts.filter((post) => post.personId === personId && (!post.until || post.until >= this.now));
  }
  place(on: Instance): Place {
    return {
      machine: on.machine,
      unitPath: on.unitPath,
      cycleId: on.lineage.at(-1) ?? null,
      lineage: on.lineage,
    };
  }
  /** Involvements anywhere in the same unit's cases. */
  tookPart(personId: string, on: Instance): boolean {
    return [...this.all.values()].some(
      (one) =>
        one.unitId === on.unitId &&
        one.unitId !== null &&
        one.journal.some((entry) => {
          const involved = catalogueOf(one.machine)[entry.type]?.involves;
          return entry.by === personId && involved !== undefined && involved !== 'decided';
        }),
    );
  }

  open(machine: MachineName, given: { parent: Instance | null; data: Data; by: string | null }): Instance {
    const law = lawOf(machine);
    const { unitId: named, dates, ...data } = given.data;
    // The root of a cycle is where it is held, not whose case it is: every unit below must see it.
    const isRoot = machine === 'cycle';
    const unitId = typeof named === 'string' && !isRoot ? named : (given.parent?.unitId ?? null);
    this.#serial += 1;
    const id = `00000000-0000-4000-8000-${String(this.#serial).padStart(12, '0')}`;
    const first = birth(law.machine);
    const instance: Instance = {
      id,
      machine,
      stage: first.stage,
      context: first.context,
      version: 1,
      parentId: given.parent?.id ?? null,
      lineage: [id, ...(given.parent?.lineage ?? [])],
      unitId,
      unitPath: unitId === null ? null : (this.units.get(unitId) ?? null),
      openedBy: given.by,
      data: { ...data, ...(typeof named === 'string' ? { unitId: named } : {}) },
      dates:
        dates !== null && typeof dates === 'object'
          ? Object.fromEntries(Object.entries(dates).map(([k, v]) => [k, String(v)]))
          : {},
      opened: [],
      deadlines: new Map(),
      slots: new Map(),
      journal: [],
    };
    this.all.set(id, instance);
    this.#enter(instance, first, this.now);
    if (machine === 'siteVisit')
      this.#appointCase(instance, [...strings(given.data.team), String(given.data.lead)]);
    this.#carryOut(instance, first.effects, { data: given.data, by: given.by });
    return instance;
  }
  #appointCase(on: Instance, people: readonly string[], chair?: string): void {
    for (const personId of new Set(people)) {
      const role: Role = on.machine === 'siteVisit' ? 'assessor' : 'reviewer';
      this.posts.push({ personId, role, unitPath: null, cycleId: null, caseId: on.id });
      if (personId === chair)
        this.posts.push({ personId, role: 'chair', unitPath: null, cycleId: null, caseId: on.id });
    }
  }

  #enter(on: Instance, { entered, left }: Step, from: Date): void {
    if (entered === null) return;
    const meta = metaOf(lawOf(on.machine).machine, entered);
    const declared = meta.deadlines ?? [];
    for (const [name, deadline] of on.deadlines) {
      const holds = (meta.holds ?? []).includes(name);
      if (holds && deadline.held === null) deadline.held = daysLeft(from, deadline.due);
      if (!holds && deadline.held !== null) {
        const window = { count: Math.max(0, deadline.held), unit: 'workingDays' as const };
        const again = dueOn({ from, window, calendar });
        Object.assign(deadline, { due: 'due' in again ? again.due : new Date(8.64e15), held: null });
      }
    }
    for (const name of [...on.deadlines.keys()])
      if (!declared.some((one) => one.send === name) && !(meta.holds ?? []).includes(name))
        on.deadlines.delete(name);
    for (const { send, window, on: date, from: since, closes } of declared) {
      if (on.deadlines.has(send)) continue;
      const start = since ? new Date(on.dates[since] ?? from) : from;
      const due = date
        ? new Date(on.dates[date] ?? from)
        : dueOn({ from: start, window: defaultPolicy.windows[window ?? 'approval'], calendar });
      if (due instanceof Date)
        on.deadlines.set(send, { due, closes: closes ?? false, fired: false, held: null });
      else if ('due' in due)
        on.deadlines.set(send, { due: due.due, closes: closes ?? false, fired: false, held: null });
    }
    if (meta.roll && left !== entered)
      on.slots.set(meta.roll, new Map(this.#members(on, meta.roll).map((id) => [id, false])));
  }
  #members(on: Instance, roll: keyof typeof rolls): readonly string[] {
    const kind = rolls[roll];
    const wanted = (post: Post): boolean => {
      if (kind === 'case') return post.caseId === on.id;
      if (kind === 'advisers') return post.role === 'inspectorate';
      const roles: readonly Role[] =
        kind === 'assessors' ? ['assessor'] : ['secretary', 'discipline', 'cadre'];
      return post.caseId === null && roles.includes(post.role) && post.unitPath === on.unitPath;
    };
    return [
      ...new Set(
        this.posts
          .filter((post) => (!post.until || post.until >= this.now) && wanted(post))
          .map((post) => post.personId),
      ),
    ];
  }

  /** What `advance` does, in its order: parse, scope, rights, lapsed, step, effects. */
  advance(
    on: Instance,
    event: Sending,
    { by: actor, effective = this.now }: Mover,
  ): { opened: readonly Instance[] } {
    const law = lawOf(on.machine);
    const spec = law.events[event.type];
    if (!spec || (actor !== 'system' && isInternal(spec))) throw new Fault('invalid', { type: event.type });
    const data = parsed(dataSchema(spec), event.data);
    if (actor !== 'system') this.#authorise(on, spec, actor);
    const lapsed = [...on.deadlines.values()].find((one) => one.closes && one.due <= this.now);
    if (actor !== 'system' && lapsed)
      throw new Fault('refused', { stage: on.stage, event: event.type, lapsed: lapsed.due.toISOString() });
    const by = typeof actor === 'object' ? actor.id : null;
    const slots = spec.signs ? on.slots.get(spec.signs) : undefined;
    if (spec.signs && by !== null && takenBy(law.machine, on.stage).includes(event.type)) {
      if (slots?.get(by) !== false) throw new Fault('forbidden', { event: event.type, roll: spec.signs });
    }
    const last = slots !== undefined && [...slots].every(([id, done]) => done || id === by);
    const facts = Object.fromEntries([
      ...spec.needs.map((name) => [name, this.#fact(on, name, data)] as const),
      ['last', last],
    ]);
    const at = this.now.toISOString();
    const next = step(law.machine, on, {
      type: event.type,
      data,
      at,
      effective: effective.toISOString(),
      by,
      facts,
    });
    if (next === 'refused')
      throw new Fault('refused', {
        stage: on.stage,
        event: event.type,
        facts: spec.needs.filter((n) => !facts[n]),
      });
    if (slots && by !== null) slots.set(by, true);
    if (event.type === 'appeal.empanel') {
      this.posts.splice(0, this.posts.length, ...this.posts.filter((post) => post.caseId !== on.id));
      this.#appointCase(on, strings(data.members), String(data.chair));
    }
    if (event.type === 'appeal.replaceMember') {
      this.posts.splice(
        0,
        this.posts.length,
        ...this.posts.filter((post) => post.caseId !== on.id || post.personId !== data.leaves),
      );
      this.#appointCase(on, [String(data.joins)]);
    }
    if (spec.extends) {
      const running = on.deadlines.get(spec.extends.event);
      if (running) {
        const moved = extend({
          due: { due: running.due },
          by: defaultPolicy.windows[spec.extends.window],
          calendar,
        });
        if ('due' in moved)
          on.deadlines.set(spec.extends.event, { ...running, due: moved.due, fired: false });
      }
    }
    const before = on.opened.length;
    on.stage = next.stage;
    on.context = next.context;
    on.version += 1;
    on.journal.push({ type: event.type, by, data });
    this.transitions += 1;
    this.#enter(on, next, effective);
    this.#carryOut(on, next.effects, { data, by });
    return { opened: on.opened.slice(before) };
  }
  #authorise(on: Instance, spec: EventSpec, actor: Exclude<Actor, 'system'>): void {
    const law = lawOf(on.machine);
    if (actor === 'public') {
      if (!spec.by.includes('public')) throw new Fault('forbidden');
      return;
    }
    const tookPart = this.tookPart(actor.id, on);
    const held = capacities(this.#held(actor.id), this.place(on), tookPart);
    if (!sees(law, on.stage, held)) throw new Fault('notFound', { id: on.id });
    const did = Object.fromEntries(
      [...spec.unless, ...(spec.only ? [spec.only] : [])]
        .filter((one) => one.startsWith('did:'))
        .map((one) => {
          const type = one.slice(4);
          const places = type.startsWith(`${on.machine}.`)
            ? [on]
            : [...this.all.values()].filter((other) => on.lineage.includes(other.id));
          return [
            one,
            places.some((place) =>
              place.journal.some((entry) => entry.type === type && entry.by === actor.id),
            ),
          ];
        }),
    );
    if (may(spec, held, { tookPart, opener: on.openedBy === actor.id, ...did }) === null)
      throw new Fault('forbidden', {});
  }
  #fact(on: Instance, name: string, data: Data): boolean {
    const source: {
      kind: string;
      machine?: MachineName;
      every?: string;
      some?: boolean;
      within?: string;
      roll?: string;
    } = Object.entries(registry[on.machine].facts).find(([key]) => key === name)?.[1] ?? { kind: 'query' };
    if (source.kind === 'roll') return [...(on.slots.get(source.roll ?? '')?.values() ?? [])].every(Boolean);
    if (source.kind === 'children' && source.machine) {
      const root = on.lineage.at(-1) ?? on.id;
      const all = this.under(source.within === 'unit' ? root : on.id, source.machine).filter(
        (one) => source.within !== 'unit' || one.unitId === on.unitId,
      );
      const ended = (one: Instance): boolean => {
        const { machine } = lawOf(one.machine);
        return (
          isClosed(machine, one.stage) ||
          (source.every === 'settled' && tagsOf(machine, one.stage).includes('settled'))
        );
      };
      return all.every(ended) && (!source.some || all.length > 0);
    }
    return this.facts(this, on, { name, data });
  }

  #carryOut(on: Instance, effects: readonly Effect[], cause: { data: Data; by: string | null }): void {
    for (const effect of effects) {
      if (effect.type === 'open') {
        const parent = effect.under === 'parent' && on.parentId !== null ? this.get(on.parentId) : on;
        const elements = effect.each ? (cause.data[effect.each] as readonly Data[]) : [cause.data];
        for (const data of elements)
          on.opened.push(this.open(effect.machine, { parent, data, by: cause.by }));
      } else if (effect.type === 'send') {
        const to = effect.to === 'self' ? on : on.parentId === null ? null : this.get(on.parentId);
        const data = effect.copy ? cause.data : {};
        if (to)
          this.#queue.push({
            to,
            type: effect.event.replace(/^parent\./, `${to.machine}.`),
            data,
            must: effect.must,
          });
      } else if (effect.type === 'broadcast') {
        const { match } = effect;
        for (const to of this.under(on.id, effect.machine)) {
          if (match === 'period' && to.data.no !== cause.data.period) continue;
          if (match === 'unitId' && to.unitId !== cause.data.unitId) continue;
          if (match === 'replaces' && to.id !== cause.data.replaces) continue;
          if (!takenBy(lawOf(to.machine).machine, to.stage).includes(effect.event)) continue;
          this.#queue.push({ to, type: effect.event, data: effect.copy ? cause.data : {}, must: false });
        }
      }
    }
  }
  /** Delivers what is under way. A must-send that is refused is a breach. */
  deliver(): void {
    for (let sent = this.#queue.shift(); sent; sent = this.#queue.shift()) {
      try {
        this.advance(sent.to, sent, { by: 'system' });
      } catch (error) {
        if (!(error instanceof Fault) || error.code !== 'refused') throw error;
        const told = `${sent.type} in ${sent.to.stage}`;
        if (sent.must) throw new Error(`a must-send was refused: ${told}`, { cause: error });
        this.overtaken.push(told);
      }
    }
  }
  /** Moves the clock; deadlines on the way fire in due order. */
  jump(to: Date): void {
    this.deliver();
    for (;;) {
      const due = [...this.all.values()]
        .flatMap((one) => [...one.deadlines].map(([type, deadline]) => ({ one, type, deadline })))
        .filter(({ deadline }) => !deadline.fired && deadline.due <= to && deadline.held === null)
        .sort((a, b) => a.deadline.due.getTime() - b.deadline.due.getTime())[0];
      if (!due) break;
      if (due.deadline.due > this.now) this.now = due.deadline.due;
      due.deadline.fired = true;
      this.fired += 1;
      this.advance(due.one, { type: due.type, data: {} }, { by: 'system', effective: due.deadline.due });
      this.deliver();
    }
    this.now = to;
  }
}

/** Working days left; beyond the calendars that are known, plain weeks are good enough for a model. */
const daysLeft = (at: Date, due: Date): number => {
  const left = remaining({ at, due: { due }, calendar });
  return 'left' in left ? left.left : Math.round(((due.getTime() - at.getTime()) / 86_400_000) * (5 / 7));
};
const strings = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
