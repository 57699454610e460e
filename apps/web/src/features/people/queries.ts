import type { Role } from '@kaohe/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { type Pages, usePages, useTRPC, useTRPCClient } from '../../workflow/api.ts';

export type Person = inferOutput<ReturnType<typeof useTRPC>['people']['list']>['items'][number];
export type Held = Person['appointments'][number];
export type PeopleFilter = { readonly search: string; readonly role: Role | undefined };

const perPage = 20;

/** People by name, with everything they are appointed for. */
export const usePeople = ({ search, role }: PeopleFilter): Pages<Person> => {
  const client = useTRPCClient();
  const filter = { ...(search === '' ? {} : { search }), ...(role === undefined ? {} : { role }) };
  return usePages(['people', filter], (cursor) =>
    client.people.list.query({ limit: perPage, ...filter, ...cursor }),
  );
};

export const useUnits = () => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.unit.list.queryOptions(), staleTime: 300_000 });
};

/** Everything the administrator may do to people; each asks for the list again. */
export const usePeopleMoves = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSuccess = (): Promise<void> => queries.invalidateQueries();
  return {
    create: useMutation(trpc.people.create.mutationOptions({ onSuccess })),
    appoint: useMutation(trpc.people.appoint.mutationOptions({ onSuccess })),
    end: useMutation(trpc.people.endAppointment.mutationOptions({ onSuccess })),
    reset: useMutation(trpc.people.resetPassword.mutationOptions({ onSuccess })),
    setActive: useMutation(trpc.people.setActive.mutationOptions({ onSuccess })),
  };
};
