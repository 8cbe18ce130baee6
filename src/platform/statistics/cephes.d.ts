/** The functions we use of the Cephes library, compiled to WebAssembly; its own types are not reachable through its exports. */
declare module 'cephes' {
	/** Resolves when the functions may be called. */
	export const compiled: Promise<void>;
	/** Regularised incomplete beta integral I_x(a, b). */
	export function incbet(a: number, b: number, x: number): number;
	/** x with I_x(a, b) = y. */
	export function incbi(a: number, b: number, y: number): number;
	/** Complemented incomplete gamma integral. */
	export function igamc(a: number, x: number): number;
	export function ndtr(z: number): number;
	export function ndtri(probability: number): number;
	export function lgam(x: number): number;
}
