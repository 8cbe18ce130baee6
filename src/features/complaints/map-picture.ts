import { labelsOf, onSheet, scaleOf, shortName, type LatLon, type MapPlace, type View } from './map.rules.ts';

export interface Drawing {
	readonly view: View;
	readonly places: readonly MapPlace[];
	/** The place that was chosen. */
	readonly point: LatLon | null;
	/** The government's own picture of this view, a JPEG. */
	readonly jpeg?: Buffer | undefined;
}

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll(/[\u0000-\u001F\uFFFE\uFFFF]/g, '');
const px = (value: number) => String(Math.round(value * 10) / 10);
const STYLE = 'text{font:12px system-ui,sans-serif;fill:#1f2933;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}.d{font-weight:700}';

/** The map as an SVG that stands alone: it loads nothing and runs nothing; names are text. Paper stays light on every screen, as printed maps do. */
export function drawMap({ view, places, point, jpeg }: Drawing): string {
	const { width, height } = view;
	const ground = jpeg ? `<image width="${width}" height="${height}" href="data:image/jpeg;base64,${jpeg.toString('base64')}"/>` : `<path d="${gridOf(view)}" stroke="#d5dfdc" fill="none"/>`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><style>${STYLE}</style><rect width="${width}" height="${height}" fill="#f3f7f5"/>`,
		ground, ...marksOf(view, places), barOf(view), pinOf(view, point),
		`<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" fill="none" stroke="#6b7f79"/></svg>`
	].join('');
}

/** Lines to judge distances by, one length of the scale bar apart. */
function gridOf(view: View): string {
	const { pixels } = scaleOf(view);
	const lines: string[] = [];
	for (let x = pixels; x < view.width; x += pixels) lines.push(`M${px(x)} 0V${view.height}`);
	for (let y = pixels; y < view.height; y += pixels) lines.push(`M0 ${px(y)}H${view.width}`);
	return lines.join('');
}

function marksOf(view: View, places: readonly MapPlace[]): string[] {
	const labels = labelsOf(view, places);
	const marks = labels.toReversed().map(({ kind, x, y }) => (kind === 'district' ? `<circle cx="${px(x)}" cy="${px(y)}" r="4" fill="#0b6e5f"/>` : `<rect x="${px(x - 3)}" y="${px(y - 3)}" width="6" height="6" fill="#3b4a6b"/>`));
	const names = labels.filter(({ isNamed }) => isNamed).map(({ kind, name, x, y, isLeft }) =>
		`<text x="${px(isLeft ? x - 8 : x + 8)}" y="${px(y + 4)}"${isLeft ? ' text-anchor="end"' : ''}${kind === 'district' ? ' class="d"' : ''}>${escaped(shortName(name))}</text>`
	);
	return [...marks, ...names];
}

function barOf(view: View): string {
	const { metres, pixels } = scaleOf(view);
	const [x, y] = [10, view.height - 12];
	const length = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
	const bar = `M${x} ${y - 5}V${y}H${px(x + pixels)}V${y - 5}`;
	return `<path d="${bar}" stroke="#fff" stroke-width="5" fill="none"/><path d="${bar}" stroke="#1f2933" stroke-width="2" fill="none"/><text x="${px(x + pixels + 6)}" y="${y}">${length}</text>`;
}

function pinOf(view: View, point: LatLon | null): string {
	if (!point) return '';
	const { x, y } = onSheet(view, point);
	return `<path d="M${px(x)} ${px(y)}l-8-14a9 9 0 1 1 16 0z" fill="#b3261e" stroke="#fff" stroke-width="1.5"/><circle cx="${px(x)}" cy="${px(y - 18)}" r="3" fill="#fff"/>`;
}
