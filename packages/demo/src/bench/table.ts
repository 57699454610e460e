import type { StandardContent } from '@kaohe/domain';
import { guessMapping, readTables, recognise, writeStandard } from '@kaohe/table';
import type { Measure } from '../report/measure.ts';

const rows = 5_000;

/** A table as an office draws it up: 25 dimensions, an indicator every fifth row, its check items in the rows between. */
const csv = (): Uint8Array => {
  const lines = Array.from({ length: rows }, (_, i) => {
    const dimension = `第${Math.floor(i / 200) + 1}类工作（40分）`;
    const indicator = i % 5 === 0 ? `第${i / 5 + 1}项工作按期开展、责任到人、结果见效` : '';
    return [
      dimension,
      indicator,
      `要点${(i % 5) + 1}`,
      '0.2',
      '未开展的扣0.2分，每少一次扣0.1分',
      '查阅资料、走访党员',
      '党支部书记；班子成员',
    ].join(',');
  });
  return new TextEncoder().encode(
    `考核项目,考核内容,考核要点,分值,评分标准,考核方式,责任主体\n${lines.join('\n')}\n`,
  );
};

const read = async (bytes: Uint8Array): Promise<{ seconds: number; content: StandardContent }> => {
  const started = performance.now();
  const [table] = (await readTables(bytes, 'bench')).tables;
  if (table === undefined) throw new Error('no table');
  const { content } = recognise(table, guessMapping(table));
  return { seconds: (performance.now() - started) / 1000, content };
};

/** How long a table of 5,000 rows takes to be read and recognised: as text, and as the workbook that it is exported to. */
export const tables = async (): Promise<readonly Measure[]> => {
  const text = await read(csv());
  const started = performance.now();
  const workbook = await writeStandard(text.content, 'bench');
  const written = (performance.now() - started) / 1000;
  const excel = await read(workbook);
  const against = `${rows} rows, read and recognised`;
  return [
    { name: 'table.csv', value: text.seconds, unit: 's', target: '< 5', against },
    { name: 'table.xlsx', value: excel.seconds, unit: 's', target: '< 5', against },
    { name: 'table.export', value: written, unit: 's', target: null, against: `${rows} rows, written` },
  ];
};
