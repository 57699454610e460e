import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type CycleChoice, type Me, useTRPC } from '../../workflow/api.ts';
import { useMe } from '../session.tsx';

const reaches = (cycle: CycleChoice, path: string): boolean =>
  cycle.unit === null || path === cycle.unit.path || path.startsWith(`${cycle.unit.path}/`);

/** One's own unit's cycles first, those that have units, those still open, the widest, the newest. */
const byNearness =
  (me: Me) =>
  (a: CycleChoice, b: CycleChoice): number => {
    const own = me.appointments.flatMap((one) => (one.unit === null ? [] : [one.unit.path]));
    const rank = (cycle: CycleChoice): readonly number[] => [
      own.length === 0 || own.some((path) => reaches(cycle, path)) ? 0 : 1,
      cycle.assessed ? 0 : 1,
      cycle.closedAt === null ? 0 : 1,
      cycle.unit?.path.split('/').length ?? 0,
      -Date.parse(cycle.createdAt),
    ];
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  };

/** The cycles one can see, the likeliest first; the one chosen in the address, none meaning all of them. */
export const useCycle = (): {
  cycles: readonly CycleChoice[];
  chosen: string | undefined;
  likeliest: string | undefined;
} => {
  const trpc = useTRPC();
  const me = useMe();
  const { cycle } = useSearch({ strict: false });
  const list = useQuery({ ...trpc.cycle.choices.queryOptions(), staleTime: 60_000 });
  const cycles = [...(list.data ?? [])].sort(byNearness(me));
  return { cycles, chosen: cycle, likeliest: cycle ?? cycles[0]?.id };
};
