import * as yauzl from 'yauzl';
import { isDateFormat } from './dates.ts';
import { visitXml } from './read-xml.ts';
import { readSharedTexts, SharedTexts } from './shared-texts.ts';

/** The first sheet of a workbook, and what its cells mean. */
export interface FirstSheet {
	readonly pieces: AsyncIterable<Uint8Array>;
	readonly texts: SharedTexts;
	/** By style: whether its numbers are days. */
	readonly dateStyles: readonly boolean[];
	readonly is1904: boolean;
}

interface Relation {
	readonly id: string;
	/** The last word of its type: 'worksheet', 'sharedStrings'. */
	readonly kind: string;
	readonly path: string;
}

/** A workbook on disk. Its parts are found as the format says, by their relations and not by their names. */
export class Workbook {
	readonly #zip: yauzl.ZipFile;
	readonly #entries: ReadonlyMap<string, yauzl.Entry>;

	/** @throws {Error} not a zip */
	static async open(path: string): Promise<Workbook> {
		const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
		const entries = new Map<string, yauzl.Entry>();
		try {
			for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
			return new Workbook(zip, entries);
		} catch (error) {
			zip.close();
			throw error;
		}
	}

	private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
		this.#zip = zip;
		this.#entries = entries;
	}

	/** @throws {Error} not a workbook, or damaged */
	async firstSheet(): Promise<FirstSheet> {
		const [workbook] = (await this.#relations('')).filter(({ kind }) => kind === 'officeDocument');
		if (!workbook) throw new Error('Workbook: none in this archive');
		const { sheetId, is1904 } = await this.#sheetList(workbook.path);
		const relations = await this.#relations(workbook.path);
		const sheet = relations.find(({ id, kind }) => id === sheetId && kind === 'worksheet');
		if (!sheet) throw new Error('Workbook: no sheet');
		const texts = relations.find(({ kind }) => kind === 'sharedStrings');
		const styles = relations.find(({ kind }) => kind === 'styles');
		return {
			texts: texts ? await readSharedTexts(await this.#part(texts.path)) : new SharedTexts(),
			dateStyles: styles ? await readDateStyles(await this.#part(styles.path)) : [],
			is1904,
			pieces: await this.#part(sheet.path)
		};
	}

	close(): void {
		this.#zip.close();
	}

	async #part(path: string): Promise<AsyncIterable<Uint8Array>> {
		const entry = this.#entries.get(path.toLowerCase());
		if (!entry) throw new Error(`Workbook: ${path} is missing`);
		return this.#zip.openReadStreamPromise(entry);
	}

	/** What a part (or, of '', the archive) refers to inside the archive. */
	async #relations(of: string): Promise<readonly Relation[]> {
		const folder = of.slice(0, of.lastIndexOf('/') + 1);
		const relations: Relation[] = [];
		await visitXml(await this.#part(`${folder}_rels/${of.slice(folder.length)}.rels`), {
			open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
				if (name === 'Relationship' && mode !== 'External') relations.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), path: pathFrom(folder, target) });
			}
		});
		return relations;
	}

	/** The key of the first sheet's relation, and the day that numbers of days begin with. */
	async #sheetList(path: string): Promise<{ readonly sheetId: string | undefined; readonly is1904: boolean }> {
		let sheetId: string | undefined;
		let is1904 = false;
		await visitXml(await this.#part(path), {
			open: (name, attributes) => {
				if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
				if (name === 'sheet') sheetId ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
			}
		});
		return { sheetId, is1904 };
	}
}

function pathFrom(folder: string, target: string): string {
	return new URL(target, `zip:/${folder}`).pathname.slice(1);
}

async function readDateStyles(pieces: AsyncIterable<Uint8Array>): Promise<readonly boolean[]> {
	const codes = new Map<number, string>();
	const styles: boolean[] = [];
	let isInCellStyles = false;
	await visitXml(pieces, {
		open: (name, attributes) => {
			const id = Number(attributes['numFmtId'] ?? 0);
			if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '');
			if (name === 'cellXfs') isInCellStyles = true;
			if (name === 'xf' && isInCellStyles) styles.push(isDateFormat(id, codes.get(id)));
		},
		close: (name) => {
			if (name === 'cellXfs') isInCellStyles = false;
		}
	});
	return styles;
}
