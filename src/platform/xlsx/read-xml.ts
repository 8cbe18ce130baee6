import sax from 'sax';

export interface XmlVisitor {
	/** Names come without their prefix: 'x:row' is 'row'. Attributes keep theirs. */
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	/** A long text comes in several pieces. */
	text?(piece: string): void;
	close?(name: string): void;
}

/** Deeper than any part of a workbook; a crafted part would fill the memory with open elements. */
const mostDepth = 100;
/** A comment, a name or a value without end is gathered before anybody hears of it. */
const mostUnheard = 1_000_000;

/**
 * Reads an xml part as it arrives and yields after each piece, so that whoever asks can take what was gathered and the
 * rest can wait. Entities are only those of XML itself.
 *
 * @throws {Error} not well-formed, not UTF-8, a document type, elements too deep, one comment or value of a megabyte, empty
 */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, visitor: XmlVisitor): AsyncGenerator<void> {
	const parser = sax.parser(true, { position: false, strictEntities: true });
	let fault: Error | undefined;
	let depth = 0;
	let unheard = 0;
	let isEmpty = true;
	const fail = (error: Error) => (fault ??= error);
	parser.onerror = fail;
	parser.ondoctype = () => fail(new Error('readXml: a document type'));
	parser.onopentag = ({ name, attributes }) => {
		if (depth === 0 && !isEmpty) fail(new Error('readXml: a second root'));
		isEmpty = false;
		unheard = 0;
		if (++depth > mostDepth) fail(new Error('readXml: too deep'));
		if (!fault) visitor.open(withoutPrefix(name), attributes);
	};
	parser.onclosetag = (name) => {
		depth -= 1;
		unheard = 0;
		if (!fault) visitor.close?.(withoutPrefix(name));
	};
	parser.ontext = parser.oncdata = (text) => {
		unheard = 0;
		if (!fault) visitor.text?.(text);
	};
	const decoder = new TextDecoder('utf-8', { fatal: true });
	for await (const piece of pieces) {
		unheard += piece.length;
		parser.write(decoder.decode(piece, { stream: true })).flush(); // else a text would come only at its end
		if (fault) throw fault;
		if (unheard > mostUnheard) throw new Error('readXml: no end of a comment or value');
		yield;
	}
	parser.write(decoder.decode()).close();
	if (fault ?? isEmpty) throw fault ?? new Error('readXml: empty');
	yield;
}

/** The same for a small part that is wanted as a whole. */
export async function visitXml(pieces: AsyncIterable<Uint8Array>, visitor: XmlVisitor): Promise<void> {
	for await (const _ of readXml(pieces, visitor));
}

function withoutPrefix(name: string): string {
	const colon = name.indexOf(':');
	return colon === -1 ? name : name.slice(colon + 1);
}
