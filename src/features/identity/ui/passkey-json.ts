/* Browsers of 2020 to 2024 know passkeys but not their JSON form: the few fields that are bytes are turned here. */

interface Described {
	readonly id: string;
	readonly type: 'public-key';
	readonly transports?: AuthenticatorTransport[];
}
export interface CreationJson {
	readonly challenge: string;
	readonly rp: PublicKeyCredentialRpEntity;
	readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
	readonly pubKeyCredParams: PublicKeyCredentialParameters[];
	readonly timeout?: number;
	readonly excludeCredentials?: readonly Described[];
	readonly authenticatorSelection?: AuthenticatorSelectionCriteria;
}
export interface RequestJson {
	readonly challenge: string;
	readonly rpId?: string;
	readonly timeout?: number;
	readonly userVerification?: UserVerificationRequirement;
	readonly allowCredentials?: readonly Described[];
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

export function toText(bytes: ArrayBuffer): string {
	const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const described = (list: readonly Described[] = []): PublicKeyCredentialDescriptor[] => list.map((one) => ({ ...one, id: toBytes(one.id) }));

export function creationOptions({ excludeCredentials, ...json }: CreationJson): PublicKeyCredentialCreationOptions {
	return { ...json, challenge: toBytes(json.challenge), user: { ...json.user, id: toBytes(json.user.id) }, excludeCredentials: described(excludeCredentials) };
}

export function requestOptions({ allowCredentials, ...json }: RequestJson): PublicKeyCredentialRequestOptions {
	return { ...json, challenge: toBytes(json.challenge), allowCredentials: described(allowCredentials) };
}

export function createdJson(credential: PublicKeyCredential): object {
	const response = credential.response as AuthenticatorAttestationResponse;
	return {
		...common(credential),
		response: { clientDataJSON: toText(response.clientDataJSON), attestationObject: toText(response.attestationObject), transports: response.getTransports?.() ?? [] }
	};
}

export function answerJson(credential: PublicKeyCredential): object {
	const response = credential.response as AuthenticatorAssertionResponse;
	return {
		...common(credential),
		response: {
			clientDataJSON: toText(response.clientDataJSON), authenticatorData: toText(response.authenticatorData), signature: toText(response.signature),
			userHandle: response.userHandle ? toText(response.userHandle) : undefined
		}
	};
}

function common(credential: PublicKeyCredential): object {
	return { id: credential.id, rawId: toText(credential.rawId), type: credential.type, clientExtensionResults: credential.getClientExtensionResults() };
}

/** Posts JSON; a refusal is thrown with the sentence of the server. */
export async function post<T>(address: string, body: unknown): Promise<T> {
	const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(body) });
	const answer = (await response.json()) as T & { message?: string };
	if (!response.ok) throw new Refused(answer.message ?? '');
	return answer;
}

/** The server said no and why; anything else is the device or the person who cancelled. */
export class Refused extends Error {}
