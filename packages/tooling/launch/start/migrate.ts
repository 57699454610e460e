// Brings the database of DATABASE_URL up to the migrations folder and ends.
import { migrate } from '@kaohe/db';

const { applied } = await migrate(process.env.DATABASE_URL ?? '');
console.log(JSON.stringify({ applied }));
process.exit(0);
