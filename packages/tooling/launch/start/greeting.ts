import { isChinese, say } from '../language.mjs';
import type { Seeded } from './database.ts';

/** Columns a text takes in a terminal: a Chinese character takes two. */
const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? '')))) ?? [];
  return rows.map((row) =>
    `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
};

type Greeting = {
  readonly address: string;
  readonly seeded: Seeded | undefined;
  readonly logs: string | undefined;
};

/** Says where the pages are and who can sign in. */
export const greet = async ({ address, seeded, logs }: Greeting): Promise<void> => {
  const lines = [`  ${address}`, ''];
  if (seeded) {
    const { words } = await import('@kaohe/wording');
    const { roles } = words(isChinese ? 'zh-CN' : 'en');
    const { password } = seeded;
    lines.push(
      say({ en: `Demonstration accounts, password ${password}`, zh: `演示账户，密码均为 ${password}` }),
    );
    lines.push(
      ...table(seeded.accounts.map(({ role, name, unit, email }) => [roles[role], email, name, unit])),
      '',
    );
  }
  if (logs !== undefined) lines.push(say({ en: `Logs: ${logs}`, zh: `日志：${logs}` }));
  lines.push(say({ en: 'Ctrl-C stops everything.', zh: '按 Ctrl-C 停止全部服务。' }));
  console.log(`\n${lines.join('\n')}`);
};
