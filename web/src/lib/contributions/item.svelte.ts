import { tick } from 'svelte';
import { t } from '#lib/i18n/index.svelte.ts';
import { say } from '#lib/ui/status.svelte.ts';
import { restore, withdraw, type Kind } from './acts.ts';
import type { Thread } from './thread.svelte.ts';
import { when_half_written } from './half_written.svelte.ts';

type Shown = { id: string; state: 'visible' | 'withdrawn'; may: { withdraw: boolean; restore: boolean } };

/**
 * The acts on one question, answer or comment as it stands on the page. After each the focus goes to what
 * undoes it, because the button that had it is gone.
 */
export class ItemActs<T extends Shown> {
	is_editing = $state(false);
	/** What is lost with it, while somebody is asked whether they mean to withdraw. */
	losing = $state<string>();
	element = $state<HTMLElement>();
	#thread: () => Thread;
	#kind: Kind;
	#item: () => T;
	#show: (item: T) => void;
	#loses: () => string | undefined;

	/** `loses` says what goes out of sight with the item, where that is more than one's own words. */
	constructor(
		thread: () => Thread,
		kind: Kind,
		item: () => T,
		show: (item: T) => void,
		loses: () => string | undefined = () => undefined
	) {
		this.#loses = loses;
		this.#thread = thread;
		this.#kind = kind;
		this.#item = item;
		this.#show = show;
	}

	edit = async () => {
		if (!(await this.#thread().bring_text(this.#item().id))) return say(t().edit.not_read);
		this.is_editing = true;
	};

	/** An edit that was being written when the page was last left opens by itself. */
	resume_from(half_written: () => string[]) {
		when_half_written(
			half_written,
			() => `edit:${this.#item().id}`,
			() => {
				if (this.#item().state === 'visible') void this.edit();
			}
		);
	}

	stop_editing = async () => {
		this.is_editing = false;
		await this.#focus('[aria-haspopup="menu"]');
	};

	/** The item as the server has it now. */
	reread = async () => {
		await this.#thread().catch_up();
		await tick();
		return this.#item();
	};

	ask_to_withdraw = async () => {
		this.losing = this.#loses();
		if (!this.losing) await this.withdraw();
	};

	withdraw = async () => {
		this.losing = undefined;
		const { problem } = await withdraw(this.#kind, this.#item().id);
		if (problem) return say(problem.of_press);
		const item = this.#item();
		this.#show({ ...item, state: 'withdrawn', may: { ...item.may, withdraw: false, restore: true } });
		say(t().question.withdrawn);
		await this.#focus('[data-restore]');
		await this.#thread().catch_up();
	};

	restore = async () => {
		const { problem } = await restore(this.#kind, this.#item().id);
		if (problem) return say(problem.of_press);
		const item = this.#item();
		this.#show({ ...item, state: 'visible', may: { ...item.may, withdraw: true, restore: false } });
		say(t().question.restored);
		await this.#focus('[aria-haspopup="menu"]');
		await this.#thread().catch_up();
	};

	async #focus(selector: string) {
		await tick();
		this.element?.querySelector<HTMLElement>(selector)?.focus();
	}
}
