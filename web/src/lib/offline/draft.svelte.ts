import { attempt_key, type AttemptKey } from '#lib/api/attempt_key.ts';
import { brings_other_words } from './suggestion.ts';
import {
	drop_draft,
	keep_draft,
	keep_last_words,
	read_draft,
	type DraftPlace,
	type KeptDraft
} from './drafts.ts';
import { HandingOver } from './handing_over.svelte.ts';
import { read_there, type ServerDraft } from './server_drafts.ts';

/** So long an empty form waits for what another device left, in milliseconds. */
const waits_for_server = 2000;

/**
 * A form's values that keep themselves. Call it while a component starts: it restores what was kept, here or by another
 * device, then writes again half a second after each change, and hands that over to the server.
 */
export class Draft<T extends object> {
	values: T = $state()!;
	/** When it was last written to this device, in this visit. */
	kept_at = $state<Date>();
	/** Something stands on this device that can be thrown away. */
	is_kept = $state(false);
	/** What a kept draft said where a suggestion replaced it. */
	replaced = $state<Partial<T>>({});
	/** A suggestion with words of its own, while a kept draft says something else: whoever writes chooses. */
	offered = $state<Partial<T>>();
	/** The draft in whose place one began anew. It is in memory alone. */
	put_aside = $state<T>();
	#key: string;
	#empty: T;
	#words: (keyof T)[];
	#place?: DraftPlace;
	#suggested: Partial<T> = {};
	#attempt?: AttemptKey;
	#restored = $state(false);
	/** Changed since it was last written. */
	#unwritten?: T;
	#server: HandingOver<T>;

	/**
	 * `words` are the values without which nothing was written: where they are empty there is no draft. `place` is for
	 * who is told what they leave behind; without it the key says where that is.
	 */
	constructor(key: string, empty: T, words = Object.keys(empty) as (keyof T)[], place?: DraftPlace) {
		this.#place = place;
		this.#key = key;
		this.#empty = empty;
		this.#words = words;
		this.values = structuredClone(empty);
		this.#server = new HandingOver(key, {
			says: () => this.#as_kept($state.snapshot(this.values) as T),
			is_empty: () => this.is_empty(),
			is_kept: () => this.is_kept,
			keep: () => this.#keep($state.snapshot(this.values) as T),
			show: (values) => (this.values = { ...structuredClone(this.#empty), ...values }),
			discard: () => this.discard()
		});
		this.#restore();
		$effect(() => {
			const values = $state.snapshot(this.values) as T;
			if (!this.#restored) return;
			this.#server.note(values);
			if (this.is_empty(values)) {
				// At once: whoever empties a box and closes the page wants none of it.
				if (this.is_kept || this.#unwritten) void this.#drop();
				return;
			}
			this.#unwritten = values;
			const soon = setTimeout(() => this.#keep(values), 500);
			return () => clearTimeout(soon);
		});
		// A page that closes under somebody's hands must not take the last words along. A phone says only that
		// the page is out of sight before it ends it.
		$effect(() => {
			addEventListener('pagehide', this.#keep_at_once);
			document.addEventListener('visibilitychange', this.#keep_at_once);
			return () => {
				removeEventListener('pagehide', this.#keep_at_once);
				document.removeEventListener('visibilitychange', this.#keep_at_once);
			};
		});
		$effect(() => () => {
			if (!this.#unwritten) return;
			// Whoever reads it next may do so before the slow write is done.
			this.#keep_at_once();
			void this.#keep(this.#unwritten);
		});
	}

	/**
	 * Starts with these. What is empty is no suggestion; one whose words are other than those of a kept draft is
	 * `offered`, and everything else replaces what the draft said. Call it at once.
	 */
	suggest(given: Partial<T>) {
		const said = Object.entries(given).filter(([, value]) => value);
		this.#suggested = Object.fromEntries(said) as Partial<T>;
	}

	/** Goes on with the draft, and forgets what was offered. */
	go_on() {
		this.offered = undefined;
	}

	/** Begins with what was offered. The draft is put aside until the form is left. */
	begin_anew() {
		this.put_aside = $state.snapshot(this.values) as T;
		this.values = { ...structuredClone(this.#empty), ...($state.snapshot(this.offered) as Partial<T>) };
		this.offered = undefined;
	}

	/** Takes up the draft that was put aside, in place of what was begun. */
	put_back() {
		if (this.put_aside) this.values = $state.snapshot(this.put_aside) as T;
		this.put_aside = undefined;
	}

	/** What was written here on another device at the same time, and does not stand. */
	get earlier() {
		return this.#server.earlier;
	}

	/** Takes up an earlier draft; what stands in the form becomes one. False where the server does not have that yet. */
	take_back = (earlier: ServerDraft<T>) => this.#server.take_back(earlier);
	/** Throws an earlier draft away. */
	forget_earlier = (earlier: ServerDraft<T>) => this.#server.forget_earlier(earlier);

	/** Headers for sending `body`. Kept with the draft, so that a reload and a second press still are one attempt. */
	async attempt_header(body: object) {
		const attempt = attempt_key(body, this.#attempt);
		this.#attempt = attempt;
		this.#server.wait();
		if (!this.is_empty()) await this.#keep($state.snapshot(this.values) as T);
		return { 'Idempotency-Key': attempt.key };
	}

	async discard() {
		this.values = structuredClone(this.#empty);
		await this.#drop();
	}

	async #drop() {
		this.replaced = {};
		this.offered = undefined;
		this.kept_at = undefined;
		this.is_kept = false;
		this.#unwritten = undefined;
		this.#attempt = undefined;
		this.#server.throw_away();
		await drop_draft(this.#key).catch(() => undefined);
	}

	is_empty(values: T = this.values) {
		return this.#words.every((name) => JSON.stringify(values[name]) === JSON.stringify(this.#empty[name]));
	}

	/** What somebody typed before the draft was read stays: only untouched values are filled in. */
	async #restore() {
		const own = await read_draft<T>(this.#key).catch(() => undefined);
		const asking = read_there<T>(this.#key);
		const there = own ? undefined : await Promise.race([asking, nothing_after(waits_for_server)]);
		const kept = own ?? (there?.draft && as_kept(there.draft));
		if (kept && brings_other_words(kept.values, this.#suggested, this.#empty, this.#words)) {
			this.offered = this.#suggested;
			this.#suggested = {};
		}
		if (!kept) {
			this.values = { ...this.values, ...this.#suggested };
		} else {
			const untouched = Object.entries(kept.values).filter(([name]) => {
				const at = name as keyof T;
				return JSON.stringify(this.values[at]) === JSON.stringify(this.#empty[at]);
			});
			this.values = { ...this.values, ...Object.fromEntries(untouched), ...this.#suggested };
			if (!this.is_empty(kept.values)) {
				const others = Object.keys(this.#suggested).map((name) => [name, kept.values[name as keyof T]]);
				this.replaced = Object.fromEntries(others) as Partial<T>;
			}
			this.#attempt = kept.attempt;
			this.is_kept = true;
			this.#server.know(kept.values, kept);
		}
		this.#restored = true;
		await this.#server.meet(asking);
	}

	#as_kept = (values: T): KeptDraft<T> => ({
		values,
		attempt: this.#attempt,
		place: this.#place,
		...this.#server.known
	});

	#keep_at_once = () => {
		if (this.#unwritten) keep_last_words(this.#key, this.#as_kept(this.#unwritten));
	};

	/** A browser that keeps nothing (private windows, a full disk) still lets one write and send. */
	async #keep(values: T) {
		try {
			await keep_draft(this.#key, this.#as_kept(values));
			// Emptied or sent meanwhile, so it is gone again.
			if (this.is_empty()) return;
			if (this.#unwritten === values) this.#unwritten = undefined;
			this.kept_at = new Date();
			this.is_kept = true;
			this.#server.soon();
		} catch {
			this.kept_at = undefined;
		}
	}
}

/** As if it had been kept here. */
const as_kept = <T>({ id, values }: ServerDraft<T>): KeptDraft<T> => ({
	values,
	follows: id,
	is_handed: true
});

const nothing_after = (milliseconds: number) =>
	new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds));
