import { untrack } from 'svelte';
import { read_draft } from '#lib/offline/drafts.ts';

/**
 * Call it while a component starts: `open` is called once it is known that the draft of this key stands on this device.
 * `half_written` are the keys that stood there when they were last listed; what is shown comes and goes while the list
 * stays, so whether a draft was posted or thrown away since is asked when it matters.
 */
export function when_half_written(half_written: () => string[], key: () => string, open: () => void) {
	$effect(() => {
		const drafts = half_written();
		untrack(async () => {
			if (drafts.includes(key()) && (await read_draft(key()).catch(() => undefined))) open();
		});
	});
}
