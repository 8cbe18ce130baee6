const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is a key as the database writes it, in lower case. An address may hold anything, and the database refuses the rest with a fault. */
export function isUuid(text: string): boolean {
	return UUID.test(text);
}
