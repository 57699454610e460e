import { useMutation, useQuery } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { usePages, useTRPC, useTRPCClient } from '../../workflow/api.ts';

export type Profile = inferOutput<ReturnType<typeof useTRPC>['profile']['byPerson']>;
export type Year = Profile['years'][number];

/** Subjects within reach, page by page. */
export const useSubjects = (search: string) => {
  const client = useTRPCClient();
  return usePages(['subjects', search], (cursor) =>
    client.profile.subjects.query({ ...cursor, limit: 50, ...(search === '' ? {} : { search }) }),
  );
};

export const useProfile = (personId: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.profile.byPerson.queryOptions({ personId }), throwOnError: true });
};

export const useExport = () => useMutation(useTRPC().profile.export.mutationOptions());
