import { type FaultDetail, faultCodes } from '@kaohe/domain';
import { describe, expect, test } from 'vitest';
import { documentNames, isNotice, locales, say, words } from '../src/index.ts';
import type { NoticeParams } from '../src/words.ts';
import { emitted } from './emitted.ts';

const chinese = words('zh-CN');
const english = words('en');

const params: NoticeParams = {
  machine: 'appeal',
  stage: 'filed',
  unit: '第三支部',
  cycle: '2025年度',
  subject: '第二季度',
  reasons: '材料不全',
  document: '安监三号',
  due: '2026-01-05T16:00:00.000Z',
  left: 3,
  days: 2,
  effect: 'send',
  event: 'appeal.admit',
};

const argument = (path: string): unknown => {
  if (path === 'mail.subject') return params.subject;
  if (path === 'mail.text') return { name: params.unit, body: params.subject, link: 'https://192.0.2.1/42' };
  return path.startsWith('errors') ? {} : params;
};

/** Every string in a tree of words; functions are called with what they take. */
const sentences = (value: unknown, path = ''): [string, string][] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(argument(path)))]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => sentences(one, path === '' ? key : `${path}.${key}`));
};

describe('words', () => {
  test('every notice and every letter that a machine emits has words, and no words are left over', () => {
    const effects = emitted();
    expect(effects.length).toBeGreaterThan(20);
    const notices = effects.flatMap((effect) => (effect.type === 'notify' ? [effect.notice] : []));
    const letters = effects.flatMap((effect) => (effect.type === 'render' ? [effect.document] : []));
    expect(notices.filter((name) => !isNotice(name))).toEqual([]);
    expect([...new Set(letters)].sort()).toEqual([...documentNames].sort());
    const said = Object.values(chinese.machines).flatMap((machine) => Object.keys(machine.notices));
    expect(said.filter((name) => !notices.includes(name))).toEqual([]);
    expect(said.filter((name, index) => said.indexOf(name) !== index)).toEqual([]);
  });

  test('the Chinese words have no English left in them', () => {
    const latin = sentences(chinese).filter(([, text]) =>
      /[A-Za-z]{2,}/.test(text.replace('https://192.0.2.1/42', '')),
    );
    expect(latin).toEqual([]);
  });

  test('the English words have no Chinese in them, but for what the case brought', () => {
    const own = new RegExp(
      [params.unit, params.cycle, params.subject, params.reasons, params.document].join('|'),
      'g',
    );
    const han = sentences(english).filter(([, text]) => /\p{Script=Han}/u.test(text.replaceAll(own, '')));
    expect(han).toEqual([]);
  });

  test('both languages say the same things, and no sentence is empty', () => {
    const shape = (locale: 'zh-CN' | 'en') =>
      sentences(words(locale))
        .map(([path]) => path)
        .sort();
    expect(shape('en')).toEqual(shape('zh-CN'));
    for (const locale of locales)
      expect(
        sentences(words(locale)).filter(([, text]) => text.trim() === '' || /undefined|null|NaN/.test(text)),
      ).toEqual([]);
  });

  test('a notice reads well without any parameter', () => {
    for (const locale of locales)
      for (const [name, note] of Object.entries(words(locale).notices))
        expect(`${name} ${note.body({})}`).not.toMatch(/undefined|null|NaN|\$\{/);
  });

  test('Chinese sentences end with one full stop', () => {
    const odd = Object.entries(chinese.notices)
      .map(([name, note]) => [name, note.body(params)] as const)
      .filter(([, text]) => !/[。]$/.test(text) || /。。|，。|：。/.test(text));
    expect(odd).toEqual([]);
  });
});

describe('errors', () => {
  const say = (locale: 'zh-CN' | 'en', code: (typeof faultCodes)[number], detail: FaultDetail) =>
    words(locale).errors[code](detail);

  test('every code has a sentence in both languages, whatever its detail', () => {
    for (const code of faultCodes)
      for (const detail of [
        {},
        { facts: [], stage: 'nowhere', event: 'no.such' },
        { path: 'a.b', issue: 'odd', lapsed: 3 },
      ])
        for (const locale of locales) expect(say(locale, code, detail).length).toBeGreaterThan(8);
  });

  test('a lapsed window names its end as the rules do', () => {
    expect(say('zh-CN', 'refused', { lapsed: '2026-03-05T16:00:00.000Z' })).toContain('2026年3月5日24时届满');
    expect(say('en', 'refused', { lapsed: '2026-03-05T16:00:00.000Z' })).toContain('the end of 5 March 2026');
  });

  test('an unmet fact says why not now', () => {
    expect(
      say('zh-CN', 'refused', { stage: 'deliberating', event: 'appeal.uphold', facts: ['votesIn'] }),
    ).toContain('复核组成员尚未全部表决');
  });

  test('who is not on the roll is told so', () => {
    expect(
      say('zh-CN', 'refused', { stage: 'deliberating', event: 'appeal.vote', roll: 'voting' }),
    ).toContain('复核表决');
  });

  test('a refused event names the stage and the button', () => {
    const text = say('zh-CN', 'refused', { stage: 'filed', event: 'appeal.uphold' });
    expect(text).toContain('待受理');
    expect(text).toContain('决定维持');
  });

  test('bad data names the field', () => {
    expect(say('zh-CN', 'invalid', { path: 'data.votes.0.points', issue: 'too_big' })).toContain('“分值”');
    expect(say('en', 'invalid', { path: 'data.votes.0.points', issue: 'too_big' })).toContain('“Points”');
  });
});

describe('say', () => {
  test('a name that this version does not know is answered as itself', () => {
    const { stage, event, notice, field } = say('zh-CN');
    expect(stage('appeal', 'filed')).toBe('待受理');
    expect(stage('appeal', 'later')).toBe('later');
    expect(event('toString').label).toBe('toString');
    expect(notice('constructor').title).toBe('constructor');
    expect(field('grounds')).toBe('申辩理由');
  });
});
