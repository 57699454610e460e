import { say } from '../language.mjs';
import type { Account } from './database.ts';

/** Columns a text takes in a terminal: a Chinese character takes two. */
const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

/** Says where the pages are and who can sign in. */
export const greet = (address: string, accounts: readonly Account[], logs: string | undefined): void => {
  const lines = [`  ${address}`, ''];
  if (accounts.length > 0) {
    lines.push(say({ en: 'Demonstration accounts:', zh: '演示账户：' }));
    const columns = (pick: (account: Account) => string): number =>
      Math.max(...accounts.map((account) => width(pick(account))));
    const wide = {
      role: columns(({ role }) => role),
      name: columns(({ name }) => name),
      email: columns(({ email }) => email),
    };
    for (const { role, name, email, password } of accounts)
      lines.push(
        `  ${pad(role, wide.role)}  ${pad(name, wide.name)}  ${pad(email, wide.email)}  ${password}`,
      );
    lines.push('');
  }
  if (logs !== undefined) lines.push(say({ en: `Logs: ${logs}`, zh: `日志：${logs}` }));
  lines.push(say({ en: 'Ctrl-C stops everything.', zh: '按 Ctrl-C 停止全部服务。' }));
  console.log(`\n${lines.join('\n')}`);
};
