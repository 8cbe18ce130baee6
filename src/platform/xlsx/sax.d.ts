// The package ships no types; this is the part of it that is used here.
declare module 'sax' {
	interface SaxParser {
		onopentag: (tag: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }) => void;
		onclosetag: (name: string) => void;
		ontext: (text: string) => void;
		oncdata: (text: string) => void;
		ondoctype: () => void;
		onerror: (error: Error) => void;
		write(chunk: string): SaxParser;
		/** Hands out the text gathered so far. */
		flush(): void;
		close(): SaxParser;
	}
	const sax: { parser(strict: true, options: { readonly position: false; readonly strictEntities: true }): SaxParser };
	export = sax;
}
