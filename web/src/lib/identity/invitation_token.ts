import { tab_shelf } from '#lib/offline/shelf.ts';

const HELD = 'invitation';

/**
 * The token of the invitation that was opened. It is taken out of the address bar, so that it ends up in no
 * history or bookmark, and held for this tab only, so that a reload still works.
 */
export function held_token(): string {
	const token = location.hash.slice(1);
	if (!token) return tab_shelf.read(HELD) ?? '';
	tab_shelf.keep(HELD, token);
	return token;
}

export function hide_token() {
	if (location.hash) history.replaceState(history.state, '', location.pathname);
}

export const forget_token = () => tab_shelf.drop(HELD);
