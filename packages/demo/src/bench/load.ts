import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PersonSpec } from '../world/organisation.ts';
import type { Shuttle } from './data.ts';
import { openWire, post, type Wire } from './socket.ts';

export type Loaded = {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
};
/** The next request for a case, whichever turn it is at. */
export type Next = () => string;
type Options = {
  readonly url: string;
  readonly turns: readonly Next[];
  readonly connections: number;
  readonly seconds: number;
  /** Transitions per second in all; as fast as it goes when undefined. */
  readonly rate?: number;
};

/** The value below which that share of the sorted values lies. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const returned = {
  type: 'rectification.returnPlan',
  data: { reasons: '措施未落实到人，时限不明确，请逐条补充后重新报送。' },
};
const submitted = {
  type: 'rectification.submitPlan',
  data: {
    text: '逐条列明责任人、措施和完成时限，党员大会已讨论通过。',
    resolvedOn: '2026-11-20',
    evidence: [],
  },
};

type Movers = { readonly url: string; readonly cookieOf: (who: PersonSpec) => Promise<string> };

/** For each case the requests that move it: the lead returns the plan, the secretary submits it again. */
export const turnsOf = ({ url, cookieOf }: Movers, shuttles: readonly Shuttle[]): Promise<readonly Next[]> =>
  Promise.all(
    shuttles.map(async (shuttle): Promise<Next> => {
      const { host } = new URL(url);
      const lead = await cookieOf(shuttle.branch.team.lead);
      const secretary = await cookieOf(shuttle.branch.secretary);
      let odd = true;
      return () => {
        const event = odd ? returned : submitted;
        const cookie = odd ? lead : secretary;
        odd = !odd;
        const body = JSON.stringify({ id: shuttle.id, requestId: randomUUID(), event });
        return post(host, { path: '/trpc/rectification.send', cookie, body });
      };
    }),
  );

type Lane = { readonly wire: Wire; readonly next: readonly Next[] };

const drive = async (
  { wire, next }: Lane,
  { until, every }: { until: number; every: number },
): Promise<number[]> => {
  const spent: number[] = [];
  let due = performance.now() + Math.random() * every;
  for (let turn = 0; performance.now() < until; turn += 1) {
    if (every > 0) {
      const wait = due - performance.now();
      if (wait > 0) await pause(wait);
      due += every;
    }
    const request = next[turn % next.length]?.() ?? '';
    const began = performance.now();
    const { status, body } = await wire.ask(request);
    spent.push(performance.now() - began);
    if (status !== 200) throw new Error(`${status} ${body.slice(0, 300)}`);
  }
  return spent;
};

/** Moves cases through the API over so many connections for a time; each connection has its own cases, so that none is stale. */
export const load = async (options: Options): Promise<Loaded> => {
  const { url, turns, connections, seconds, rate } = options;
  const lanes = await Promise.all(
    Array.from({ length: connections }, async (_, lane): Promise<Lane> => {
      const next = turns.filter((_turn, i) => i % connections === lane);
      return { wire: await openWire(url), next };
    }),
  );
  const began = performance.now();
  const every = rate === undefined ? 0 : (connections / rate) * 1000;
  const spent = await Promise.all(lanes.map((lane) => drive(lane, { until: began + seconds * 1000, every })));
  const took = (performance.now() - began) / 1000;
  for (const { wire } of lanes) wire.close();
  const sorted = spent.flat().sort((a, b) => a - b);
  return {
    perSecond: sorted.length / took,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    count: sorted.length,
  };
};
