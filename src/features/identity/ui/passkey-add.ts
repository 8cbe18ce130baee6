import { createdJson, creationOptions, post, Refused, type CreationJson } from './passkey-json.ts';

const form = document.querySelector<HTMLFormElement>('form[data-passkey-add]');
const fault = form?.querySelector('[role=alert]');
if (form && fault && 'PublicKeyCredential' in window) {
	form.hidden = false;
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void add(form, fault);
	});
}

async function add(from: HTMLFormElement, where: Element): Promise<void> {
	where.textContent = '';
	try {
		const publicKey = creationOptions(await post<CreationJson>('/akun/kunci-sandi/pilihan', {}));
		const credential = await navigator.credentials.create({ publicKey });
		await post('/akun/kunci-sandi/simpan', { name: new FormData(from).get('name'), response: createdJson(credential as PublicKeyCredential) });
		location.reload();
	} catch (error) {
		const said = error instanceof Refused ? error.message : '';
		where.textContent = said === '' ? (from.dataset.passkeyAdd ?? '') : said;
	}
}
