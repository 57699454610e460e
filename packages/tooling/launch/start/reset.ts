import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { placeFor, removeCluster, serverAccount } from '@kaohe/db/embedded';
import { giveUp, say } from '../language.mjs';

const ask = async (question: string): Promise<boolean> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.once('SIGINT', () => process.exit(130));
  try {
    const answer = await terminal.question(question);
    return /^(y|yes|是|是的)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
};

/** Removes the data of the embedded installation after asking; ends when the answer isn't yes. */
export const reset = async (home: string, isSure: boolean): Promise<void> => {
  const folder = await placeFor(join(home, 'postgres'), serverAccount());
  const question = {
    en: `Remove all data in ${folder} and ${home}? This can't be undone. (yes/no) `,
    zh: `删除 ${folder} 和 ${home} 中的全部数据？此操作无法撤销。（yes/no）`,
  };
  if (!isSure && !process.stdin.isTTY)
    giveUp(
      { en: 'There is no terminal to ask on.', zh: '没有可供询问的终端。' },
      {
        en: 'To remove the data without being asked: npm start -- --reset --yes',
        zh: '不询问直接删除：npm start -- --reset --yes',
      },
    );
  if (!isSure && !(await ask(say(question)))) {
    console.log(say({ en: 'Nothing was removed.', zh: '没有删除任何数据。' }));
    process.exit(0);
  }
  await removeCluster(join(home, 'postgres'));
  for (const part of ['files', 'log', 'accounts.json'])
    await rm(join(home, part), { recursive: true, force: true });
  console.log(say({ en: '✓ Data removed', zh: '✓ 数据已删除' }));
};
