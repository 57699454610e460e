import { format } from '@kaohe/wording';
import { type PlainSheet, writeSheet } from './sheet.ts';

/** What is handed over to one recipient; points in 1/100, the weight in per cent. */
export type LinkageSheet = {
  readonly number: string;
  readonly checksum: string;
  readonly recipient: string;
  readonly cycle: string;
  readonly at: Date;
  readonly rows: readonly {
    readonly unit: string;
    readonly grade: string;
    readonly score: number;
    readonly operating: number;
    readonly weight: number;
    readonly result: number;
  }[];
};

/** 考核结果与经营绩效挂钩移交表, in Chinese as every paper of the office; the checksum of its rows stands in it. */
export const writeLinkage = (handed: LinkageSheet): Promise<Uint8Array> => {
  const written = format('zh-CN');
  const sheet: PlainSheet = {
    name: '绩效挂钩',
    title: `${handed.cycle}考核结果与经营绩效挂钩移交表`,
    above: [`编号：${handed.number}`, `移交单位：${handed.recipient}　移交日期：${written.day(handed.at)}`],
    columns: [
      { heading: '单位', width: 36 },
      { heading: '考核等次', width: 12 },
      { heading: '考核综合得分', width: 14, format: '0.00' },
      { heading: '经营绩效得分', width: 14, format: '0.00' },
      { heading: '考核权重（%）', width: 14, format: '0' },
      { heading: '挂钩后得分', width: 14, format: '0.00' },
    ],
    rows: handed.rows.map((row) => [
      row.unit,
      row.grade,
      row.score / 100,
      row.operating / 100,
      row.weight,
      row.result / 100,
    ]),
    below: [
      '计算方法：挂钩后得分＝经营绩效得分×（100－考核权重）÷100＋考核综合得分×考核权重÷100，四舍五入到0.01分。',
      `校验值（SHA-256）：${handed.checksum}`,
      '签收时请填写上述校验值。同一次批准对同一单位只移交一次，再次导出仍为本表。',
    ],
  };
  return writeSheet(sheet);
};
