import type { MachineName } from '@kaohe/domain';
import {
  type Act,
  type Format,
  format,
  type InterfaceWords,
  type Locale,
  type Note,
  type Voice,
  type Words,
} from '@kaohe/wording';
import { createContext, type ReactNode, use } from 'react';
import type { Withheld } from './api.ts';
import type { Failure } from './fault.ts';

export type Spoken = {
  readonly locale: Locale;
  /** The interface's own sentences. */
  readonly t: InterfaceWords;
  /** Words of the processes. */
  readonly words: Words;
  readonly format: Format;
  readonly setLocale: (locale: Locale) => void;
};

const LocaleContext = createContext<Spoken | null>(null);

export const LocaleProvider = (props: {
  locale: Locale;
  voice: Voice;
  setLocale: (locale: Locale) => void;
  children: ReactNode;
}): ReactNode => (
  <LocaleContext
    value={{
      locale: props.locale,
      setLocale: props.setLocale,
      t: props.voice.t,
      words: props.voice.words,
      format: format(props.locale),
    }}
  >
    {props.children}
  </LocaleContext>
);

/** The language of the page and all that is said in it. */
export const useWords = (): Spoken => {
  const spoken = use(LocaleContext);
  if (spoken === null) throw new Error('useWords outside LocaleProvider');
  return spoken;
};

type Said = Readonly<Record<string, string>>;

/** Words by names that come from the server: a name without words is shown as it is. */
export const wordOf = (said: Said, name: string): string => said[name] ?? name;
export const stageName = ({ words: all }: Spoken, machine: MachineName, stage: string): string =>
  wordOf(all.machines[machine].stages, stage);

export const actOf = ({ words: all }: Spoken, machine: MachineName, event: string): Act => {
  const acts: Readonly<Record<string, Act>> = all.machines[machine].events;
  return acts[event] ?? { label: event, does: '' };
};

/** The words of a notice; of one that this page doesn't know, its name. */
export const noteOf = ({ words: all }: Spoken, notice: string): Note => {
  const notes: Readonly<Record<string, Note>> = all.notices;
  return notes[notice] ?? { title: notice, body: () => '' };
};

type Labelled = { readonly name: string; readonly draft?: boolean };

/** The label of a field: of an event's, or of what is edited as a draft. */
export const fieldName = ({ words: all, t }: Spoken, { name, draft }: Labelled): string => {
  const [first, second]: readonly [Said, Said] = draft ? [t.field, all.fields] : [all.fields, t.field];
  return first[name] ?? second[name] ?? name;
};

/** The word of a value that a field may have. */
export const valueName = ({ words: all, t }: Spoken, field: string, value: string): string => {
  const events: Readonly<Record<string, Said>> = all.values;
  const drafts: Readonly<Record<string, Said>> = t.value;
  return events[field]?.[value] ?? drafts[field]?.[value] ?? value;
};

/** Who is awaited: roles, rolls or processes, as the server lists them. */
export const awaited = ({ words: all, t }: Spoken, names: readonly string[]): string => {
  const machines: Readonly<Record<string, { readonly name: string }>> = all.machines;
  const list = names.map((name) => {
    const [kind, what = ''] = name.split(':');
    if (kind === 'roll') return t.rollOf(wordOf(all.rolls, what));
    return kind === 'child' ? t.childOf(machines[what]?.name ?? what) : wordOf(all.roles, name);
  });
  return [...new Set(list)].join(t.listComma);
};

export const failureText = ({ words: all, t }: Spoken, failure: Failure): string =>
  failure.code === 'internal'
    ? t.fault.internal(failure.requestId ?? '')
    : all.errors[failure.code](failure.detail);

type Conflict = NonNullable<Withheld['conflicts']>[number];

/** Every reason why somebody is out of a case, in words; empty where there is none to tell. */
export const conflictText = (spoken: Spoken, conflicts: readonly Conflict[]): string => {
  const { t, format } = spoken;
  const said = t.appealFile;
  return conflicts
    .map(({ kind, tie, until }) =>
      [
        said.conflict[kind],
        tie === null ? null : valueName(spoken, 'tie', tie),
        until === null ? null : said.until(format.civil(until)),
      ]
        .filter((part) => part !== null)
        .join(' '),
    )
    .join(t.listComma);
};
