import { Fault } from '../kernel/error.ts';
import { defaultPolicy } from './defaults.ts';
import { type Policy, parsePolicy } from './policy.ts';

type Plain = { readonly [key: string]: unknown };
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parameters laid over others; a list replaces a list. */
const laidOver = (base: unknown, own: unknown): unknown => {
  if (!isPlain(base) || !isPlain(own)) return own ?? base;
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(own)])].map((key) => [
      key,
      laidOver(base[key], own[key]),
    ]),
  );
};

/** Equal as JSON, whatever the order of keys. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => isSame(one, b[i]));
  if (!isPlain(a) || !isPlain(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(a[key], b[key]));
};

/** What a value has otherwise than its base; undefined: nothing. */
const differing = (base: unknown, value: unknown): unknown => {
  if (!isPlain(base) || !isPlain(value)) return isSame(base, value) ? undefined : value;
  const own = Object.entries(value).flatMap(([key, one]) => {
    const other = differing(base[key], one);
    return other === undefined ? [] : [[key, other] as const];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
};

/** The whole policy from what a cycle has otherwise than the defaults; throws `invalid`. */
export const policyFrom = (own: unknown): Policy => parsePolicy(laidOver(defaultPolicy, own));

/** The whole policy as it would be, unchecked: what an editor shows while something is wrong. */
export const draftFrom = (own: unknown): unknown => laidOver(defaultPolicy, own);

/** What a policy has otherwise than the defaults: what is kept of it. The inverse of `policyFrom`. */
export const ownOf = (policy: unknown): Readonly<Record<string, unknown>> => {
  const own = differing(defaultPolicy, policy) ?? {};
  if (!isPlain(own)) throw new Fault('invalid', { issue: 'invalid_type' });
  return own;
};
