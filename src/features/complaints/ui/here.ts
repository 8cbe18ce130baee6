/* "Di sini": asks the browser where it is, when its button is pressed. Without script, or with no answer, the place is written in words. */
const line = document.querySelector<HTMLElement>('[data-here]');
const field = (name: string) => document.querySelector<HTMLInputElement>(`input[name=${name}]`);
if (line && 'geolocation' in navigator) {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'button';
	button.textContent = line.dataset['here'] ?? '';
	const answer = document.createElement('span');
	answer.setAttribute('role', 'status');
	const show = ({ coords }: GeolocationPosition) => {
		// Four decimals are eleven metres: enough to find a broken pipe, too little to find a chair in a house.
		const [latitude, longitude] = [coords.latitude.toFixed(4), coords.longitude.toFixed(4)];
		const [first, second] = [field('latitude'), field('longitude')];
		if (first) first.value = latitude;
		if (second) second.value = longitude;
		answer.textContent = (line.dataset['found'] ?? '').replace('{latitude}', latitude).replace('{longitude}', longitude);
	};
	const sayGone = () => {
		answer.textContent = line.dataset['gone'] ?? '';
	};
	button.addEventListener('click', () => navigator.geolocation.getCurrentPosition(show, sayGone, { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 }));
	line.append(button, ' ', answer);
	line.hidden = false;
}
