import { format, words } from '@kaohe/wording';
import { writeSheet } from './sheet.ts';

/** A responsible subject over indicators and years; points in 1/100. */
export type ProfileSheet = {
  readonly person: { readonly name: string };
  readonly checksum: string;
  readonly years: readonly {
    readonly cycle: { readonly name: string; readonly year: number };
    readonly unit: { readonly name: string };
    readonly role: 'secretary' | 'discipline' | 'cadre';
    readonly total: number;
    readonly grade: string | null;
    readonly points: number;
    readonly lost: number;
    readonly signed: number;
    readonly prepared: number;
    readonly ballot: { readonly points: number; readonly satisfied: number; readonly voices: number } | null;
    readonly indicators: readonly {
      readonly code: string;
      readonly name: string;
      readonly points: number;
      readonly lost: number;
    }[];
  }[];
};

/** 责任主体履责档案 for the evaluation of cadres, in Chinese as every paper of the office; its checksum stands in it. */
export const writeProfile = (profile: ProfileSheet): Promise<Uint8Array> => {
  const spoken = words('zh-CN');
  const { points } = format('zh-CN');
  return writeSheet({
    name: '履责档案',
    title: `${profile.person.name}同志履责档案`,
    above: profile.years.map((year) => {
      const ballot =
        year.ballot === null
          ? ''
          : `；民主测评${points(year.ballot.points)}分，${year.ballot.voices}票中${year.ballot.satisfied}票满意`;
      return `${year.cycle.year}年　${year.unit.name}${spoken.roles[year.role]}：单位综合得分${points(year.total)}分；本人所负指标得${points(year.points)}分、失${points(year.lost)}分；本人签署${year.signed}项，其中他人代拟${year.prepared}项${ballot}。`;
    }),
    columns: [
      { heading: '年度', width: 8, format: '0' },
      { heading: '单位', width: 28 },
      { heading: '职责', width: 12 },
      { heading: '指标', width: 50 },
      { heading: '得分', width: 10, format: '0.00' },
      { heading: '失分', width: 10, format: '0.00' },
    ],
    rows: profile.years.flatMap((year) =>
      year.indicators.map((one) => [
        year.cycle.year,
        year.unit.name,
        spoken.roles[year.role],
        `${one.code} ${one.name}`,
        one.points / 100,
        one.lost / 100,
      ]),
    ),
    below: [
      '说明：得分、失分为单位考核中由该责任主体所负的指标；书记并负党组织的主体责任。民主测评只列汇总结果，人数不足的不列。',
      `校验值（SHA-256）：${profile.checksum}`,
    ],
  });
};
