import { tab_shelf } from '#lib/offline/shelf.ts';

/**
 * The token of a link that was opened. It is taken out of the address bar, so that it ends up in no history or
 * bookmark, and held for this tab only, so that a reload still works.
 */
class LinkToken {
	#name: string;

	constructor(name: string) {
		this.#name = name;
	}

	held(): string {
		const token = location.hash.slice(1);
		if (!token) return tab_shelf.read(this.#name) ?? '';
		tab_shelf.keep(this.#name, token);
		return token;
	}

	forget() {
		tab_shelf.drop(this.#name);
	}
}

export const invitation_token = new LinkToken('invitation');
export const reset_token = new LinkToken('reset_link');

export function hide_token() {
	if (location.hash) history.replaceState(history.state, '', location.pathname);
}
