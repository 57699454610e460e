import type { TableField, TableLevel } from '@kaohe/domain';
import { interfaceWords, tableWords } from '@kaohe/wording';

const { field, value } = interfaceWords('zh-CN');
const { fields, levels } = tableWords('zh-CN');

type Headings = {
  readonly field: Readonly<Record<TableField, string>>;
  readonly level: Readonly<Record<TableLevel, string>>;
  readonly value: typeof value;
  readonly words: typeof field;
};

/** The Chinese words of tables: what is written into exported ones and recognised in them. */
export const headings: Headings = { field: fields, level: levels, value, words: field };
