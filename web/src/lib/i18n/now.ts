import { createSubscriber } from 'svelte/reactivity';

const MINUTE = 60_000;

/**
 * One timer for all the times on a page, while it is looked at and says one. A page that comes into sight again hears
 * at once how late it is.
 */
const follow = createSubscriber((heard) => {
	let timer: ReturnType<typeof setInterval> | undefined;
	const go = () => (timer = setInterval(heard, MINUTE));
	const look = () => {
		clearInterval(timer);
		if (document.hidden) return;
		heard();
		go();
	};
	if (!document.hidden) go();
	document.addEventListener('visibilitychange', look);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', look);
	};
});

/** What time it is, in milliseconds. What is shown of it is shown anew once a minute. */
export function now() {
	follow();
	return Date.now();
}
