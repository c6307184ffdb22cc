import { untrack } from 'svelte';

/**
 * Call it while a component starts. `half_written` are the keys of what this device keeps; what is being shown may
 * change while they still stand in that list, so `act` follows the list alone.
 */
export function when_drafts_are_read(half_written: () => string[], act: (drafts: string[]) => void) {
	$effect(() => {
		const drafts = half_written();
		untrack(() => act(drafts));
	});
}
