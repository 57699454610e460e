import { useQuery } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>;
export type Feedback = inferOutput<Api['feedback']['byId']>;
export type Offer = inferOutput<Api['feedback']['offers']>[number];
export type Standing = inferOutput<Api['feedback']['standing']>;
export type Change = inferOutput<Api['feedback']['changes']>[number];
export type Correction = inferOutput<Api['feedback']['corrections']>[number];

export const useCase = (id: string) =>
  useQuery({ ...useTRPC().assessment.byId.queryOptions({ id }), throwOnError: true });
/** As composed last; to the unit once it is issued. */
export const useFeedback = (id: string) =>
  useQuery({ ...useTRPC().feedback.byId.queryOptions({ id }), throwOnError: true });
/** What the year found, for who composes. */
export const useOffers = (id: string) => useQuery(useTRPC().feedback.offers.queryOptions({ id }));
export const useStanding = (id: string) => useQuery(useTRPC().feedback.standing.queryOptions({ id }));
/** What changed the score since it was told. */
export const useChanges = (id: string) => useQuery(useTRPC().feedback.changes.queryOptions({ id }));
/** Corrections proposed, and what became of them; nothing for the unit's own people. */
export const useCorrections = (id: string) => useQuery(useTRPC().feedback.corrections.queryOptions({ id }));
/** Codes and names of the indicators in force for the unit. */
export const useIndicators = (id: string) =>
  useQuery({ ...useTRPC().assessment.indicators.queryOptions({ id }), staleTime: 300_000 });
