import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayKind, parseCalendar } from '../src/kernel/calendar/calendar.ts';
import { chinaYears } from '../src/kernel/calendar/china.ts';
import { addDays, nextDay } from '../src/kernel/calendar/day.ts';
import { overlap, visitConflictsOf, weekOf } from '../src/visit-plan/conflict.ts';
import { type Asked, proposeVisits } from '../src/visit-plan/propose.ts';
import type { PlannedTeam, PlannedUnit } from '../src/visit-plan/setting.ts';

const calendar = parseCalendar({ years: chinaYears });
const people = Array.from({ length: 12 }, (_, index) => `p${index}`);
const spans = (start: string) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 6 })), { maxLength: 2 })
    .map((list) =>
      list.map(([after, length]) => ({ from: addDays(start, after), to: addDays(start, after + length) })),
    );
// Over the National Day holiday, its make-up workday, and weekends.
const start = '2026-09-14';
const unit = (index: number): fc.Arbitrary<PlannedUnit> =>
  fc.record({
    id: fc.constant(`u${index}`),
    committee: fc.constantFrom('c1', 'c2', 'c3'),
    busy: spans(start),
    barred: fc.subarray(people, { maxLength: 3 }),
    visited: fc.boolean().map((one) => one && index % 5 === 0),
  });
const team = (index: number): fc.Arbitrary<PlannedTeam> =>
  fc.record({
    id: fc.constant(`t${index}`),
    // Neighbouring teams share a person at times.
    leadId: fc.constant(`p${index * 2}`),
    members: fc.subarray([`p${index * 2 + 1}`, `p${index * 2 + 2}`], { minLength: 1 }),
    capacity: fc.integer({ min: 1, max: 4 }),
    away: spans(start),
  });
const asked: fc.Arbitrary<Asked> = fc
  .record({
    units: fc
      .integer({ min: 0, max: 25 })
      .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => unit(i)))),
    teams: fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => team(i)))),
    weeks: fc.integer({ min: 1, max: 7 }),
    days: fc.integer({ min: 1, max: 3 }),
    earliest: fc.integer({ min: -5, max: 9 }),
    seed: fc.string({ minLength: 1, maxLength: 12 }),
  })
  .map(({ weeks, earliest, ...rest }) => ({
    ...rest,
    calendar,
    window: { from: start, to: addDays(start, weeks * 7 - 1) },
    earliest: addDays(start, earliest),
    fixed: [],
  }));

describe('a proposal', () => {
  test('has no conflict, and every unit once: with a visit or with the reason why not', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const { visits, unplaced } = proposeVisits(given);
        expect(visitConflictsOf(visits, given)).toEqual([]);
        expect([...visits, ...unplaced].map(({ id }) => id).sort()).toEqual(
          given.units.map(({ id }) => id).sort(),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('lies on the working days asked for, make-up workdays with them', () => {
    fc.assert(
      fc.property(asked, (given) => {
        for (const { from, to } of proposeVisits(given).visits) {
          let worked = 0;
          for (let day = from; day <= to; day = nextDay(day))
            if (dayKind(calendar, day) === 'work') worked += 1;
          expect(worked).toBe(given.days);
        }
      }),
    );
  });

  test('is the same in whatever order units and teams come', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const turned = { ...given, units: given.units.toReversed(), teams: given.teams.toReversed() };
        const sorted = (of: Asked) => proposeVisits(of).visits.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        expect(sorted(turned)).toEqual(sorted(given));
      }),
    );
  });

  test('leaves nobody without who could have been placed alone', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const { visits, unplaced } = proposeVisits(given);
        for (const { id, why } of unplaced.filter((one) => one.why === 'noDaysLeft')) {
          const again = proposeVisits({
            ...given,
            units: given.units.filter((one) => one.id === id),
            fixed: visits,
          });
          expect(again.unplaced).toEqual([{ id, why }]);
        }
      }),
    );
  });

  test('keeps what stands', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const [first] = proposeVisits(given).visits;
        if (first === undefined) return;
        const again = proposeVisits({ ...given, seed: `${given.seed}!`, fixed: [first] });
        expect(again.visits.some(({ id }) => id === first.id)).toBe(false);
        expect(visitConflictsOf([first, ...again.visits], given)).toEqual([]);
        expect(again.visits.length + again.unplaced.length).toBe(given.units.length - 1);
      }),
    );
  });

  test('gives a committee to one team where it can, and 500 units their days', () => {
    const units = Array.from({ length: 500 }, (_, index) => ({
      id: `u${String(index).padStart(3, '0')}`,
      committee: `c${index % 20}`,
      busy: [],
      barred: [],
      visited: false,
    }));
    const teams = Array.from({ length: 10 }, (_, index) => ({
      id: `t${index}`,
      leadId: `l${index}`,
      members: [`m${index}`, `n${index}`],
      capacity: 5,
      away: [],
    }));
    const window = { from: '2026-03-02', to: '2026-06-30' };
    const given: Asked = {
      units,
      teams,
      calendar,
      window,
      earliest: window.from,
      days: 1,
      seed: '2026',
      fixed: [],
    };
    const { visits, unplaced } = proposeVisits(given);
    expect(unplaced).toEqual([]);
    const of = new Map(units.map(({ id, committee }) => [id, committee]));
    const pairs = new Set(visits.map(({ id, teamId }) => `${of.get(id)}/${teamId}`));
    expect(pairs.size).toBe(20);
    const loads = Map.groupBy(visits, ({ teamId }) => teamId);
    expect([...loads.values()].map((list) => list.length)).toEqual(teams.map(() => 50));
  });
});

describe('a plan set by hand', () => {
  const team: PlannedTeam = {
    id: 't',
    leadId: 'l',
    members: ['m'],
    capacity: 1,
    away: [{ from: '2026-09-21', to: '2026-09-21' }],
  };
  const other: PlannedTeam = { id: 'o', leadId: 'l', members: ['n'], capacity: 9, away: [] };
  const unit = (id: string, more: Partial<PlannedUnit> = {}): PlannedUnit => ({
    id,
    committee: 'c',
    busy: [],
    barred: [],
    visited: false,
    ...more,
  });
  const judged = (
    visits: readonly { id: string; teamId: string; from: string; to: string }[],
    units: readonly PlannedUnit[],
  ) =>
    visitConflictsOf(visits, {
      units,
      teams: [team, other],
      calendar,
      window: { from: '2026-09-01', to: '2026-10-31' },
      earliest: '2026-09-03',
    }).map(({ id, kind }) => `${id} ${kind}`);
  const on = (id: string, from: string, more: { to?: string; teamId?: string } = {}) => ({
    id,
    teamId: 't',
    from,
    to: from,
    ...more,
  });

  test('has each of its conflicts named', () => {
    expect(judged([on('a', '2026-09-16')], [unit('a')])).toEqual([]);
    expect(judged([on('a', '2026-09-16')], [unit('a', { barred: ['m'] })])).toEqual(['a recusal']);
    expect(judged([on('a', '2026-09-16')], [unit('a', { visited: true })])).toEqual(['a visitedAlready']);
    expect(judged([on('a', '2026-09-25')], [unit('a')])).toEqual(['a dayOfRest']);
    expect(judged([on('a', '2026-09-20')], [unit('a')])).toEqual([]);
    expect(judged([on('a', '2027-01-04')], [unit('a')])).toEqual(['a calendarUnknown', 'a outsideWindow']);
    expect(judged([on('a', '2026-09-02')], [unit('a')])).toEqual(['a noticeTooShort']);
    expect(judged([on('a', '2026-08-31')], [unit('a')])).toEqual(['a outsideWindow', 'a noticeTooShort']);
    expect(judged([on('a', '2026-09-21')], [unit('a')])).toEqual(['a teamAway']);
    expect(judged([on('a', '2026-09-16', { teamId: 'x' })], [unit('a')])).toEqual(['a teamGone']);
    expect(
      judged([on('a', '2026-09-16')], [unit('a', { busy: [{ from: '2026-09-16', to: '2026-09-18' }] })]),
    ).toEqual(['a unitBusy']);
  });

  test('names both visits that share a team or a person, and the one too many in a week', () => {
    const units = [unit('a'), unit('b')];
    expect(judged([on('a', '2026-09-16'), on('b', '2026-09-16')], units)).toEqual([
      'a teamTwice',
      'b teamTwice',
      'b teamFull',
    ]);
    expect(judged([on('a', '2026-09-16'), on('b', '2026-09-16', { teamId: 'o' })], units)).toEqual([
      'a personTwice',
      'b personTwice',
    ]);
    expect(judged([on('a', '2026-09-16'), on('b', '2026-09-17')], units)).toEqual(['b teamFull']);
    expect(weekOf('2026-09-16')).toBe('2026-09-14');
    expect(overlap({ from: '2026-09-01', to: '2026-09-02' }, { from: '2026-09-02', to: '2026-09-03' })).toBe(
      true,
    );
  });

  test('that was planned apart takes its people, and nobody else is sent with them', () => {
    const own: PlannedTeam = { id: 't1', leadId: 'p1', members: ['p2'], capacity: 5, away: [] };
    const apart: PlannedTeam = { id: 'u9', leadId: 'p2', members: ['p3'], capacity: 20, away: [] };
    const day = '2026-09-14';
    const ground = {
      units: ['u1', 'u9'].map((id) => ({ id, committee: 'c', busy: [], barred: [], visited: id === 'u9' })),
      teams: [own],
      apart: [apart],
      calendar,
      window: { from: day, to: '2026-09-18' },
      earliest: day,
    };
    const elsewhere = { id: 'u9', teamId: 'u9', from: day, to: day };
    const { visits } = proposeVisits({ ...ground, seed: 's', days: 1, fixed: [elsewhere] });
    expect(visits).toEqual([{ id: 'u1', teamId: 't1', from: '2026-09-15', to: '2026-09-15' }]);
    const clash = visitConflictsOf([elsewhere, { id: 'u1', teamId: 't1', from: day, to: day }], ground);
    expect(clash.filter(({ id }) => id === 'u1').map(({ kind }) => kind)).toEqual(['personTwice']);
  });
});
