import type { KeptDraft } from './drafts.ts';
import { open_places } from './hand_over.ts';
import { hand_over, read_there, throw_away, type ServerDraft, type There } from './server_drafts.ts';

/** So long after a change it is handed over: whoever goes on at another device has sat down by then. */
const handed_over_after = 3000;

/** A form, as the one that hands it over sees it. */
type Form<T> = {
	/** What it says now, as it is kept on this device. */
	says: () => KeptDraft<T>;
	is_empty: () => boolean;
	/** Something of it stands on this device. */
	is_kept: () => boolean;
	/** Writes to this device what it says. */
	keep: () => Promise<void>;
	/** Says this from now on. */
	show: (values: T) => void;
	/** Says nothing any more. */
	discard: () => Promise<void>;
};

/** What a kept draft says of the server's. */
type Known = Pick<KeptDraft<object>, 'typed_at' | 'follows' | 'is_handed'>;

/**
 * Hands one form's draft over to the server, so that another device has it. Where two wrote at once the later keystroke
 * stands in the form, and the other draft is among the `earlier`.
 */
export class HandingOver<T extends object> {
	earlier = $state.raw<ServerDraft<T>[]>([]);
	#place: string;
	#form: Form<T>;
	/** What the form said when a key was last pressed in it, and when that was. */
	#typed = '';
	#typed_at = 0;
	/** The draft on the server that these words go on with; they are the same where it is handed. */
	#follows?: string;
	#is_handed = false;
	#soon?: ReturnType<typeof setTimeout>;
	/** What is said to the server waits for what was said before. */
	#line: Promise<unknown> = Promise.resolve();
	#is_closed = false;

	constructor(place: string, form: Form<T>) {
		this.#place = place;
		this.#form = form;
		$effect(() => {
			open_places.add(place);
			addEventListener('online', this.soon);
			return () => {
				open_places.delete(place);
				removeEventListener('online', this.soon);
				if (form.is_kept()) void this.#now();
				this.#is_closed = true;
			};
		});
	}

	get known(): Known {
		return { typed_at: this.#typed_at, follows: this.#follows, is_handed: this.#is_handed };
	}

	/** These words were kept, so they are no news. */
	know(values: T, { typed_at = Date.now(), follows, is_handed = false }: Known) {
		this.#typed = JSON.stringify(values);
		this.#typed_at = typed_at;
		this.#follows = follows;
		this.#is_handed = is_handed;
	}

	/** Call with what the form says whenever that changed. */
	note(values: T) {
		const typed = JSON.stringify(values);
		if (typed === this.#typed) return;
		this.#typed = typed;
		this.#typed_at = Date.now();
		this.#is_handed = false;
	}

	/** Looks what other devices did here, as `asking` says, since this one last heard of it. Call it when the form opens. */
	async meet(asking: Promise<There<T> | undefined>) {
		const opened = this.#typed;
		const there = await asking;
		if (!there || this.#is_closed) return;
		const { draft, earlier } = there;
		this.earlier = earlier;
		const is_as_handed = this.#is_handed && this.#typed === opened;
		const is_news = draft && draft.id !== this.#follows;
		if (is_news && (is_as_handed || this.#form.is_empty())) return this.#take_up(draft.id, draft.values);
		if (draft || !is_as_handed) return this.soon();
		// It was posted or thrown away elsewhere.
		this.#follows = undefined;
		await this.#form.discard();
	}

	/** Hands over in a moment, what is typed until then too. */
	soon = () => {
		if (this.#is_handed || this.#soon || !this.#form.is_kept()) return;
		this.#soon = setTimeout(() => void this.#now(), handed_over_after);
	};

	/** Not for now: what is posted a moment later is no draft any more. */
	wait() {
		clearTimeout(this.#soon);
		this.#soon = undefined;
	}

	/** Removes what was handed over. Its words were posted or thrown away. */
	throw_away() {
		this.wait();
		void this.#in_line(async () => {
			const draft = this.#follows;
			this.#follows = undefined;
			if (draft) await throw_away(this.#place, draft);
		});
	}

	/** Shows an earlier draft; what stands in the form becomes one. False where the server does not have that yet. */
	async take_back({ values }: ServerDraft<T>) {
		await this.#now();
		if (!this.#is_handed && !this.#form.is_empty()) return false;
		// It does not go on with what stands there, so that is put aside.
		this.#follows = undefined;
		this.#form.show(values);
		return true;
	}

	/** Throws an earlier draft away. */
	async forget_earlier({ id }: ServerDraft<T>) {
		this.earlier = this.earlier.filter((each) => each.id !== id);
		await this.#in_line(() => throw_away(this.#place, id));
	}

	/** Sends what the form says now. Where a later key was pressed elsewhere, that is shown. */
	#now() {
		this.wait();
		return this.#in_line(async () => {
			if (this.#is_handed || this.#form.is_empty()) return;
			const typed = this.#typed;
			const draft = this.#form.says();
			const done = await hand_over(this.#place, draft);
			if (!done || this.#is_closed) return;
			// Who typed on has pressed the later key by now: then what stands there is put aside.
			const is_typed_on = typed !== this.#typed;
			if (!done.later) this.#follows = done.id;
			if (!is_typed_on && done.later) await this.#take_up(done.id, done.later);
			else if (!is_typed_on && !this.#form.is_empty()) {
				this.#is_handed = true;
				await this.#form.keep();
			}
			const is_known = draft.follows && done.earlier === this.earlier.length;
			if (!is_known && (done.earlier || this.earlier.length))
				this.earlier = (await read_there<T>(this.#place))?.earlier ?? this.earlier;
		});
	}

	/** Shows what stands on the server. */
	async #take_up(id: string, values: T) {
		this.#form.show(values);
		this.know(this.#form.says().values, { follows: id, is_handed: true });
		await this.#form.keep();
	}

	#in_line<R>(say: () => Promise<R>): Promise<R | undefined> {
		const said = this.#line.then(say).catch(() => undefined);
		this.#line = said;
		return said;
	}
}
