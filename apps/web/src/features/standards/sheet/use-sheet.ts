import type { StandardContent } from '@kaohe/domain';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { begun, type History, redone, stepped, undone } from '../../../ui/grid/history.ts';
import { dropDraft, keepDraft, readDraft } from '../../../workflow/form/draft.ts';
import { packed, type Sheet, sheetOf, unpackedSchema } from './row.ts';

const event = 'draft.sheet';
/** What this browser keeps while it isn't saved, with the text on which it stands. */
const keptSchema = z.object({ version: z.int(), hash: z.string(), sheet: unpackedSchema });
type Kept = z.infer<typeof keptSchema>;
const readKept = (id: string): Kept | null => keptSchema.safeParse(readDraft(id, event)).data ?? null;

/** The text as the server has it; `version` is the instance's, `hash` the text's. */
export type Saved = { readonly version: number; readonly hash: string; readonly content: StandardContent };

/** After this long without typing the browser's draft is written, in milliseconds. */
const pauseToKeep = 400;

export type SheetState = {
  readonly sheet: Sheet;
  /** Something is typed that the server doesn't have. */
  readonly dirty: boolean;
  /** It was typed earlier, and this browser kept it. */
  readonly restored: boolean;
  /** It is more than this browser can keep: only saving keeps it. */
  readonly unkept: boolean;
  /** Somebody else saved a text that this sheet doesn't stand on. */
  readonly overtaken: boolean;
  /** The version to save on. */
  readonly version: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** `typing` names the field that is typed into: typing on is one step. */
  readonly change: (to: (sheet: Sheet) => Sheet, typing?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** The server took this sheet. */
  readonly wasSaved: (sheet: Sheet, version: number) => void;
  /** Leaves what is typed for the server's text. */
  readonly reload: () => void;
  /** Stands on the server's text from now on, keeping what is typed. */
  readonly rebase: () => void;
};

type Base = { readonly version: number; readonly hash: string; readonly sheet: Sheet };
type Standing = { readonly history: History<Sheet>; readonly base: Base; readonly restored: boolean };

const loaded = ({ version, hash, content }: Saved): Standing => {
  const sheet = sheetOf(content);
  return { history: begun(sheet), base: { version, hash, sheet }, restored: false };
};
const started = (id: string, saved: Saved): Standing => {
  const kept = readKept(id);
  const fresh = loaded(saved);
  if (kept === null) return fresh;
  const { version, hash, sheet } = kept;
  return { history: begun(sheet), base: { ...fresh.base, version, hash }, restored: true };
};

/** Brings a standing in line with what the server has: a text nobody else changed is taken on silently. */
const followed = (standing: Standing, saved: Saved): Standing => {
  const { base, history } = standing;
  if (saved.version <= base.version && saved.hash === base.hash) return standing;
  const dirty = history.present !== base.sheet;
  // Empty: what was saved from here, whose hash the server has just told.
  if (saved.hash === base.hash || (base.hash === '' && saved.version === base.version))
    return { ...standing, base: { ...base, version: saved.version, hash: saved.hash } };
  return dirty || saved.version <= base.version ? standing : loaded(saved);
};

const keepNow = ({
  id,
  base,
  sheet,
  dirty,
}: {
  id: string;
  base: Base;
  sheet: Sheet;
  dirty: boolean;
}): boolean => {
  if (dirty) return keepDraft(id, event, { version: base.version, hash: base.hash, sheet: packed(sheet) });
  dropDraft(id, event);
  return true;
};

/** The sheet of a standard while it is edited: what is typed, its history, the browser's draft, and what it stands on. */
export const useSheet = (id: string, saved: Saved): SheetState => {
  const [state, setState] = useState(() => started(id, saved));
  const standing = followed(state, saved);
  if (standing !== state) setState(standing);
  const { history, base, restored } = standing;
  const sheet = history.present;
  const dirty = restored ? history.past.length > 0 || sheet !== base.sheet : sheet !== base.sheet;
  const [unkept, setUnkept] = useState(false);
  const latest = useRef({ id, base, sheet, dirty });
  // The browser's store outlives the page; writing waits for a pause, and is made up for when the page goes.
  useEffect(() => {
    latest.current = { id, base, sheet, dirty };
    const timer = setTimeout(() => setUnkept(!keepNow(latest.current)), pauseToKeep);
    return () => clearTimeout(timer);
  }, [id, base, sheet, dirty]);
  useEffect(() => {
    const flush = (): void => void keepNow(latest.current);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  const step = (next: (history: History<Sheet>) => History<Sheet>): void =>
    setState((now) => ({ ...now, history: next(now.history) }));
  return {
    sheet,
    dirty,
    restored: restored && dirty,
    unkept: unkept && dirty,
    overtaken: saved.version > base.version && base.hash !== '' && saved.hash !== base.hash,
    version: base.version,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: (to, typing) => step((now) => stepped(now, to(now.present), typing ?? null)),
    undo: () => step(undone),
    redo: () => step(redone),
    wasSaved: (taken, version) =>
      setState((now) => ({ ...now, base: { version, hash: '', sheet: taken }, restored: false })),
    reload: () => setState(loaded(saved)),
    rebase: () => setState((now) => ({ ...now, base: { ...loaded(saved).base, sheet: now.base.sheet } })),
  };
};
