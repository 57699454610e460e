import { type Rule, ruleSchema } from '@kaohe/domain';

/**
 * Typed rules in words that people read and `parseRule` reads again. One thing a line; a line break within a name is written `\n`.
 *
 *     逐次扣分，最低 0 分
 *     · 缺一次会议：每次扣 0.5 分
 */
/** A text within one line. */
export const quoted = (text: string): string =>
  text.replaceAll(/[\\\n\r]/g, (letter) => (letter === '\\' ? '\\\\' : letter === '\n' ? '\\n' : '\\r'));
export const unquoted = (text: string): string =>
  text.replaceAll(/\\(.)/g, (_all, letter: string) =>
    letter === 'n' ? '\n' : letter === 'r' ? '\r' : letter,
  );

/** 150 → `1.5`, 200 → `2`. */
export const decimal = (hundredths: number): string => String(hundredths / 100);
const inHundredths = (text: string): number => Math.round(Number(text) * 100);

const lines = (head: string, list: readonly string[]): string =>
  [head, ...list.map((line) => `· ${line}`)].join('\n');

/** A typed rule as words. */
export const ruleText = (rule: Rule): string => {
  switch (rule.kind) {
    case 'deduct':
      return lines(
        `逐次扣分，最低 ${decimal(rule.floor)} 分`,
        rule.events.map(({ name, points }) => `${quoted(name)}：每次扣 ${decimal(points)} 分`),
      );
    case 'add':
      return lines(
        '逐次加分',
        rule.events.map(({ name, points }) => `${quoted(name)}：每次加 ${decimal(points)} 分`),
      );
    case 'tiers':
      return lines(
        '分档计分',
        rule.tiers.map(({ name, points }) => `${quoted(name)}：得 ${decimal(points)} 分`),
      );
    case 'ratio':
      return lines('按比例计分', [
        `依据：${quoted(rule.measure)}`,
        `单位：${quoted(rule.unit)}`,
        `零分值：${decimal(rule.from)}`,
        `满分值：${decimal(rule.to)}`,
      ]);
    case 'negativeList':
      return lines(
        '负面清单',
        rule.acts.map(({ name, points }) => `${quoted(name)}：扣 ${points.map(decimal).join(' / ')} 分`),
      );
    case 'veto':
      return lines('一票否决', rule.acts.map(quoted));
  }
};

const number = String.raw`(-?\d+(?:\.\d+)?)`;
/** Every line by the pattern; null: one doesn't fit. */
const each = <T>(
  body: readonly string[],
  pattern: RegExp,
  make: (found: readonly string[]) => T,
): readonly T[] | null => {
  const found = body.map((line) => pattern.exec(line));
  return found.some((one) => one === null)
    ? null
    : found.flatMap((one) => (one === null ? [] : [make(one.slice(1))]));
};

const named = (body: readonly string[], verb: string): readonly unknown[] | null =>
  each(body, new RegExp(`^(.+)[：:]\\s*${verb}\\s*${number}\\s*分?$`), ([name = '', points = '']) => ({
    name: unquoted(name),
    points: inHundredths(points),
  }));

const ratio = (body: readonly string[]): unknown => {
  const value = (key: string): string => {
    const line = body.find((one) => one.startsWith(`${key}：`) || one.startsWith(`${key}:`));
    return line?.slice(key.length + 1).trim() ?? '';
  };
  const [from, to] = [value('零分值'), value('满分值')];
  const ends = [from, to].map((end) => (/^-?\d+(\.\d+)?$/.test(end) ? inHundredths(end) : null));
  return {
    kind: 'ratio',
    measure: unquoted(value('依据')),
    unit: unquoted(value('单位')),
    from: ends[0],
    to: ends[1],
  };
};

const acts = (body: readonly string[]): readonly unknown[] | null =>
  each(body, /^(.+)[：:]\s*扣\s*([\d./ ]+?)\s*分?$/, ([name = '', points = '']) => ({
    name: unquoted(name),
    points: points.split('/').map((part) => inHundredths(part.trim())),
  }));

const shaped = (head: string, body: readonly string[]): unknown => {
  const floor = new RegExp(`^逐次扣分(?:[，,]\\s*最低\\s*${number}\\s*分)?$`).exec(head);
  if (floor !== null)
    return { kind: 'deduct', events: named(body, '每次扣'), floor: inHundredths(floor[1] ?? '0') };
  if (head === '逐次加分') return { kind: 'add', events: named(body, '每次加') };
  if (head === '分档计分') return { kind: 'tiers', tiers: named(body, '得') };
  if (head === '按比例计分') return ratio(body);
  if (head === '负面清单') return { kind: 'negativeList', acts: acts(body) };
  return head === '一票否决' ? { kind: 'veto', acts: body.map(unquoted) } : null;
};

/** The typed rule that words written by `ruleText` say, also after they were edited; null: they say none. */
export const parseRule = (text: string): Rule | null => {
  const [head = '', ...body] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = shaped(
    head,
    body.map((line) => line.replace(/^[·•\-*]\s*/, '')),
  );
  const rule = ruleSchema.safeParse(found);
  return rule.success ? rule.data : null;
};
