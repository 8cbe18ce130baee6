/** The part of pdfkit 0.20 that is used here; the package brings no types. */
declare module 'pdfkit' {
	interface StructureOptions {
		readonly alt?: string;
		readonly scope?: 'Row' | 'Column';
		readonly bbox?: readonly [number, number, number, number];
	}
	export interface StructureElement {
		add(child: StructureElement | (() => void)): StructureElement;
		end(): void;
	}
	interface TextOptions {
		readonly lineBreak?: boolean;
		readonly features?: Readonly<Record<string, boolean>>;
	}
	class PDFDocument {
		constructor(options: Readonly<Record<string, unknown>>);
		registerFont(name: string, source: unknown): this;
		font(name: string): this;
		fontSize(size: number): this;
		fillColor(colour: string): this;
		strokeColor(colour: string): this;
		lineWidth(width: number): this;
		moveTo(x: number, y: number): this;
		lineTo(x: number, y: number): this;
		circle(x: number, y: number, radius: number): this;
		stroke(): this;
		fill(): this;
		widthOfString(text: string): number;
		text(text: string, x: number, y: number, options?: TextOptions): this;
		continueOnNewPage(): void;
		struct(type: string, options?: StructureOptions, children?: () => void): StructureElement;
		addStructure(element: StructureElement): this;
		markContent(tag: 'Artifact', options: { readonly type: 'Pagination' | 'Layout' }): this;
		endMarkedContent(): this;
		bufferedPageRange(): { readonly start: number; readonly count: number };
		switchToPage(page: number): void;
		readonly outline: { addItem(title: string): unknown };
		on(event: 'data', listener: (chunk: Uint8Array) => void): this;
		on(event: 'end', listener: () => void): this;
		on(event: 'error', listener: (error: Error) => void): this;
		end(): void;
	}
	export { PDFDocument as default };
}
