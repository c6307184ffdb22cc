import { tick } from 'svelte';
import { look_at } from '#lib/ui/focus.ts';
import { when_half_written } from './half_written.svelte.ts';

/**
 * The comment form under a question or an answer: opened and closed by its button, and by itself where a comment was
 * being written when the page was last left.
 */
export class Commenting {
	is_open = $state(false);
	/** Somebody pressed for it, so it takes the focus. */
	was_asked_for = $state(false);
	button = $state<HTMLElement>();

	/** Make it while a component starts. */
	constructor(about: () => string, half_written: () => string[]) {
		when_half_written(
			half_written,
			() => `comment:${about()}`,
			() => (this.is_open = true)
		);
	}

	toggle = () => {
		this.was_asked_for = true;
		this.is_open = !this.is_open;
	};

	/**
	 * Closes the form. The focus goes to the comment that stands where it was: the button may be far above them all.
	 * Not so where somebody is elsewhere by then.
	 */
	stop = async (beside?: string, go_there = true) => {
		this.is_open = false;
		if (!go_there) return;
		await tick();
		if (beside) look_at(beside);
		else this.button?.focus();
	};
}
