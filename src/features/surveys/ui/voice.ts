/** What we need of a browser's voice. */
interface Voice {
	readonly lang: string;
	readonly localService: boolean;
}

/** Languages without a voice of their own anywhere are read by the Indonesian one, whose letters sound alike. */
const STAND_IN: Readonly<Record<string, readonly string[]>> = { id: ['id', 'ms'], en: ['en'], jax: ['ms', 'id'], ljp: ['id', 'ms'], jv: ['jv', 'id', 'ms'] };

/** The best voice: of the language, then of its stand-in; one on the device before one that needs the line. */
export function voiceFor<V extends Voice>(voices: readonly V[], language: string): V | undefined {
	for (const wanted of STAND_IN[language] ?? ['id']) {
		const fitting = voices.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === wanted);
		const best = fitting.find(({ localService }) => localService) ?? fitting[0];
		if (best) return best;
	}
	return undefined;
}
