import { generate } from 'lean-qr';
import { toSvgSource } from 'lean-qr/extras/svg';

/** The address as a QR code: black on white whatever the theme, so that every camera reads it. */
export function qrImage(address: string): string {
	return toSvgSource(generate(address), { on: '#000', off: '#fff', pad: 4 });
}
