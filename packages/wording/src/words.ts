import type {
  Audience,
  DateName,
  EffectType,
  FactName,
  FaultCode,
  FaultDetail,
  Involvement,
  MachineName,
  Relation,
  Role,
  RollName,
  registry,
  WindowName,
} from '@kaohe/domain';
import type { DocumentName } from './documents/letter.ts';
import type { EventOf, FieldName, Machine, StageOf, Values } from './vocabulary.ts';

/** What is said of an event: on its button and in the journal, what it does, and, where so, what can't be undone. */
export type Act = { readonly label: string; readonly does: string; readonly final?: string };

/** What a notice is made from; kept with it, so that each reads it in his own language. Times are ISO instants. */
export type NoticeParams = {
  readonly machine?: MachineName | undefined;
  readonly stage?: string | undefined;
  /** The event that led to it. */
  readonly event?: string | undefined;
  readonly unit?: string | undefined;
  readonly cycle?: string | undefined;
  /** The effect that failed, of an alarm. */
  readonly effect?: EffectType | undefined;
  /** What the case is called beside its process: a period, an item's number, a line. */
  readonly subject?: string | undefined;
  readonly reasons?: string | undefined;
  /** The document that it rests on. */
  readonly document?: string | undefined;
  /** The next due instant of the case; absent where its calendar isn't known or there is none. */
  readonly due?: string | undefined;
  /** Working days left. */
  readonly left?: number | undefined;
  /** Calendar days overdue. */
  readonly days?: number | undefined;
  /** Minutes east of UTC of the organisation's calendar. */
  readonly offset?: number | undefined;
};
export type Note = { readonly title: string; readonly body: (params: NoticeParams) => string };

/** All that is said of one process. */
export type MachineWords<M extends Machine> = {
  readonly name: string;
  readonly stages: Readonly<Record<StageOf<M>, string>>;
  readonly events: Readonly<Record<EventOf<M>, Act>>;
  readonly notices: Readonly<Record<string, Note>>;
};

export type ErrorWords = Readonly<Record<FaultCode, (detail: FaultDetail) => string>>;
export type FactWords = Readonly<Record<FactName | 'last', string>>;
export type FieldWords = Readonly<Record<FieldName, string>>;

/** How a notice is written as a mail. */
export type MailWords = {
  readonly subject: (title: string) => string;
  readonly text: (mail: { readonly name: string; readonly body: string; readonly link: string }) => string;
};

export type NameWords = {
  readonly roles: Readonly<Record<Role, string>>;
  readonly rolls: Readonly<Record<RollName, string>>;
  readonly windows: Readonly<Record<WindowName, string>>;
  readonly audiences: Readonly<Record<Audience, string>>;
  readonly effects: Readonly<Record<EffectType, string>>;
  readonly dates: Readonly<Record<DateName, string>>;
  readonly relations: Readonly<Record<Exclude<Relation, `did:${string}`>, string>>;
  readonly involvements: Readonly<Record<Involvement, string>>;
};

/** Everything that is said in one language, but for the names of notices: those are collected from the Chinese words. */
export type Said = NameWords & {
  readonly product: { readonly name: string; readonly long: string };
  readonly machines: { readonly [M in keyof typeof registry]: MachineWords<M> };
  readonly errors: ErrorWords;
  /** Why an event is not possible now: the fact that isn't established. */
  readonly facts: FactWords;
  readonly fields: FieldWords;
  readonly values: Values;
  readonly notices: Readonly<Record<string, Note>>;
  readonly mail: MailWords;
  /** Titles of the letters. */
  readonly documents: Readonly<Record<DocumentName, string>>;
};
