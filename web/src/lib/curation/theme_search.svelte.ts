import { api, attempt, type ThemeSummary } from '#lib/api/client.ts';

const PAUSE = 250;

/**
 * The themes of a community: the most used, or those that what is `typed` leads to. Call it while a component
 * starts. An older reply never replaces a newer one.
 */
export class ThemeSearch {
	found = $state.raw<ThemeSummary[]>([]);
	/** What the list stands for: empty at first, then what was typed. */
	answered = $state<string>();

	constructor(community: () => string, typed: () => string) {
		$effect(() => {
			const path = { community: community() };
			const q = typed().trim();
			const stop = new AbortController();
			const soon = setTimeout(
				async () => {
					const query = { q: q || undefined };
					const asked = api.GET('/communities/{community}/themes', {
						params: { path, query },
						signal: stop.signal
					});
					const { data } = await attempt(asked);
					if (stop.signal.aborted || !data) return;
					this.found = data.items;
					this.answered = q;
				},
				q ? PAUSE : 0
			);
			return () => {
				clearTimeout(soon);
				stop.abort();
			};
		});
	}
}
