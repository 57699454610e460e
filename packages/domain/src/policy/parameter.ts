import { z } from 'zod';
import type { Window } from '../kernel/calendar/due.ts';
import type { WindowName } from '../kernel/name.ts';
import { type BasisKey, basisOf } from './basis.ts';
import { defaultPolicy } from './defaults.ts';
import { isPlain, isSame } from './own.ts';
import { leastDays, type Policy, policySchema } from './policy.ts';

type IsLeaf<T> = T extends string | number | boolean | readonly unknown[] | Window
  ? true
  : string extends keyof T
    ? true
    : false;
type PathsOf<T> = {
  [K in keyof T & string]: [IsLeaf<T[K]>] extends [true] ? K : `${K}.${PathsOf<T[K]>}`;
}[keyof T & string];
/** The dotted path of every parameter that is set as one: a number, a window, a list. */
export type ParameterPath = PathsOf<Policy>;

const shares: ParameterPath = 'grades.quota.shares';
const isLeaf = (value: unknown, path: string): boolean =>
  !isPlain(value) || 'count' in value || path === shares;
const walk = (value: unknown, path: string): readonly string[] =>
  isPlain(value) && !isLeaf(value, path)
    ? Object.entries(value).flatMap(([key, one]) => walk(one, path === '' ? key : `${path}.${key}`))
    : [path];

/** Every parameter, in the order of the defaults. */
export const parameters = walk(defaultPolicy, '') as readonly ParameterPath[];

/** The parameters by what they are about, in the order of the year. */
export const parameterGroups = [
  'year',
  'record',
  'visit',
  'feedback',
  'appeal',
  'results',
  'rectification',
  'grades',
  'ballot',
  'reminders',
] as const;
export type ParameterGroup = (typeof parameterGroups)[number];

const windowGroups: Record<WindowName, ParameterGroup> = {
  acknowledgement: 'year',
  sheetAnswer: 'record',
  sheetResolution: 'record',
  verification: 'record',
  minutes: 'record',
  selfReport: 'record',
  visitNotice: 'visit',
  visitSigning: 'visit',
  questionnaireRun: 'visit',
  feedback: 'feedback',
  deemedReceived: 'feedback',
  rescoring: 'feedback',
  appealFiling: 'appeal',
  admissibility: 'appeal',
  reconsideration: 'appeal',
  supplement: 'appeal',
  empanelling: 'appeal',
  appealDecision: 'appeal',
  appealExtension: 'appeal',
  deliberation: 'appeal',
  approval: 'appeal',
  serving: 'appeal',
  secondLevelFiling: 'appeal',
  secondLevelDecision: 'appeal',
  resultsNotice: 'results',
  commendationNotice: 'results',
  objectionInquiry: 'results',
  opinions: 'results',
  rectificationPlan: 'rectification',
  lookBack: 'rectification',
  itemImmediate: 'rectification',
  itemOneMonth: 'rectification',
  itemThreeMonths: 'rectification',
  itemLong: 'rectification',
  effectEvaluation: 'rectification',
  escalationStep: 'reminders',
};
const otherGroups: Record<Exclude<keyof Policy, 'windows'>, ParameterGroup> = {
  reminders: 'reminders',
  escalationPath: 'reminders',
  period: 'year',
  selfReport: 'record',
  secondLevel: 'appeal',
  composite: 'year',
  standard: 'year',
  grades: 'grades',
  ballot: 'ballot',
  questionnaire: 'ballot',
  methods: 'visit',
  linkage: 'results',
  transparency: 'feedback',
  commendation: 'results',
  evidence: 'record',
  recusal: 'appeal',
  scoring: 'visit',
  record: 'record',
};
/** The group of each parameter. */
export const groupOf = (path: ParameterPath): ParameterGroup => {
  const [first, name] = path.split('.') as [keyof Policy, WindowName];
  return first === 'windows' ? windowGroups[name] : otherGroups[first];
};

/** What stands at a dotted path; undefined where there is nothing. */
export const valueAt = (policy: unknown, path: string): unknown =>
  path.split('.').reduce((value, key) => (isPlain(value) ? value[key] : undefined), policy);

/** The same with another value at a dotted path. */
export const withValue = (policy: unknown, path: string, value: unknown): unknown => {
  const [key = '', ...rest] = path.split('.');
  const base = isPlain(policy) ? policy : {};
  return { ...base, [key]: rest.length === 0 ? value : withValue(base[key], rest.join('.'), value) };
};

/** The parameters in which two policies differ. */
export const changedPaths = (before: unknown, after: unknown): readonly ParameterPath[] =>
  parameters.filter((path) => !isSame(valueAt(before, path), valueAt(after, path)));

/** Windows, reminders, the escalation path: nothing by which points or grades are worked out. */
export const isClock = (path: ParameterPath): boolean =>
  /^(windows|reminders|escalationPath)(\.|$)/.test(path);

/** What a parameter may be. Windows: the least length in working days; numbers: bounds, in the unit of the schema. */
export type Limits =
  | { readonly kind: 'window'; readonly least: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'list'; readonly options: readonly string[] | null };

/** The schema of the parameter at a path. Throws where there is none: paths are the policy's own. */
export const schemaAt = (path: ParameterPath): z.core.$ZodType =>
  path.split('.').reduce<z.core.$ZodType>((schema, key) => {
    const inner = schema instanceof z.ZodObject ? schema.shape[key] : undefined;
    if (inner === undefined) throw new Error(`the policy has no ${path}`);
    return inner;
  }, policySchema);

const isOption = (option: unknown): option is string => typeof option === 'string';
export const limitsOf = (path: ParameterPath): Limits => {
  const [first, name = ''] = path.split('.');
  if (first === 'windows')
    return { kind: 'window', least: (leastDays as Readonly<Record<string, number>>)[name] ?? 1 };
  const schema = schemaAt(path);
  if (schema instanceof z.ZodNumber)
    return { kind: 'number', least: Number(schema.minValue), most: Number(schema.maxValue) };
  if (schema instanceof z.ZodBoolean) return { kind: 'flag' };
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.filter(isOption) };
  const element = schema instanceof z.ZodArray ? schema.element : undefined;
  return {
    kind: 'list',
    options: element instanceof z.ZodEnum ? element.options.filter(isOption) : null,
  };
};

/** What is wrong with a policy, by parameter: the name of the issue and where in the parameter it is. */
export type PolicyIssue = {
  readonly path: ParameterPath | null;
  readonly at: readonly (string | number)[];
  readonly issue: string;
};

/** Everything that is wrong with a policy, each at the parameter that holds it; a rule over a group stands at its first parameter. */
export const policyIssues = (policy: unknown): readonly PolicyIssue[] => {
  const read = policySchema.safeParse(policy);
  if (read.success) return [];
  return read.error.issues.map((issue) => {
    const dotted = issue.path.map(String).join('.');
    const path =
      parameters.find((one) => dotted === one || dotted.startsWith(`${one}.`)) ??
      parameters.find((one) => one.startsWith(`${dotted}.`)) ??
      null;
    return {
      path,
      at: issue.path
        .slice(path?.split('.').length ?? 0)
        .map((key) => (typeof key === 'number' ? key : String(key))),
      issue: issue.code === 'custom' ? issue.message : issue.code,
    };
  });
};

/** Where a parameter's default comes from; every parameter has a basis (held by a test). */
export const basisAt = (path: ParameterPath): BasisKey => basisOf(path) ?? 'ours';
