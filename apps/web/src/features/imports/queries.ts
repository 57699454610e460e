import { contentSchema, type StandardContent, type TableField, type TableSeverity } from '@kaohe/domain';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { useTRPC, useTRPCClient } from '../../workflow/api.ts';

/** A file as it was chosen; each choice counts, also of the same file again after it was edited. */
export type Chosen = { readonly file: File; readonly no: number };

/** A table of the file, what its columns hold, and cells corrected by hand. */
export type Part = {
  readonly sheet: string;
  readonly table: number;
  readonly mapping?: Readonly<Record<string, TableField>>;
  readonly mends?: Readonly<Record<string, string>>;
};
/** The tables that make the standard; none: the file's first, with the guess of its columns. */
export type Ask = { readonly tables?: readonly Part[] };
export type Look = { readonly only?: TableSeverity; readonly from?: number };

const formOf = (file: File, ask: object): FormData => {
  const form = new FormData();
  form.set('file', file);
  form.set('ask', JSON.stringify(ask));
  return form;
};

export const useDraft = (id: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.standard.content.queryOptions({ id }), throwOnError: true });
};

type Wanted = { readonly id: string; readonly chosen: Chosen | null; readonly ask: Ask; readonly look: Look };

/** What an import would make of the file; while a choice is on its way, the one before is shown. */
export const usePreview = ({ id, chosen, ask, look }: Wanted) => {
  const client = useTRPCClient();
  return useQuery({
    queryKey: ['import', id, chosen?.no, chosen?.file.name, ask, look],
    queryFn: () =>
      chosen === null ? null : client.table.preview.mutate(formOf(chosen.file, { id, ...ask, ...look })),
    enabled: chosen !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
};
export type Preview = NonNullable<ReturnType<typeof usePreview>['data']>;
export type RowView = Preview['rows'][number];

type Place = { readonly sheet: string; readonly table: number };
export const isAt = (one: Place, other: Place): boolean =>
  one.sheet === other.sheet && one.table === other.table;
/** The tables as they are asked for: shown at once, before they are read. */
export const partsOf = (seen: Preview, { tables }: Ask): readonly Part[] =>
  tables ?? seen.parts.map(({ sheet, no: table }) => ({ sheet, table }));

export type Mode = 'replace' | 'append';
type Taking = {
  readonly id: string;
  readonly file: File;
  readonly ask: Ask;
  readonly version: number;
  readonly mode: Mode;
};

/** Takes the table over into the draft; answers what stood there before. */
export const useTakeOver = () => {
  const client = useTRPCClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, file, ask, version, mode }: Taking) =>
      client.table.commit.mutate(formOf(file, { id, ...ask, version, mode })),
    onSuccess: ({ before, version }, { id }) => keep(id, { before, version }),
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'import' }),
  });
};

const kept = z.object({ version: z.int(), before: contentSchema });
/** What a draft held before the last import of this browser. */
export type Kept = { readonly version: number; readonly before: StandardContent };
const keyOf = (id: string): string => `kaohe.import.${id}`;

const keep = (id: string, what: Kept): void => {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(what));
  } catch {
    // A full store keeps nothing; the page itself still holds it until it is left.
    localStorage.removeItem(keyOf(id));
  }
};
export const readKept = (id: string): Kept | null => {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null'));
  } catch {
    return null;
  }
};

/** Puts back what the draft held before. */
export const usePutBack = () => {
  const client = useTRPCClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (back: {
      readonly id: string;
      readonly version: number;
      readonly content: StandardContent;
    }) => client.standard.saveContent.mutate(back),
    onSettled: () => queries.invalidateQueries(),
  });
};
