/** The functions we use of the Cephes library, compiled to WebAssembly; its own types are not reachable through its exports. */
declare module 'cephes' {
	interface Cephes {
		/** Resolves when the module may be used. */
		readonly compiled: Promise<void>;
		/** Regularised incomplete beta integral I_x(a, b). */
		incbet(a: number, b: number, x: number): number;
		/** x with I_x(a, b) = y. */
		incbi(a: number, b: number, y: number): number;
		/** Complemented incomplete gamma integral. */
		igamc(a: number, x: number): number;
		ndtr(z: number): number;
		ndtri(probability: number): number;
		lgam(x: number): number;
	}
	const cephes: Cephes;
	export default cephes;
}
