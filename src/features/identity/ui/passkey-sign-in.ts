import { answerJson, post, Refused, requestOptions, type RequestJson } from './passkey-json.ts';

const place = document.querySelector<HTMLElement>('[data-passkey-sign-in]');
const button = place?.querySelector('button');
const fault = place?.querySelector('[role=alert]');
if (place && button && fault && 'PublicKeyCredential' in window) {
	place.hidden = false;
	button.addEventListener('click', () => void signIn(place.dataset.passkeySignIn ?? '/', fault));
}

async function signIn(to: string, where: Element): Promise<void> {
	where.textContent = '';
	try {
		const publicKey = requestOptions(await post<RequestJson>('/masuk/kunci-sandi/pilihan', {}));
		const credential = await navigator.credentials.get({ publicKey });
		const { onward } = await post<{ onward: string }>('/masuk/kunci-sandi', { to, response: answerJson(credential as PublicKeyCredential) });
		location.assign(onward);
	} catch (error) {
		if (error instanceof Refused) where.textContent = error.message;
	}
}
