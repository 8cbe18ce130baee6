import { Problem } from './problem.ts';

/** Longest form without a file: a list of attendance of a full hall fits forty times. */
export const FORM_LIMIT_BYTES = 2_000_000;
/** A form with a file of at most 50 MB and its fields. */
export const UPLOAD_FORM_LIMIT_BYTES = 55_000_000;

/**
 * The fields of a posted form. Counted while they arrive: what is too long is refused before it fills the memory.
 *
 * @throws {Problem} request.too_large · request.invalid: not a form, or one that breaks off
 */
export function readForm(request: Request, limitBytes = FORM_LIMIT_BYTES): Promise<FormData> {
	return read(request, limitBytes, (body) => body.formData());
}

/**
 * Posted JSON.
 *
 * @throws {Problem} request.too_large · request.invalid
 */
export function readJson(request: Request, limitBytes = FORM_LIMIT_BYTES): Promise<unknown> {
	return read(request, limitBytes, (body) => body.json());
}

async function read<T>(request: Request, limitBytes: number, take: (body: Response) => Promise<T>): Promise<T> {
	const tooLarge = new Problem('request.too_large', 413, { limitMegabytes: Math.round(limitBytes / 1e6) });
	if (Number(request.headers.get('content-length')) > limitBytes) throw tooLarge;
	let size = 0;
	const counted = request.body?.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			size += chunk.length;
			if (size > limitBytes) controller.error(tooLarge);
			else controller.enqueue(chunk);
		}
	}));
	try {
		return await take(new Response(counted ?? null, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }));
	} catch (error) {
		if (size > limitBytes) throw tooLarge;
		// The reader knows two faults, and both are the sender's; others (the connection broke, the server's own limit) keep their name.
		throw error instanceof TypeError || error instanceof SyntaxError ? new Problem('request.invalid', 400) : error;
	}
}
