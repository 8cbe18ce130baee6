/**
 * The same facts, which the framework does not write out for a browser: of a page without the framework's script nobody
 * reads that text, and making it is about 3 % of a page's time. Only for pages with `csr = false`.
 */
export function unsent<T extends object>(facts: T): T {
	return Object.defineProperties({}, Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, { value: value as unknown }]))) as T;
}
