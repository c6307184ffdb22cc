/**
 * Goes back to the tab that opened this one, as long as it shows that page: this one closes then. False where there is
 * no such tab, or the browser closes nothing.
 */
export function back_to_opener(path: string): boolean {
	if (!shows(opener, path)) return false;
	close();
	return closed;
}

/** Nothing is known of a tab that is at another site by now. */
function shows(tab: Window | null, path: string): boolean {
	try {
		return tab?.closed === false && tab.location.pathname === path;
	} catch {
		return false;
	}
}
