/** One source file as the budget sees it. */
export interface SourceFile {
	/** From the repository's root, with `/`. */
	readonly path: string;
	readonly text: string;
}

export interface Package {
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly devDependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Findings {
	readonly failures: readonly string[];
	readonly warnings: readonly string[];
	/** Lines of source and of tests, and their ratio in hundredths. */
	readonly source: number;
	readonly tests: number;
	readonly ratioHundredths: number;
}

export const LIMITS = { warnLines: 250, failLines: 400, routeLines: 40, binLines: 60, ratioHundredths: 100, dependencies: 30 } as const;

/** What tests : source has reached on the way to 1. A ratchet: it is raised when the tree does better and never lowered. */
export const RATIO_REACHED_HUNDREDTHS = 89;

/** Long because they are data, read by looking up a row; each is named here and nowhere excused by a pattern. */
export const DATA_TABLES: readonly string[] = ['src/platform/db/tables.ts'];

/** Written by a program: neither source nor test. */
const GENERATED: readonly string[] = ['src/platform/db/tables.ts'];

const LOOSE_ENDS: readonly (readonly [RegExp, string])[] = [
	[/\b(TODO|FIXME|XXX)\b(?! #\d)/, 'a loose end without an issue number'],
	[/@ts-(ignore|nocheck)\b/, 'the compiler is told to look away'],
	[/\b(test|describe|it)\.only\(/, 'all other tests are switched off']
];

/** Counts lines and holds them against the limits of STYLE.md. */
export function checkFiles(files: readonly SourceFile[]): Findings {
	const failures: string[] = [];
	const warnings: string[] = [];
	for (const file of files) {
		const lines = lineCount(file.text);
		const limit = limitOf(file.path);
		if (limit !== undefined && lines > limit) failures.push(`${file.path}: ${lines} lines, at most ${limit}. It is probably two rooms.`);
		else if (limit === LIMITS.failLines && lines > LIMITS.warnLines) warnings.push(`${file.path}: ${lines} lines, better under ${LIMITS.warnLines}`);
		failures.push(...looseEnds(file));
	}
	const source = total(files.filter(({ path }) => isSource(path)));
	const tests = total(files.filter(({ path }) => isTest(path)));
	const ratioHundredths = source === 0 ? 0 : Math.floor((100 * tests) / source);
	const ratio = `${tests} lines of tests for ${source} of source (${(ratioHundredths / 100).toFixed(2)})`;
	if (ratioHundredths < RATIO_REACHED_HUNDREDTHS) failures.push(`${ratio}; it had reached ${(RATIO_REACHED_HUNDREDTHS / 100).toFixed(2)} and may not fall.`);
	else if (ratioHundredths < LIMITS.ratioHundredths) warnings.push(`${ratio}; the goal is as many lines of tests as of source.`);
	return { failures, warnings, source, tests, ratioHundredths };
}

/** Few run-time packages, each with its reason written down, every version exact, and a lock file that names no host. */
export function checkPackages(manifest: Package, reasons: string, lock: string): string[] {
	const runTime = Object.keys(manifest.dependencies ?? {});
	const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });
	return [
		...(runTime.length > LIMITS.dependencies ? [`package.json: ${runTime.length} run-time dependencies, at most ${LIMITS.dependencies}.`] : []),
		...all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name, version]) => `package.json: ${name} "${version}" is not an exact version.`),
		...runTime.filter((name) => !reasons.includes(`\`${name}\``)).map((name) => `docs/dependencies.md: no line of reason for \`${name}\`.`),
		...(/"resolved":\s*"https?:/.test(lock) ? ['package-lock.json names a download host; another registry could not be used.'] : [])
	];
}

export function isTest(path: string): boolean {
	return /\.test\.ts$/.test(path) || /^tests\/.*\.(ts|svelte)$/.test(path);
}

export function isSource(path: string): boolean {
	return /^(src\/.*\.(ts|svelte)|bin\/.*\.(ts|mjs))$/.test(path) && !isTest(path) && !GENERATED.includes(path);
}

function limitOf(path: string): number | undefined {
	if (DATA_TABLES.includes(path)) return undefined;
	if (/^src\/routes\/.*\.ts$/.test(path) && !isTest(path)) return LIMITS.routeLines;
	if (/^bin\//.test(path)) return LIMITS.binLines;
	return LIMITS.failLines;
}

function looseEnds({ path, text }: SourceFile): string[] {
	if (/^scripts\/budget(\.test)?\.ts$/.test(path)) return [];
	return text.split('\n').flatMap((line, index) => LOOSE_ENDS.filter(([pattern]) => pattern.test(line)).map(([, why]) => `${path}:${index + 1}: ${why}.`));
}

function lineCount(text: string): number {
	return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

function total(files: readonly SourceFile[]): number {
	return files.reduce((sum, { text }) => sum + lineCount(text), 0);
}
