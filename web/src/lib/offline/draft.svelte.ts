import { onDestroy } from 'svelte';
import { attempt_key, type AttemptKey } from '#lib/api/attempt_key.ts';
import { drop_draft, keep_draft, keep_last_words, read_draft } from './drafts.ts';

/**
 * A form's values that keep themselves. Call it while a component starts: it restores what was kept,
 * then writes again half a second after each change.
 */
export class Draft<T extends object> {
	values: T = $state()!;
	/** When it was last written to this device, in this visit. */
	kept_at = $state<Date>();
	/** Something stands on this device that can be thrown away. */
	is_kept = $state(false);
	/** What a kept draft said where a suggestion replaced it. */
	replaced = $state<Partial<T>>({});
	#key: string;
	#empty: T;
	#words: (keyof T)[];
	#suggested: Partial<T> = {};
	#attempt?: AttemptKey;
	#restored = $state(false);
	/** Changed since it was last written. */
	#unwritten?: T;

	/** `words` are the values without which nothing was written: where they are empty there is no draft. */
	constructor(key: string, empty: T, words = Object.keys(empty) as (keyof T)[]) {
		this.#key = key;
		this.#empty = empty;
		this.#words = words;
		this.values = structuredClone(empty);
		this.#restore();
		$effect(() => {
			const values = $state.snapshot(this.values) as T;
			if (!this.#restored || (this.is_empty(values) && !this.is_kept)) return;
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
		onDestroy(() => {
			if (this.#unwritten) void this.#keep(this.#unwritten);
		});
	}

	/** Starts with these, even where an older draft says otherwise. What is empty is no suggestion. */
	suggest(given: Partial<T>) {
		const said = Object.entries(given).filter(([, value]) => value);
		this.#suggested = Object.fromEntries(said) as Partial<T>;
		this.values = { ...this.values, ...this.#suggested };
	}

	/** Headers for sending `body`. Kept with the draft, so that a reload and a second press still are one attempt. */
	async attempt_header(body: object) {
		const attempt = attempt_key(body, this.#attempt);
		this.#attempt = attempt;
		if (!this.is_empty()) await this.#keep($state.snapshot(this.values) as T);
		return { 'Idempotency-Key': attempt.key };
	}

	async discard() {
		this.values = structuredClone(this.#empty);
		await this.#drop();
	}

	async #drop() {
		this.replaced = {};
		this.kept_at = undefined;
		this.is_kept = false;
		this.#unwritten = undefined;
		this.#attempt = undefined;
		await drop_draft(this.#key).catch(() => undefined);
	}

	is_empty(values: T = this.values) {
		return this.#words.every((name) => JSON.stringify(values[name]) === JSON.stringify(this.#empty[name]));
	}

	/** What somebody typed before the draft was read stays: only untouched values are filled in. */
	async #restore() {
		const kept = await read_draft<T>(this.#key).catch(() => undefined);
		if (kept) {
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
		}
		this.#restored = true;
	}

	#keep_at_once = () => {
		if (!this.#unwritten || this.is_empty(this.#unwritten)) return;
		keep_last_words(this.#key, { values: this.#unwritten, attempt: this.#attempt });
	};

	/** A browser that keeps nothing (private windows, a full disk) still lets one write and send. */
	async #keep(values: T) {
		if (this.is_empty(values)) return this.#drop();
		try {
			await keep_draft(this.#key, { values, attempt: this.#attempt });
			if (this.#unwritten === values) this.#unwritten = undefined;
			this.kept_at = new Date();
			this.is_kept = true;
		} catch {
			this.kept_at = undefined;
		}
	}
}
