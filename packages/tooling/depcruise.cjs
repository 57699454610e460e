/**
 * The boundaries of the house as errors (docs/architecture.md). Each rule's comment is its cure.
 * Patterns match real paths: workspace packages are linked, so `@kaohe/db` resolves to `packages/db/src/index.ts`.
 */
const tests = '(^|/)(test|e2e)/|[.]test[.]tsx?$|vitest[.][a-z.]*ts$';
const outside = 'node_modules';

/**
 * A rule that forbids modules matching `from` to depend on modules matching `to`.
 * @param {string} name @param {string} comment @param {{ from: object, to: object }} arrow
 */
const never = (name, comment, arrow) => ({ name, comment, severity: 'error', ...arrow });

const everywhere = [
  never('no-cycles', 'Move what both need into a third file that imports neither.', {
    from: {},
    to: { circular: true },
  }),
  never(
    'nothing-unresolved',
    'Correct the path, or declare the package in the package.json of this workspace.',
    { from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
  ),
];

const pureRooms = [
  never(
    'domain-is-pure',
    'The law imports xstate and zod only. Pass time, ids and stored facts in as arguments.',
    {
      from: { path: '^packages/domain/src' },
      to: { pathNot: [`^packages/domain/src`, `${outside}/(xstate|zod)/`] },
    },
  ),
  never(
    'nouns-meet-in-the-kernel',
    'A noun knows the kernel and itself. Send an event or open a child instead of importing another noun.',
    {
      from: { path: '^packages/domain/src/([^/]+)/', pathNot: '^packages/domain/src/kernel/' },
      to: {
        path: '^packages/domain/src/',
        pathNot: ['^packages/domain/src/kernel/', '^packages/domain/src/$1/'],
      },
    },
  ),
  never(
    'kernel-knows-no-noun',
    'Declare it on the stage or the event, and let the kernel read the declaration.',
    {
      from: { path: '^packages/domain/src/kernel/' },
      to: { path: '^packages/domain/src/', pathNot: '^packages/domain/src/kernel/' },
    },
  ),
  never('wording-knows-only-domain', 'Words are data about the domain. Hand the facts in as arguments.', {
    from: { path: '^packages/wording/src' },
    to: { pathNot: ['^packages/wording/src', '^packages/domain/src/index[.]ts$'] },
  }),
];

const stores = [
  never(
    'db-below-apps',
    'The store serves the apps and knows none of them. Move the code up, or pass it in.',
    { from: { path: '^packages/db/src' }, to: { path: '^(apps|packages/(wording|testing))/' } },
  ),
  never('prisma-has-one-owner', 'Ask packages/db: add a read, a write or a record there.', {
    from: { pathNot: ['^packages/(db|testing)/', tests] },
    to: { path: `${outside}/(@prisma|prisma|pg)/` },
  }),
  never('queue-has-one-owner', 'Put an effect into the outbox: the worker carries it out.', {
    from: { pathNot: ['^apps/worker/', '^packages/testing/', tests] },
    to: { path: `${outside}/(bullmq|ioredis)/` },
  }),
];

const tables = [
  never('tables-have-one-owner', 'Ask packages/table: it reads and writes Excel and CSV.', {
    from: { pathNot: ['^packages/table/', tests] },
    to: { path: `${outside}/(exceljs|csv-parse|papaparse|xlsx)/` },
  }),
  never('table-knows-only-words', "Tables are turned into the law's data; the apps store them.", {
    from: { path: '^packages/table/src' },
    to: { path: '^(apps|packages)/', pathNot: '^packages/(table|domain|wording)/' },
  }),
  never('web-takes-only-tables-types', "Write `import type`: exceljs is not for a browser's page.", {
    from: { path: '^apps/web/src' },
    to: { path: '^packages/table/', dependencyTypesNot: ['type-only'] },
  }),
];

const papers = [
  never('papers-have-one-owner', 'Ask packages/paper: it writes Word files and zips.', {
    from: { pathNot: ['^packages/paper/', tests] },
    to: { path: `${outside}/(docx|docxtemplater|pizzip|yazl)/` },
  }),
  never('paper-knows-only-words', 'Facts are handed in; the apps read and keep them.', {
    from: { path: '^packages/paper/src' },
    to: { path: '^(apps|packages)/', pathNot: '^packages/(paper|domain|wording)/' },
  }),
];

const apps = [
  never(
    'apps-are-strangers',
    'Apps meet in the database and over HTTP. Move what both need into a package.',
    {
      from: { path: '^apps/([^/]+)/', pathNot: tests },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/api/src/(router|index)[.]ts$'] },
    },
  ),
  never('web-takes-only-the-router-type', "Write `import type { AppRouter } from '@kaohe/api'`.", {
    from: { path: '^apps/(web|worker)/src' },
    to: { path: '^apps/api/', dependencyTypesNot: ['type-only'] },
  }),
  never('nobody-imports-an-app', 'What a package needs from an app belongs in a package.', {
    from: { path: '^packages/', pathNot: tests },
    to: { path: '^apps/' },
  }),
  never('web-never-touches-the-store', 'Ask the API.', {
    from: { path: '^apps/web/src' },
    to: { path: '^packages/(db|testing)/' },
  }),
];

const web = [
  never(
    'features-are-strangers',
    'Features meet in app/routes.tsx. What two of them need belongs in workflow/ or ui/.',
    {
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/(features|app)/', pathNot: '^apps/web/src/features/$1/' },
    },
  ),
  never(
    'workflow-is-generic',
    'Read it from the event or the stage; a special form is handed in by the feature.',
    { from: { path: '^apps/web/src/workflow/' }, to: { path: '^apps/web/src/(features|app)/' } },
  ),
  never('ui-is-generic', 'A primitive takes what it shows as props.', {
    from: { path: '^apps/web/src/ui/' },
    to: { path: '^apps/web/src/(workflow|features|app)/|^packages/' },
  }),
];

const proof = [
  never(
    'tests-only-in-tests',
    'The harness is for test files. What production needs belongs in packages/db.',
    {
      from: { pathNot: ['^packages/testing/', '^packages/tooling/launch/test[.]ts$', tests] },
      to: { path: '^packages/testing/' },
    },
  ),
  never(
    'demo-stands-outside',
    'The demonstration knows the law, the data and tables; it drives the apps over HTTP.',
    {
      from: { path: '^packages/demo/' },
      to: { path: '^(apps|packages)/', pathNot: ['^packages/(demo|domain|db|table)/'] },
    },
  ),
  never('demo-is-imported-by-nobody', 'What two rooms need belongs in a room of its own.', {
    from: { pathNot: '^packages/demo/' },
    to: { path: '^packages/demo/' },
  }),
  never('tooling-is-imported-by-nobody', 'Tooling holds the house; nothing stands on it.', {
    from: { pathNot: '^packages/tooling/' },
    to: { path: '^packages/tooling/' },
  }),
];

module.exports = {
  forbidden: [...everywhere, ...pureRooms, ...stores, ...tables, ...papers, ...apps, ...web, ...proof],
  options: {
    doNotFollow: { path: outside },
    exclude: { path: '(^|/)(dist|src/generated)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
};
