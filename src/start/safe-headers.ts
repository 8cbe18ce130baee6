/**
 * What every answer tells browsers: pages, files, refusals and health alike. The policy for scripts and frames comes
 * with each page; `x-frame-options` is for browsers that do not know it. With `no-referrer` a browser would hide the
 * origin of our own forms from us, so addresses stay within the site instead.
 */
const SAFE_HEADERS: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

const YEAR_SECONDS = 365 * 24 * 3600;

/** Over https a browser also stays with https for a year. */
export function safeHeaders(isSecure: boolean): Readonly<Record<string, string>> {
	return isSecure ? { ...SAFE_HEADERS, 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : SAFE_HEADERS;
}
