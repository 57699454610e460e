// `npm run standard -- check FILE`: what an import would make of a table, without a page and without changing anything.
import { runCommand } from './command/run.ts';

// npm runs scripts in the checkout; the file is named from where the command was typed.
const { code, out, err } = await runCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
if (out !== '') console.log(out);
if (err !== '') console.error(err);
process.exitCode = code;
