/** Floors of the house (ARCHITECTURE.md): a feature imports from lower floors only. */
const FLOORS = [
	['identity', 'people', 'audit'],
	['competencies', 'services', 'notifications', 'holidays', 'privacy'],
	['programmes', 'learning', 'assessments', 'complaints', 'surveys', 'service-times'],
	['sessions', 'mentoring', 'communities', 'listening', 'needs'],
	['recognition', 'professionalism', 'evaluation', 'post-training'],
	['decisions'],
	['reports']
];
/** Inside the ground floor: what signs in belongs to a person, and both are watched. */
const GROUND = { people: [], audit: ['people'], identity: ['people', 'audit'] };

/** Tests, and what only tests use. */
const TESTS = '\\.test\\.ts$|^tests/|/testing/';
const feature = (names) => `^src/features/(${names.join('|')})/`;

const floors = FLOORS.flatMap((names, index) =>
	names.map((name) => ({
		name: `floor-${index + 1}-${name}`,
		severity: 'error',
		comment: `"${name}" stands on floor ${index + 1} and imports from lower floors only: else two features can no longer be understood, tested or changed apart.`,
		from: { path: feature([name]), pathNot: TESTS },
		to: { path: '^src/features/', pathNot: feature([name, ...(GROUND[name] ?? []), ...FLOORS.slice(0, index).flat()]) }
	}))
);

/** @type {import('dependency-cruiser').IConfiguration} */
const config = {
	forbidden: [
		{
			name: 'no-cycle',
			severity: 'error',
			comment: 'Two files that need each other are one file in disguise; types count too, for a reader follows them the same way.',
			from: {},
			to: { circular: true }
		},
		...floors,
		{
			name: 'feature-has-a-floor',
			severity: 'error',
			comment: 'A new feature is first given its floor in .dependency-cruiser.js and ARCHITECTURE.md.',
			from: { path: '^src/features/', pathNot: [feature(FLOORS.flat()), '^src/features/[^/]+$'] },
			to: {}
		},
		{
			name: 'other-feature-by-its-service',
			severity: 'error',
			comment: 'Of another feature only schema, rules, texts and server/service are public: its queries skip the rights that its service checks.',
			from: { path: '^src/features/([^/]+)/', pathNot: TESTS },
			to: { path: '^src/features/[^/]+/server/', pathNot: ['^src/features/$1/', '/server/[a-z/-]*service[a-z-]*\\.ts$'] }
		},
		{
			name: 'other-feature-by-its-name',
			severity: 'error',
			comment: 'Across folders write #features/…, #platform/…, #ui/…: the line then says whose file it is, and survives a move.',
			from: { path: '^src/features/([^/]+)/' },
			to: { path: '^src/', pathNot: '^src/features/$1/', dependencyTypesNot: ['aliased-subpath-import'] }
		},
		{
			name: 'pages-ask-services',
			severity: 'error',
			comment: 'Routes, pages and components never import queries: rights are checked in the service, and a page that goes around it checks nothing.',
			from: { path: ['^src/routes/', '^src/ui/', '^src/features/[^/]+/ui/'], pathNot: TESTS },
			to: { path: ['/server/[a-z/-]*queries', '^src/platform/db/'] }
		},
		{
			name: 'components-stay-in-the-browser',
			severity: 'error',
			comment: 'A component may be sent to the browser, a server folder never (its types may).',
			from: { path: ['\\.svelte$', '^src/features/[^/]+/ui/', '^src/ui/', '^src/service-worker/'], pathNot: TESTS },
			to: { path: '/server/', dependencyTypesNot: ['type-only', 'type-import'] }
		},
		{
			name: 'rules-are-pure',
			severity: 'error',
			comment: 'Rules and shapes are read beside the regulation and run anywhere: they import each other, zod, dated rule sets and texts, and nothing that has a clock, a database or an environment.',
			from: { path: '^src/features/.*[/.-](rules|schema)\\.ts$' },
			to: {
				pathNot: [
					'[/.-](rules|schema)\\.ts$',
					'^node_modules/zod/',
					'^src/platform/(rulesets/|statistics/|messages\\.ts|working-days\\.ts|(clock|months)\\.ts|verbs\\.ts|problem-codes\\.ts)',
					'^src/features/people/nip\\.ts$'
				],
				dependencyTypesNot: ['type-only', 'type-import']
			}
		},
		{
			name: 'schema-imports-only-zod',
			severity: 'error',
			comment: 'A shape at the border is readable on both sides of it: it imports zod and other shapes.',
			from: { path: '^src/features/.*[/.-]schema\\.ts$' },
			to: { pathNot: ['[/.-]schema\\.ts$', '^node_modules/zod/', '^src/platform/(clock|months|verbs)\\.ts$', '^src/features/people/nip\\.ts$'], dependencyTypesNot: ['type-only', 'type-import'] }
		},
		{
			name: 'only-the-shell-opens-pools',
			severity: 'error',
			comment: 'A connection that is not opened for a request or a job carries no signed scope: features are handed theirs in ctx.db.',
			from: { path: '^src/(features|routes|ui|service-worker)/', pathNot: TESTS },
			to: { path: ['^node_modules/(pg|pg-boss)/', '^src/platform/db/(connect|open|embedded[^/]*|migrate|secret)\\.ts$'], dependencyTypesNot: ['type-only', 'type-import'] }
		},
		{
			name: 'platform-knows-no-feature',
			severity: 'error',
			comment: 'The platform is the ground: what it needs of a feature is handed to it by src/*.ts, where the program is put together.',
			from: { path: '^src/(platform|ui)/', pathNot: TESTS },
			to: { path: ['^src/features/', '^src/routes/', '^src/demo/', '^src/[^/]+\\.ts$'] }
		},
		{
			name: 'demo-is-not-the-product',
			severity: 'error',
			comment: 'Invented people and events are made by the seed command alone; no feature may lean on them.',
			from: { path: '^src/(features|platform|ui|routes)/', pathNot: TESTS },
			to: { path: '^src/demo/' }
		},
		{
			name: 'tests-are-not-imported',
			severity: 'error',
			comment: 'Nothing that runs at a user may need a test file.',
			from: { path: '^(src|bin)/', pathNot: TESTS },
			to: { path: '\\.test\\.ts$|^tests/' }
		},
		{
			name: 'declared-packages-only',
			severity: 'error',
			comment: 'A package that package.json does not name is there by luck and gone with the next install.',
			from: { path: '^(src|bin|scripts|tests)/' },
			to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }
		},
		{
			name: 'no-development-package-at-run-time',
			severity: 'error',
			comment: 'What runs at a user is a dependency, not a devDependency. (Svelte and SvelteKit are compiled into the build.)',
			from: { path: '^(src|bin)/', pathNot: [TESTS, '^src/demo/'] },
			to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'type-import'], pathNot: '^node_modules/(svelte|@sveltejs)/' }
		},
		{
			name: 'resolvable',
			severity: 'error',
			comment: 'The file is not there: a wrong name, or a file not committed.',
			from: { path: '^(src|bin|scripts|tests)/' },
			to: { couldNotResolve: true, pathNot: ['^\\$(app|env|service-worker)', '^\\./\\$types', '^\\./\\$types\\.js$'] }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(build|\\.svelte-kit|data)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['svelte', 'import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.svelte', '.js', '.mjs', '.json'] },
		skipAnalysisNotInRules: true
	}
};
export default config;
