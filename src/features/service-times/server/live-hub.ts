/** Somebody who watches: a page that is open somewhere. */
export interface Viewer {
	/** Hands a message over. False: it is gone, or so slow that messages pile up. */
	send(message: string): boolean;
	/** Whether whoever looks is signed in and may still see this. */
	mayStay(): Promise<boolean>;
	end(): void;
}

/** What all viewers of a room see alike: drawn once, however many they are. */
export interface Scene {
	/** Calls back when it may have changed. @returns how to stop */
	onChange(told: () => void): () => void;
	/** What there is to see at this moment, and its clock as people read it. */
	draw(now: Date): Promise<{ readonly html: string; readonly clock: string }>;
}

interface Room {
	readonly scene: Scene;
	readonly viewers: Set<Viewer>;
	/** They have been shown nothing yet. */
	readonly newcomers: Set<Viewer>;
	readonly stop: () => void;
	shown: string | undefined;
	/** A beat is due: also when nothing changed, viewers hear that the line holds. */
	isBeat: boolean;
}

/** So often viewers hear that the line holds, rights are asked again, and a change that nobody announced is seen. */
export const BEAT_MS = 15_000;
const MOST_VIEWERS = 1_000;

/**
 * Open pages of one process. Rooms are drawn one after the other, so that however many people watch, one connection of the pool
 * is enough; a viewer costs an open answer and nothing else.
 */
export class LiveHub {
	readonly #rooms = new Map<string, Room>();
	readonly #due = new Set<Room>();
	#isDrawing = false;
	#beat: NodeJS.Timeout | undefined;
	#viewers = 0;

	get viewers(): number {
		return this.#viewers;
	}

	get isFull(): boolean {
		return this.#viewers >= MOST_VIEWERS;
	}

	/** Adds a viewer to the room of this name, which the first one opens. @returns how to leave */
	join(name: string, scene: Scene, viewer: Viewer): () => void {
		const room = this.#rooms.get(name) ?? this.#opened(name, scene);
		room.viewers.add(viewer);
		this.#viewers += 1;
		this.#beat ??= setInterval(() => this.#beatAll(), BEAT_MS).unref();
		room.newcomers.add(viewer);
		this.#draw(room);
		return () => this.#leave(name, room, viewer);
	}

	#opened(name: string, scene: Scene): Room {
		const room: Room = { scene, viewers: new Set(), newcomers: new Set(), stop: scene.onChange(() => this.#draw(room)), shown: undefined, isBeat: false };
		this.#rooms.set(name, room);
		return room;
	}

	#leave(name: string, room: Room, viewer: Viewer): void {
		if (!room.viewers.delete(viewer)) return;
		room.newcomers.delete(viewer);
		this.#viewers -= 1;
		if (room.viewers.size === 0) {
			room.stop();
			this.#rooms.delete(name);
			this.#due.delete(room);
		}
		if (this.#rooms.size === 0) {
			clearInterval(this.#beat);
			this.#beat = undefined;
		}
	}

	#beatAll(): void {
		for (const room of this.#rooms.values()) {
			room.isBeat = true;
			this.#draw(room);
		}
	}

	#draw(room: Room): void {
		this.#due.add(room);
		if (this.#isDrawing) return;
		this.#isDrawing = true;
		void this.#drawDue();
	}

	async #drawDue(): Promise<void> {
		for (const room of this.#due) {
			this.#due.delete(room);
			// A database in trouble: viewers hear nothing, and see since when. The next beat tries again.
			await show(room).catch(() => undefined);
		}
		this.#isDrawing = false;
	}
}

async function show(room: Room): Promise<void> {
	const isBeat = room.isBeat;
	room.isBeat = false;
	if (isBeat) await sendAway(room);
	const { html, clock } = await room.scene.draw(new Date());
	const isNews = html !== room.shown;
	room.shown = html;
	const page = `event: halaman\ndata: ${JSON.stringify({ html, clock })}\n\n`;
	const beat = `event: denyut\ndata: ${JSON.stringify({ clock })}\n\n`;
	for (const viewer of [...room.viewers]) {
		const message = isNews || room.newcomers.has(viewer) ? page : isBeat ? beat : undefined;
		if (message !== undefined && !viewer.send(message)) viewer.end();
	}
	room.newcomers.clear();
}

async function sendAway({ viewers }: Room): Promise<void> {
	await Promise.all([...viewers].map(async (viewer) => (await viewer.mayStay()) || viewer.end()));
}
